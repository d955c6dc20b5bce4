"""What workers are owed, why, and what the same work is paid: the pages of office and committee."""

from datetime import date

import pytest

from registry.db import db
from registry.models import Placement
from registry.services import auditing, checking, convening, licensing, organising
from tests.registry.placing import charge, everest, place

OFFICE = "/en/office/agencies/himal/1042-070-71"


@pytest.fixture
def story(app):
    """Sunita paid Everest Gate a fee; the committee of Nepal and Malaysia looks at 2023.

    Returns the reference of the audit.
    """
    with app.app_context():
        for country in ("npl", "mys", "lka"):
            organising.found(
                f"{country}-labour", name=country, kind="ministry", country=country.upper()
            )
        everest()
        place("P-SUNITA", paid_wage_amount="1500.00", union_free="yes")
        charge("P-SUNITA", payee="Agent Hari", amount="3000.00", currency="MYR")
        for sex, wage in (("female", "1500.00"), ("male", "2000.00")):
            for number in range(5):
                place(f"P-{sex}-{number}", sex=sex, wage_amount=wage, employer="Lotus Garments")
        body = convening.convene(
            "npl-mys", name="Joint Committee", agreement="NPL-MYS-2018",
            corridor=("NPL", "MYS"), members=["npl-labour", "mys-labour"],
        )  # fmt: skip
        agency = licensing.get_agency("himal", "1042-070-71")
        checking.run_check(actor="test")
        audit = auditing.open_audit(
            body, agency, since=date(2023, 1, 1), until=date(2024, 1, 1), actor="test"
        )
        db.session.commit()
        return audit.reference


@pytest.fixture
def number(app, story) -> int:
    with app.app_context():
        return db.session.query(Placement).filter_by(reference="P-SUNITA").one().id


def test_the_office_sees_each_charge_with_payee_clause_and_who_answers(as_role, story):
    page = as_role("ministry", "npl-labour").get(f"{OFFICE}/remedy").text

    for said in ("Agent Hari", "3,000.00 MYR", "NPL-MYS-2018#01", "the employer",
                 "Recruitment cost 2.0 months of pay, 2.0 after what came back.",
                 "not the survey behind indicator 10.7.1", "no rate is set"):  # fmt: skip
        assert said in page


def test_the_table_to_download_is_a_csv(as_role, story):
    answer = as_role("ministry", "npl-labour").get(f"{OFFICE}/remedy.csv")

    assert answer.mimetype == "text/csv"
    assert answer.text.splitlines()[1].startswith("P-SUNITA,service_fee,Agent Hari,2023-05-10,MYR")


def test_an_officer_of_another_country_is_told_there_is_nothing(as_role, story, number):
    stranger = as_role("ministry", "lka-labour")

    for address in (f"{OFFICE}/remedy", f"{OFFICE}/remedy.csv", f"{OFFICE}/pay-gaps",
                    f"/en/office/placements/{number}/verdicts/NPL-MYS-2018/01"):  # fmt: skip
        assert stranger.get(address).status_code == 404
    assert "Lotus" not in stranger.get("/en/office/pay-gaps").text


def test_a_finding_leads_to_why_it_was_judged_so(as_role, story, number):
    officer = as_role("ministry", "npl-labour")
    placement = officer.get(f"/en/office/placements/{number}").text
    address = f"/en/office/placements/{number}/verdicts/NPL-MYS-2018/01?run="
    assert address in placement

    page = officer.get(address.removesuffix("?run=")).text
    for said in ("The worker paid 3,000.00 MYR for service fee", "Agent Hari", "none needed",
                 "limit 0.00 MYR", "Whether all costs were disclosed"):  # fmt: skip
        assert said in page


def test_the_links_of_a_destinations_officer_lead_to_the_run_of_the_other_states_agency(
    app, as_role, story, number
):
    with app.app_context():
        agency = licensing.get_agency("himal", "1042-070-71")
        run = checking.run_check(actor="test", agency=agency).id
        db.session.commit()
    officer = as_role("ministry", "mys-labour")
    address = f"/en/office/placements/{number}/verdicts/NPL-MYS-2018/01?run={run}"

    assert address in officer.get(f"/en/office/placements/{number}").text
    assert "The worker paid 3,000.00 MYR" in officer.get(address).text


def test_what_was_met_is_linked_and_explained_too(as_role, story, number):
    officer = as_role("ministry", "npl-labour")

    assert "verdicts/STD-EQUAL/15" in officer.get(f"/en/office/placements/{number}").text
    page = officer.get(f"/en/office/placements/{number}/verdicts/STD-EQUAL/15").text
    assert "The rule was kept: the worker is free to join a union." in page


@pytest.mark.parametrize("clause", ["NPL-MYS-2018/99", "NONE/01", "PHL-SAU-2013-DW/06"])
def test_no_verdict_has_no_page(as_role, story, number, clause):
    officer = as_role("ministry", "npl-labour")

    assert officer.get(f"/en/office/placements/{number}/verdicts/{clause}").status_code == 404
    address = f"/en/office/placements/{number}/verdicts/NPL-MYS-2018/01?run=99999"
    assert officer.get(address).status_code == 404


def test_the_committee_finds_the_same_by_the_code_of_its_report(as_role, story):
    member = as_role("committee", "mys-labour")
    findings = member.get(f"/en/audits/{story}/findings?clause=NPL-MYS-2018%2301").text
    address = f"/en/audits/{story}/verdicts/W-0001/NPL-MYS-2018/01"
    code = findings.split(f"/en/audits/{story}/verdicts/")[1].split("/")[0]

    page = member.get(address.replace("W-0001", code)).text
    assert "The worker paid 3,000.00 MYR for service fee" in page
    assert member.get(address.replace("W-0001", "W-9999")).status_code == 404
    assert as_role("committee", "lka-labour").get(address).status_code == 404


def test_an_observer_reads_what_is_owed_and_cannot_set_interest(as_role, story):
    observer = as_role("observer", "npl-labour")

    assert "Agent Hari" in observer.get(f"/en/audits/{story}/remedy").text
    assert observer.get(f"/en/audits/{story}/remedy.csv").status_code == 200
    assert observer.get("/en/audits/npl-mys/interest").status_code == 403


def test_a_committee_sets_its_rate_and_interest_stands_beside_what_is_owed(as_role, story):
    member = as_role("committee", "npl-labour")
    answers = {"percent": "7.3", "since": "2023-01-01", "cite": "Minutes 4, para. 2"}
    assert "has set no rate of interest" in member.get(f"/en/audits/{story}/remedy").text

    assert member.post("/en/audits/npl-mys/interest", data=answers).status_code == 302
    assert "Minutes 4, para. 2" in member.get("/en/audits/npl-mys/interest").text
    page = member.get(f"/en/audits/{story}/remedy").text
    assert "at 7.3% a year from 1 January 2023 on (Minutes 4, para. 2)" in page
    assert "no rate is set" not in page


@pytest.mark.parametrize(
    "wrong",
    [{"percent": "101"}, {"percent": "x"}, {"percent": "NaN"}, {"since": ""}, {"cite": " "}],
)
def test_a_decision_that_is_none_is_refused(as_role, story, wrong):
    member = as_role("committee", "npl-labour")
    answers = {"percent": "7.3", "since": "2023-01-01", "cite": "Minutes 4"} | wrong
    answer = member.post("/en/audits/npl-mys/interest", data=answers)

    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert "No rate is set" in member.get("/en/audits/npl-mys/interest").text


def test_another_committees_interest_is_told_as_absent(as_role, story):
    stranger = as_role("committee", "lka-labour")

    assert stranger.get("/en/audits/npl-mys/interest").status_code == 404


def test_pay_in_the_same_work_is_shown_to_office_and_committee_as_an_indication(as_role, story):
    officer, member = as_role("ministry", "npl-labour"), as_role("committee", "mys-labour")

    for page in (
        officer.get("/en/office/pay-gaps").text,
        officer.get(f"{OFFICE}/pay-gaps").text,
        member.get(f"/en/audits/{story}/pay-gaps").text,
    ):
        assert "25.0%" in page
        assert "female (5): 1,500.00 MYR a month" in page
        assert "no breach by itself" in page
