"""What waits for a second person, on its pages: shown in the office and nowhere else."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from registry.acts import Decision
from registry.db import db
from registry.models import ActProposal
from registry.services import deciding, journal, licensing, organising
from tests.registry.licensing.conftest import SPRING
from tests.registry.publishing import licensed, register

OFFICE = "/en/office/agencies/himal/1"
SUSPEND = {"since": "2024-04-01", "ground": "Fees were taken.", "basis": "s. 12"}


@pytest.fixture
def himal(app):
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        organising.found("mys-labour", name="Labour", kind="ministry", country="MYS")
        licensed(register(), "1", "Himal Manpower")
        db.session.commit()


@pytest.fixture
def sita(himal, as_role):
    return as_role("ministry", "npl-labour")


@pytest.fixture
def hari(himal, as_role):
    return as_role("ministry", "npl-labour")


def propose(reader, act="suspend", **changed):
    return reader.post(f"{OFFICE}/licence/{act}", data=SUSPEND | changed)


def seen(page):
    return re.search(r'name="seen"[^>]*value="(\d+)"', page.text)[1]


def test_a_proposal_is_shown_to_officers_and_not_to_the_public(client, sita, hari):
    public = client.get("/en/agencies/himal/1").text
    proposed = propose(sita)
    assert client.get("/en/agencies/himal/1").text == public
    assert "Fees were taken." in hari.get(proposed.location).text
    for page in ("/en/office/decisions/", OFFICE, "/en/office/"):
        assert "Suspend the licence" in hari.get(page).text


def test_only_the_second_person_is_offered_to_approve(sita, hari):
    address = propose(sita).location
    assert "Approve it" in hari.get(address).text
    assert "Approve it" not in sita.get(address).text
    refused = sita.post(address)
    assert refused.status_code == 422
    assert "Another officer of your authority must approve" in refused.text


def test_what_is_approved_is_public_with_its_ground_and_legal_basis(client, sita, hari):
    hari.post(propose(sita, until="2999-12-31").location)
    page = client.get("/en/agencies/himal/1").text
    for said in (
        "may not recruit you",
        "Fees were taken.",
        "s. 12",
        "31 December 2999",
        "decided by two officers",
    ):
        assert said in page


def test_of_two_who_approve_at_once_one_wins(app, sita, hari, as_role):
    address = propose(sita).location
    shown = seen(hari.get(address))
    with app.app_context():
        before = journal.last_seq()
    readers = [hari, as_role("ministry", "npl-labour")]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda one: one.post(address, data={"seen": shown}), readers))
    assert sorted(answer.status_code for answer in answers) == [302, 422]
    (told,) = [answer.text for answer in answers if answer.status_code == 422]
    assert "This proposal is closed." in told
    with app.app_context():
        assert journal.last_seq() == before + 1


def test_another_countrys_officer_is_told_that_there_is_no_such_proposal(sita, as_role):
    address = propose(sita).location
    stranger = as_role("ministry", "mys-labour")
    for asked in (stranger.get(address), stranger.post(address), stranger.get(f"{address}/close")):
        assert asked.status_code == 404
    assert "Himal" not in stranger.get("/en/office/decisions/").text


def test_an_officer_whose_page_is_old_is_told_what_changed_and_loses_nothing(app, sita):
    old = seen(sita.get(f"{OFFICE}/licence/suspend"))
    with app.app_context():
        agency = licensing.get_agency("himal", "1")
        deciding.decide(agency, Decision("surveil", SPRING, "Warned."), actor="operator")
        db.session.commit()
    refused = propose(sita, seen=old)
    assert refused.status_code == 422
    assert "Warned and put under surveillance" in refused.text
    assert "Fees were taken." in refused.text
    assert propose(sita, seen=seen(refused)).status_code == 302


def test_a_made_up_moment_of_looking_is_refused(sita):
    assert propose(sita, seen="yesterday").status_code == 422


def test_a_page_says_what_changed_since_the_proposal(app, sita, hari):
    address = propose(sita).location
    old = seen(hari.get(address))
    with app.app_context():
        licensing.correct(licensing.get_agency("himal", "1"), actor="test", website="https://h")
        db.session.commit()
    refused = hari.post(address, data={"seen": old})
    assert refused.status_code == 422
    assert "what is published of it" in refused.text
    assert hari.post(address, data={"seen": seen(refused)}).status_code == 302


def test_a_proposal_is_declined_with_a_reason(app, sita, hari):
    address = propose(sita).location
    assert "Decline the proposal" in hari.get(f"{address}/close").text
    assert hari.post(f"{address}/close", data={"ground": ""}).status_code == 422
    hari.post(f"{address}/close", data={"ground": "The fees were repaid."})
    assert "The fees were repaid." in sita.get(address).text
    with app.app_context():
        assert db.session.scalars(db.select(ActProposal.state)).all() == ["declined"]
    assert hari.post(address).status_code == 422


def test_a_correction_shows_what_stands_and_what_would_stand(sita, hari):
    address = sita.post(f"{OFFICE}/edit", data={"name": "Himal Overseas"}).location
    page = hari.get(address).text
    assert "<del><bdi>Himal Manpower</bdi></del>" in page
    assert "<ins><bdi>Himal Overseas</bdi></ins>" in page


@pytest.mark.parametrize(
    "act, answers, said",
    [
        ("appeal", {"stayed": ""}, "Say whether the decision applies"),
        ("refuse", {}, "not possible on an application that is now absent"),
        ("dismiss_appeal", {}, "not possible on an appeal that is now absent"),
        ("suspend", {"until": "2024-03-31"}, "It would end before it begins."),
        ("renew", {"expires_on": ""}, "Give the last valid day."),
        ("disqualify", {"basis": ""}, "Name the legal basis."),
    ],
)
def test_a_bad_answer_is_refused_beside_its_field(sita, act, answers, said):
    refused = propose(sita, act, **answers)
    assert refused.status_code == 422
    assert said in refused.text


def test_an_act_that_nobody_knows_is_an_unknown_page(sita):
    assert sita.get(f"{OFFICE}/licence/bless").status_code == 404


def test_officers_write_a_person_a_line_and_the_public_page_names_them(client, sita, hari):
    assert propose(sita, "disqualify", persons="Ram").status_code == 422
    proposed = propose(sita, "disqualify", persons="Ram Demo-Karki, director\n")
    assert "Karki" not in client.get("/en/agencies/himal/1").text
    hari.post(proposed.location)
    page = client.get("/en/agencies/himal/1").text
    assert "Ram Demo-Karki" in page
    assert "disqualified since 1 April 2024" in page


def test_what_follows_from_an_act_is_set_shown_and_noted_as_done(sita, hari):
    rules = "/en/office/duties/of/himal"
    answers = {"act": "suspend", "kind": "tell", "whom": "Everybody placed", "days": "7"}
    assert sita.post(rules, data=answers | {"days": "soon"}).status_code == 422
    assert sita.post(rules, data=answers).status_code == 302
    assert "Tell: Everybody placed" in sita.get(rules).text
    hari.post(propose(sita).location)

    page = sita.get(OFFICE).text
    assert "Tell: Everybody placed" in page
    assert "overdue" in page
    assert "Tell: Everybody placed" in sita.get("/en/office/").text
    address = re.search(r'href="(/en/office/duties/\d+)"', page)[1]
    assert sita.post(address, data={"done_on": ""}).status_code == 422
    sita.post(address, data={"done_on": "2024-04-05"})
    assert "5 April 2024" in sita.get(OFFICE).text
    sita.post(f"{rules}/0/drop")
    assert "Nothing follows from an act here yet." in sita.get(rules).text


def test_what_follows_is_nobody_elses_to_set_or_to_settle(sita, hari, as_role):
    answers = {"act": "suspend", "kind": "tell", "whom": "Everybody placed", "days": "7"}
    sita.post("/en/office/duties/of/himal", data=answers)
    hari.post(propose(sita).location)
    stranger = as_role("ministry", "mys-labour")
    for address in ("of/himal", "1"):
        assert stranger.get(f"/en/office/duties/{address}").status_code == 404
    assert stranger.post("/en/office/duties/of/himal/0/drop").status_code == 404
