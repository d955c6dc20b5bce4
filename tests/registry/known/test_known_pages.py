"""What an agency is known by on its pages: the office's, the public's, and as it was known then."""

import re
from datetime import date

import pytest

from registry.db import db
from registry.services import licensing
from registry.services.knowing import entering, publishing
from registry.services.knowing.entries import list_entries
from tests.registry.known.conftest import BRANCH, DIRECTOR, OFFICER, STRANGER
from tests.registry.publishing import licensed

PUBLIC = "/en/agencies/himal/1"
OFFICE = "/en/office/agencies/himal/1/known/"
NEW = {"name": "Butwal branch", "address": "Butwal", "source": "Inspection of 3 May 2026",
       "since": "2024-01-01"}  # fmt: skip


def himal():
    return licensing.get_agency("himal", "1")


def number_of(app, kind):
    with app.app_context():
        return next(one.seq for one in list_entries(himal()) if one.kind == kind)


def publish(app, *kinds):
    with app.app_context():
        publishing.publish(himal().kept_in, kinds, actor="test")
        db.session.commit()


def seen(page):
    return re.search(r'name="seen"[^>]*value="(\d+)"', page.text)[1]


def test_the_public_reads_places_and_partners_and_how_many_people_there_are(published, client):
    page = client.get(PUBLIC).text
    for said in (BRANCH.name, *BRANCH.phones, "Machhapuchhre Sewa", "Contoh", "881/065/66",
                 "2, whose names this register does not publish",
                 "1 is not registered with the authority."):  # fmt: skip
        assert said in page
    for person in (DIRECTOR, OFFICER, STRANGER):
        assert person.name not in page


def test_published_people_are_read_with_their_registration(app, published, client):
    publish(app, "field_staff", "director")
    page = client.get(PUBLIC).text
    assert "registered with the authority, number F-17" in page
    assert (
        f'{STRANGER.name}</bdi><br><span class="tag no">not registered with the authority' in page
    )
    assert DIRECTOR.name in page
    assert DIRECTOR.phones[0] not in page


def test_the_search_says_by_what_it_found(published, client):
    page = client.get("/en/search?q=machapuchre+seva").text
    assert "Himal Manpower" in page
    assert "Found by a former name" in page
    assert "Found by" not in client.get("/en/search?q=himal+manpower").text


def test_a_phone_of_two_agencies_is_not_called_a_name_that_they_share(app, published, client):
    with app.app_context():
        licensed(himal().kept_in, "7", "Kosi Jobs", phones=["061 555 0142"])
        db.session.commit()
    page = client.get("/en/search?q=061-5550142").text
    assert "It belongs to more than one agency, or did so before." in page
    assert "Several agencies have this name" not in page
    assert page.index("Kosi Jobs") < page.index("Found by its telephone number")


def test_the_table_holds_what_the_page_shows(app, published, client):
    answer = client.get(f"{PUBLIC}/known.csv")
    assert answer.mimetype == "text/csv"
    assert "Lakeside 6" in answer.text
    assert OFFICER.name not in answer.text
    publish(app, "field_staff")
    assert OFFICER.name in client.get(f"{PUBLIC}/known.csv").text


def test_an_officer_enters_a_branch_that_is_public_at_once(client, clerk):
    assert "Butwal branch" not in client.get(PUBLIC).text
    done = clerk.post(f"{OFFICE}new/branch", data=NEW)
    assert done.status_code == 302
    assert "Butwal branch" in clerk.get(done.location).text
    assert "Butwal branch" in client.get(PUBLIC).text


@pytest.mark.parametrize(
    "kind, changed, field, reason",
    [
        ("branch", {"source": ""}, "source", "Say how this is known."),
        ("branch", {"name": "", "address": ""}, "name", "Enter a name or an address."),
        ("branch", {"since": "2999-01-01"}, "since", "The day lies in the future."),
        ("director", {"phones": "5550100\n5550101"}, "phones", "Only one for a person."),
        ("former_name", {"name": ""}, "name", "Enter the name."),
    ],
)
def test_a_refused_entry_says_why_at_its_field_and_keeps_what_was_typed(
    clerk, kind, changed, field, reason
):
    page = clerk.post(f"{OFFICE}new/{kind}", data=NEW | changed)
    assert page.status_code == 422
    assert f'<a href="#{field}">{reason}</a>' in page.text
    assert "2024-01-01" in page.text or "since" in changed


def test_a_kind_that_does_not_exist_is_an_unknown_page(clerk):
    assert clerk.get(f"{OFFICE}new/palace").status_code == 404
    assert clerk.get(f"{OFFICE}1/end").status_code == 404


def test_an_ended_branch_stays_on_the_page_with_its_last_day(app, client, clerk):
    number = number_of(app, "branch")
    page = clerk.post(f"{OFFICE}{number}/end", data={"until": "2026-02-28", "ground": "Closed."})
    assert page.status_code == 302
    assert "from 1 February 2024 until and including 28 February 2026" in client.get(PUBLIC).text
    again = clerk.post(f"{OFFICE}{number}/end", data={"until": "2026-02-28", "ground": "Closed."})
    assert again.status_code == 422


def test_a_mistake_leaves_the_page_when_a_second_officer_approves(app, client, clerk, as_role):
    number = number_of(app, "branch")
    proposed = clerk.post(f"{OFFICE}{number}/strike",
                          data={"ground": "Of another firm."})  # fmt: skip
    assert BRANCH.name in client.get(PUBLIC).text
    second = as_role("ministry", "npl-labour")
    page = second.get(proposed.location)
    assert "Strike an entry out" in page.text
    assert "Branch: Pokhara branch" in page.text
    assert second.post(proposed.location, data={"seen": seen(page)}).status_code == 302
    assert BRANCH.name not in client.get(PUBLIC).text
    assert "struck out" in clerk.get(OFFICE).text


def test_a_name_is_erased_after_a_second_look(app, client, clerk):
    publish(app, "director")
    number = number_of(app, "director")
    answers = {"ground": "Asked for on 2 June 2026."}
    assert DIRECTOR.name in clerk.post(f"{OFFICE}{number}/erase", data=answers).text
    assert DIRECTOR.name in client.get(PUBLIC).text
    done = clerk.post(f"{OFFICE}{number}/erase", data=answers | {"confirmed": "yes"})
    assert done.status_code == 302
    for page in (client.get(PUBLIC).text, clerk.get(OFFICE).text):
        assert DIRECTOR.name not in page
        assert "(erased)" in page


def test_an_officer_says_whose_names_the_register_publishes(client, clerk):
    address = "/en/office/publishing/himal"
    assert clerk.post(address, data={"kinds": ["field_staff"]}).status_code == 302
    assert OFFICER.name in client.get(PUBLIC).text
    assert re.search(r'checked[^>]*value="field_staff"|value="field_staff"[^>]*checked',
                     clerk.get(address).text)  # fmt: skip
    clerk.post(address, data={"csrf_token": "that any page sends"})
    assert OFFICER.name not in client.get(PUBLIC).text


def test_another_countrys_officer_sees_none_of_it(clerk, app, as_role):
    from registry.services import organising

    with app.app_context():
        organising.found("mys-labour", name="Labour", kind="ministry", country="MYS")
        db.session.commit()
    stranger = as_role("ministry", "mys-labour")
    for address in (OFFICE, f"{OFFICE}new/branch", "/en/office/publishing/himal"):
        assert stranger.get(address).status_code == 404


def test_an_earlier_day_shows_what_was_known_then(app, client, published, monkeypatch):
    from datetime import UTC, datetime

    from registry import clock

    with app.app_context():
        today = clock.today()
        number = number_of(app, "branch")
        monkeypatch.setattr(clock, "now", lambda: datetime(2999, 6, 1, tzinfo=UTC))
        entering.end(himal(), entering.get_entry(himal(), number), date(2999, 1, 1), "Closed.",
                     actor="test")  # fmt: skip
        db.session.commit()
    then = client.get(f"{PUBLIC}/then?known={today}&on={today}").text
    assert f"{BRANCH.name}</bdi>" in then
    assert "31 December 2998" not in then
    assert "31 December 2998" in client.get(f"{PUBLIC}/then?known=2999-06-01&on=2999-06-01").text
