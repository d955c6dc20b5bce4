"""The pages of tasks, disputes and of what leaves: who sees what, and what is lost by nobody."""

import json
import re

import pytest

from registry import clock
from registry.db import db
from registry.models import Agency
from registry.services import leaving, tasking, wording
from registry.services.knowing import entering
from registry.services.knowing.entries import Entry
from registry.services.leaving import Leave
from tests.registry.states.conftest import HIMAL, SPRING, SUMMER, act, user

CLAIM = {"fact": "address", "wanted": "Lazimpat", "why": "We moved.", "document": "Lease of 3 May"}
OFFICE = "/en/office/agencies/himal/1042-070-71"


def done(app, *acts):
    """Acts on Himal, each by name and day; returns the last one's event."""
    with app.app_context():
        himal = db.session.scalars(db.select(Agency)).one()
        for name, since in acts:
            seq = act(himal, name, since)
        db.session.commit()
    return seq


def disputed(as_role, claim=None):
    agency = as_role("agency", "himal-desk")
    assert agency.post("/en/office/own/ask", data=CLAIM | (claim or {})).status_code == 302
    return agency


def test_an_agency_sees_its_record_as_the_public_reads_it(client, as_role, pages):
    done(pages, ("suspend", SPRING))
    agency = as_role("agency", "himal-desk")
    assert "Your record" in agency.get("/en/office/").text
    own, public = agency.get("/en/office/own/").text, client.get(HIMAL).text
    for told in ("Thamel", "suspended", "Order 7", "+977 1 4412345"):
        assert told in own
        assert told in public


def test_a_dispute_stands_beside_the_fact_until_it_is_decided(client, as_role, pages):
    with pages.app_context():
        since = f"disputed since {wording.day_name(clock.today())}"
    assert since not in client.get(HIMAL).text
    agency = disputed(as_role)
    page = client.get(HIMAL).text
    assert f'Thamel</bdi> <span class="tag limits">{since}' in page
    assert "Lazimpat" not in page
    assert "waits for the authority" in agency.get("/en/office/own/").text

    first, second = as_role("ministry", "npl-labour"), as_role("ministry", "npl-labour")
    assert "Agencies ask for corrections" in first.get("/en/office/").text
    assert "Lease of 3 May" in first.get("/en/office/disputes/1").text
    facts = {"name": "Himal Manpower", "address": "Lazimpat", "phones": "+977 1 4412345",
             "destinations": "MYS"}  # fmt: skip
    form = first.get("/en/office/disputes/1/accept").text
    assert '<a href="#address">Go to what is wrong: Address</a>' in form
    assert re.search(r'<textarea[^>]* dir="auto"[^>]* id="address"', form)
    assert form.count('href="/en/office/disputes/1"') == 2  # back, and out
    answer = first.post("/en/office/disputes/1/accept", data=facts)
    assert answer.status_code == 302
    assert since in client.get(HIMAL).text
    assert "waits for a second officer" in agency.get("/en/office/own/").text
    assert second.post(answer.headers["Location"]).status_code == 302
    page = client.get(HIMAL).text
    assert since not in page
    assert "Lazimpat" in page


def test_a_dispute_of_an_entry_stands_in_the_history_and_in_the_terminals_record(
    client, as_role, runner, pages
):
    seq = done(pages, ("suspend", SPRING))
    disputed(as_role, {"fact": f"entry:{seq}"})
    history = client.get(HIMAL).text.partition("History of the licence")[2]
    assert "disputed since" in history
    shown = json.loads(runner.invoke(args=["agencies", "show", "1042/070/71", "--json"]).stdout)
    with pages.app_context():
        assert shown["disputed"] == [f"entry:{seq} {clock.today()}"]
    assert "disputed since" in client.get(f"{HIMAL}/then").text
    officer = as_role("ministry", "npl-labour")
    assert "An entry of a licence is never changed" in officer.get("/en/office/disputes/1").text
    answer = officer.post("/en/office/disputes/1/settle", data={"reason": "Reinstated."})
    assert answer.status_code == 422


def test_a_dispute_of_a_branch_stands_beside_it_until_two_officers_have_struck_it_out(
    client, as_role, pages
):
    with pages.app_context():
        himal = db.session.scalars(db.select(Agency)).one()
        branch = Entry("branch", "Butwal branch", source="Inspection of May")
        fact = f"known:{entering.enter(himal, branch, actor='test')}"
        since = f"disputed since {wording.day_name(clock.today())}"
        db.session.commit()
    agency = as_role("agency", "himal-desk")
    assert "Branch: Butwal branch" in agency.get("/en/office/own/ask").text
    assert agency.post("/en/office/own/ask", data=CLAIM | {"fact": fact}).status_code == 302
    for page in (client.get(HIMAL), client.get(f"{HIMAL}/then"), agency.get("/en/office/own/")):
        assert f'Butwal branch</bdi> <span class="tag limits">{since}' in page.text

    first, second = as_role("ministry", "npl-labour"), as_role("ministry", "npl-labour")
    assert "Branch: Butwal branch" in first.get("/en/office/disputes/").text
    assert "Strike it out or end it" in first.get("/en/office/disputes/1").text
    address = "/en/office/disputes/1/remove"
    ended = {"what": "ended", "until": "", "ground": "It closed in May."}
    wrong = first.post(address, data=ended)
    assert wrong.status_code == 422
    assert '<a href="#until">Give the last day.</a>' in wrong.text
    assert "It closed in May." in wrong.text
    answer = first.post(address, data=ended | {"what": "mistake"})
    assert second.post(answer.headers["Location"]).status_code == 302
    assert "Butwal" not in client.get(HIMAL).text
    assert "corrected" in agency.get("/en/office/own/").text
    assert "struck out" in first.get("/en/office/disputes/1").text


def test_an_entry_of_the_licence_cannot_be_struck_out(as_role, pages):
    disputed(as_role)
    officer = as_role("ministry", "npl-labour")
    answer = {"what": "mistake", "ground": "No."}
    assert officer.post("/en/office/disputes/1/remove", data=answer).status_code == 404


def test_a_declined_request_is_told_to_the_agency(client, as_role, pages):
    agency = disputed(as_role)
    officer = as_role("ministry", "npl-labour")
    assert officer.post("/en/office/disputes/1/decline", data={"reason": ""}).status_code == 422
    assert officer.post("/en/office/disputes/1/x", data={"reason": "No."}).status_code == 404
    officer.post("/en/office/disputes/1/decline", data={"reason": "The lease has ended."})
    assert "declined: The lease has ended." in agency.get("/en/office/own/").text
    assert "disputed since" not in client.get(HIMAL).text


def test_an_agency_takes_its_request_back(client, as_role, pages):
    agency = disputed(as_role)
    assert "Lazimpat" in agency.get("/en/office/own/1/give-up").text
    assert agency.post("/en/office/own/1/give-up").status_code == 302
    assert agency.post("/en/office/own/1/give-up").status_code == 422
    assert "disputed since" not in client.get(HIMAL).text


def test_a_claim_that_says_too_little_is_shown_again_whole(as_role, pages):
    agency = as_role("agency", "himal-desk")
    answer = agency.post("/en/office/own/ask", data=CLAIM | {"document": ""})
    assert answer.status_code == 422
    assert "Name the document that shows it." in answer.text
    assert "We moved." in answer.text


def test_another_countrys_officer_finds_no_request(as_role, pages):
    disputed(as_role)
    officer = as_role("ministry", "mys-labour")
    for page in ("1", "1/accept", "1/decline", "1/remove"):
        assert officer.get(f"/en/office/disputes/{page}").status_code == 404


def test_only_the_other_ministry_sees_and_answers_its_task(as_role, pages):
    done(pages, ("revoke", SPRING))
    here, there = as_role("ministry", "npl-labour"), as_role("ministry", "mys-labour")
    assert "From the other state" in there.get("/en/office/").text
    assert "From the other state" not in here.get("/en/office/").text
    assert here.get("/en/office/tasks/1").status_code == 404
    page = there.get("/en/office/tasks/1").text
    for told in (
        "Nepal has stopped \u2068Himal Manpower\u2069",
        "No partner agency in your country",
    ):
        assert told in page
    wrong = there.post("/en/office/tasks/1", data={"answer": "no_action", "reason": ""})
    assert wrong.status_code == 422
    right = {"answer": "no_action", "reason": "It has no partner here."}
    assert there.post("/en/office/tasks/1", data=right).status_code == 302
    assert "Nothing was done: It has no partner here." in there.get("/en/office/tasks/").text
    assert "From the other state" not in there.get("/en/office/").text
    with pages.app_context():
        (task,) = tasking.list_tasks(seen_by=user("aminah"))
        assert task.answered_by == "ministry:mys-labour"


def test_what_left_is_on_no_public_page_and_still_in_the_office(client, as_role, pages):
    done(pages, ("suspend", SPRING), ("reinstate", SUMMER))
    assert "suspended" in client.get(HIMAL).text
    officer = as_role("ministry", "npl-labour")
    rules = "/en/office/leaving/himal"
    answer = officer.post(rules, data={"kind": "suspension", "days": "30", "cite": ""})
    assert answer.status_code == 422
    officer.post(rules, data={"kind": "suspension", "days": "30", "cite": "Act 5, s. 30"})
    page = client.get(HIMAL).text
    assert "suspended" not in page
    assert "Reinstated" not in page
    assert "Act 5, s. 30" in page
    then = client.get(f"{HIMAL}/then?on=2024-05-01").text
    assert "suspended" not in then
    assert "is no longer published" in then
    assert "suspended" in officer.get(OFFICE).text
    officer.post(f"{rules}/suspension/drop")
    assert "suspended" in client.get(HIMAL).text


def test_the_terminal_sets_what_leaves(runner, pages):
    setting = ["agencies", "leaves", "himal"]
    assert "Nothing leaves" in runner.invoke(args=setting).stderr
    more = ["--set", "warning", "--days", "30", "--cite", "s. 3"]
    assert "warning  30  s. 3" in runner.invoke(args=[*setting, *more]).stdout
    assert runner.invoke(args=[*setting, "--set", "warning"]).exit_code == 2
    assert runner.invoke(args=[*setting, *more[:-1], " "]).exit_code == 1
    runner.invoke(args=[*setting, "--drop", "warning"])
    assert "Nothing leaves" in runner.invoke(args=setting).stderr


@pytest.mark.parametrize("kind", leaving.WORDS)
def test_each_kind_that_can_leave_has_its_words(pages, kind):
    with pages.app_context():
        himal = db.session.scalars(db.select(Agency)).one()
        leaving.set_rule(himal.kept_in, Leave(kind, 1, "s. 1"), actor="test")
        assert leaving.kind_name(kind)
