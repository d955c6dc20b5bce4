"""The pages of the guard, of papers and of objections: for whom they are, and what they say."""

import re

import pytest

from registry.db import db
from registry.models import MatchAnswer, Objection
from registry.services import licensing, organising
from tests.registry.guarding.conftest import AUTUMN, SPRING
from tests.registry.publishing import decide, licensed, register

PLACE = "himal/a-1"
OFFICE = f"/en/office/agencies/{PLACE}"
GUARD = f"/en/office/guard/{PLACE}"
GRANT = {"since": "2024-10-01", "ground": "Papers complete."}
OBJECT = f"/en/applications/{PLACE}/object"


@pytest.fixture
def story(app):
    """Timmur, revoked, and an applicant with its telephone; two ministries."""
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        organising.found("mys-labour", name="Labour", kind="ministry", country="MYS")
        timmur = licensed(register(), "12", "Timmur Khola Overseas", phones=["+977-1-5550143"])
        decide(timmur, "revoke", SPRING)
        applicant = licensing.enter(
            register(), "A-1", actor="test", name="Bhanjyang Placement", phones=["015550143"]
        )
        decide(applicant, "apply", AUTUMN)
        db.session.commit()


@pytest.fixture
def sita(story, as_role):
    return as_role("ministry", "npl-labour")


@pytest.fixture
def hari(story, as_role):
    return as_role("ministry", "npl-labour")


def room(page):
    """The name of the field in which the first resemblance is answered."""
    return re.search(r'name="(why_[0-9a-f]+)"', page.text)[1]


def test_an_officer_is_told_answers_proposes_and_the_second_reads_why(app, client, sita, hari):
    assert "in 1 thing, without an answer" in sita.get(OFFICE).text
    refused = sita.post(f"{OFFICE}/licence/grant", data=GRANT)
    assert refused.status_code == 422
    assert "Telephone: it resembles Timmur Khola Overseas" in refused.text
    assert "Papers complete." in refused.text

    page = sita.get(GUARD)
    for said in ("Telephone, the same", "015550143", "+977-1-5550143", "Timmur Khola", "1 April"):
        assert said in page.text
    assert sita.post(GUARD, data={room(page): "A landlord's line."}).status_code == 302
    proposed = sita.post(f"{OFFICE}/licence/grant", data=GRANT)
    assert "Why it passes: A landlord" in hari.get(proposed.location).text
    assert hari.post(proposed.location).status_code == 302
    public = client.get(f"/en/agencies/{PLACE}").text
    assert "may recruit workers" in public
    assert "landlord" not in public


def test_an_answer_that_is_too_long_is_refused_and_not_lost(app, sita):
    page = sita.get(GUARD)
    refused = sita.post(GUARD, data={room(page): "so " * 700})
    assert refused.status_code == 422
    assert "At most 2,000 characters." in refused.text
    assert "so so so" in refused.text
    with app.app_context():
        assert db.session.query(MatchAnswer).count() == 0


def test_a_new_owner_leads_the_officer_to_what_it_resembles(sita):
    entered = sita.post(
        f"{OFFICE}/known/new/owner", data={"name": "Ram Demo-Karki", "source": "Company register"}
    )
    assert entered.status_code == 302
    assert entered.location == GUARD


def test_another_country_sees_nothing_of_it(story, as_role):
    stranger = as_role("ministry", "mys-labour")
    for page in (GUARD, f"/en/office/papers/{PLACE}", "/en/office/guard/of/himal"):
        assert stranger.get(page).status_code == 404


def test_an_application_is_public_with_its_papers_and_never_as_a_licence(client, sita):
    papers = f"/en/office/papers/{PLACE}"
    assert sita.post(papers, data={"kind": "bond", "reference": ""}).status_code == 422
    paper = {"kind": "bond", "reference": "BG 17", "dated_on": "2024-09-01"}
    assert sita.post(papers, data=paper).status_code == 302
    page = client.get(f"/en/agencies/{PLACE}").text
    for said in ("may not recruit you", "Application, not a licence", "Bond or bank guarantee",
                 "BG 17", "1 September 2024", "Application number"):  # fmt: skip
        assert said in page
    assert "Licence number" not in page
    assert "Bhanjyang Placement" in client.get("/en/applications/").text

    strike = re.search(r'href="([^"]+/strike)"', sita.get(papers).text)[1]
    assert sita.post(strike, data={"ground": ""}).status_code == 422
    assert sita.post(strike, data={"ground": "Of another firm."}).status_code == 302
    assert "BG 17" not in client.get(f"/en/agencies/{PLACE}").text


def test_anybody_objects_without_an_account_and_reads_the_answer(client, sita):
    assert OBJECT in client.get(f"/en/agencies/{PLACE}").text
    assert client.post(OBJECT, data={"text": ""}).status_code == 422
    sent = client.post(OBJECT, data={"text": "He kept <b>my</b> wages.", "contact": "98-1"})
    assert "It has no answer yet." in client.get(sent.location).text

    assert "Bhanjyang Placement" in sita.get("/en/office/").text
    (address,) = re.findall(r'href="(/en/office/objections/\d+)"',
                            sita.get("/en/office/objections/").text)  # fmt: skip
    page = sita.get(address).text
    assert "He kept &lt;b&gt;my&lt;/b&gt; wages." in page
    assert "98-1" in page
    refused = sita.post(f"{OFFICE}/licence/grant", data=GRANT)
    assert "1 objection has no answer yet." in refused.text

    assert sita.post(address, data={"answer": ""}).status_code == 422
    sita.post(address, data={"answer": "We have looked into it."})
    assert "We have looked into it." in client.get(sent.location).text
    ground = {"ground": "Asked for."}
    assert "Nothing has happened yet" in sita.post(f"{address}/erase", data=ground).text
    assert "wages" in sita.get(address).text
    assert sita.post(f"{address}/erase", data=ground | {"confirmed": "yes"}).status_code == 302
    erased = sita.get(address).text
    assert "wages" not in erased
    assert "Asked for." in erased


def test_an_objection_is_nobody_elses_to_read(client, app, story, as_role):
    client.post(OBJECT, data={"text": "He kept my wages."})
    stranger = as_role("ministry", "mys-labour")
    assert "Bhanjyang" not in stranger.get("/en/office/objections/").text
    for address in ("/en/office/objections/1", "/en/office/objections/1/erase"):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, data={"answer": "No.", "ground": "No."}).status_code == 404
    with app.app_context():
        (kept,) = db.session.scalars(db.select(Objection))
        assert (kept.text, kept.answer) == ("He kept my wages.", None)


def test_who_objects_too_often_is_told_to_wait(client, story):
    for _number in range(10):
        assert client.post(OBJECT, data={"text": "Again."}).status_code == 302
    assert client.post(OBJECT, data={"text": "Again."}).status_code == 429


def test_where_there_is_no_application_there_is_nothing_to_object_to(client, story):
    assert client.get("/en/applications/himal/12/object").status_code == 404
    assert client.get("/en/objections/guessed").status_code == 404


def test_the_rules_of_a_register_are_set_with_their_citation(client, sita, app):
    rules = "/en/office/guard/of/himal"
    assert sita.post(rules, data={"objection_days": "14"}).status_code == 422
    told = {"objection_days": "14", "objection_cite": "s. 3", "look_back_years": "5",
            "look_back_cite": "s. 4"}  # fmt: skip
    assert sita.post(rules, data=told).status_code == 302
    assert 'value="14"' in sita.get(rules).text
    assert "Sanctions of the last 5 years count (s. 4)." in sita.get(GUARD).text
