"""A committee's pages: open an audit, read its evidence, hear the agency, close it, print it."""

import pytest

from registry.db import db
from registry.models import Audit
from tests.registry.placing import charge, everest, place
from tests.registry.test_auditing import committee

ANSWERS = {"agency": "himal/1042-070-71", "since": "2023-01-01", "last": "2023-12-31"}
CLOSING = {
    "text": "One fee is to be repaid.",
    "auditor": "Aminah Demo-Rashid",
    "reviewer": "Bishnu Demo-Adhikari",
    "interests": "None.",
}


@pytest.fixture
def nepal_malaysia(app):
    """A committee of Nepal and Malaysia, and an agency that charged Sunita a fee."""
    with app.app_context():
        everest()
        place("P-SUNITA")
        charge("P-SUNITA", payee="<script>sub-agent</script>")
        committee("npl-mys", "NPL", "MYS", "npl", "mys")
        committee("phl-sau", "PHL", "SAU", "phl")
        db.session.commit()


@pytest.fixture
def auditor(nepal_malaysia, as_role):
    return as_role("committee", "npl-mys-npl")


@pytest.fixture
def opened(auditor) -> str:
    """The address of an audit that the auditor has opened."""
    return auditor.post("/en/audits/npl-mys/new", data=ANSWERS).location


def test_an_audit_is_opened_and_shows_what_was_found(auditor, opened):
    page = auditor.get(opened).text

    assert "Everest Gate Overseas" in page
    assert "NPL-MYS-2018#01" in page
    assert "article not seen" in page
    assert 'data-label="Of it established"' in page  # the table of money fits a phone


def test_a_finding_shows_its_evidence_and_runs_nobodys_script(auditor, opened):
    page = auditor.get(f"{opened}/findings?clause=NPL-MYS-2018%2301").text

    assert "P-SUNITA" in page
    assert "&lt;script&gt;sub-agent" in page
    assert "<script>" not in page


def test_an_audit_runs_its_course_to_the_report(app, auditor, opened):
    reply = {"subject": "The fee", "agency_text": "We shall repay.", "received_on": "2024-02-01"}
    action = {"action": "Repay 60,000 rupees", "owner": "The agency", "due_on": "2027-01-31"}
    for place_, answers in (("reply", reply), ("ask", action), ("close", CLOSING)):
        assert auditor.post(f"{opened}/{place_}", data=answers).status_code == 302

    page = auditor.get(opened).text
    assert "We shall repay." in page
    assert "Repay 60,000 rupees" in page
    assert "One fee is to be repaid." in page
    report = auditor.get(f"{opened}/report.pdf")
    assert report.mimetype == "application/pdf"
    assert report.data.startswith(b"%PDF-")
    assert auditor.get(f"{opened}/report.pdf").data == report.data


@pytest.mark.parametrize("door", ["reply", "ask", "close"])
def test_a_closed_audit_offers_no_form(auditor, opened, door):
    auditor.post(f"{opened}/close", data=CLOSING)
    page = auditor.get(f"{opened}/{door}")

    assert page.status_code == 422
    assert "is closed" in page.text
    assert "<form" not in page.text.split("<main")[1].split("</main>")[0]


def test_a_refused_answer_is_shown_beside_its_field_and_changes_nothing(app, auditor, opened):
    answer = auditor.post(f"{opened}/close", data=CLOSING | {"reviewer": CLOSING["auditor"]})

    assert answer.status_code == 422
    assert "somebody other than the auditor" in answer.text
    with app.app_context():
        assert db.session.scalars(db.select(Audit)).one().closed_at is None


def test_a_period_turned_round_is_refused_by_name(auditor):
    answer = auditor.post("/en/audits/npl-mys/new", data=ANSWERS | {"last": "2022-12-31"})

    assert answer.status_code == 422
    assert "ends before it begins" in answer.text


@pytest.mark.parametrize(
    "day, status", [("9999-12-31", 422), ("9999-12-30", 302), ("2023-02-30", 422)]
)
def test_a_period_up_to_the_end_of_the_calendar_is_no_fault_of_ours(auditor, day, status):
    answer = auditor.post("/en/audits/npl-mys/new", data=ANSWERS | {"last": day})

    assert answer.status_code == status


def test_an_answer_of_spaces_is_no_answer(auditor, opened):
    reply = {"subject": " ", "agency_text": " \n ", "received_on": "2024-02-01"}
    action = {"action": " ", "owner": " ", "due_on": "2027-01-31"}
    closing = CLOSING | {"text": " ", "interests": " "}
    for place_, answers in (("reply", reply), ("ask", action), ("close", closing)):
        assert auditor.post(f"{opened}/{place_}", data=answers).status_code == 422


@pytest.mark.parametrize("address", ["", "/findings", "/report.pdf", "/reply", "/close"])
def test_another_committee_finds_no_such_audit_and_the_log_keeps_the_try(
    opened, as_role, address, caplog
):
    stranger = as_role("committee", "phl-sau-phl")

    assert stranger.get(opened + address).status_code == 404
    assert "not shown to committee:phl-sau-phl: audit JC-NPL-MYS-" in caplog.text


def test_an_observer_reads_and_does_not_close(opened, as_role):
    observer = as_role("observer", "npl-mys-mys")

    assert observer.get(opened).status_code == 200
    assert observer.get(f"{opened}/close").status_code == 403
    assert observer.post(f"{opened}/close", data=CLOSING).status_code == 403


def test_the_public_and_a_ministry_find_the_door_closed(opened, client, as_role):
    assert client.get("/en/audits/").status_code == 403
    assert as_role("ministry", "npl-mys-npl").get(opened).status_code == 403
