"""Requests for evidence: what is missing of an agency, for the office and for a committee."""

import csv
import io
from datetime import date

import pytest

from registry.db import db
from registry.services import auditing, checking, convening, licensing, organising
from tests.registry.placing import everest, place

OFFICE = "/en/office/agencies/himal/1042-070-71"


@pytest.fixture
def audit(app) -> str:
    """Of Sunita nobody wrote down who holds her passport; Maya's wage day is not known either.

    Returns the reference of the audit.
    """
    with app.app_context():
        for country in ("npl", "mys", "lka"):
            organising.found(
                f"{country}-labour", name=country, kind="ministry", country=country.upper()
            )
        everest()
        place("P-SUNITA", wage_paid_day=None, passport_held_by="worker")
        place("P-MAYA", wage_paid_day=None)
        checking.run_check(actor="test")
        body = convening.convene(
            "npl-mys", name="Joint Committee", agreement="NPL-MYS-2018",
            corridor=("NPL", "MYS"), members=["npl-labour", "mys-labour"],
        )  # fmt: skip
        opened = auditing.open_audit(
            body,
            licensing.get_agency("himal", "1042-070-71"),
            since=date(2023, 1, 1),
            until=date(2024, 1, 1),
            actor="test",
        )
        db.session.commit()
        return opened.reference


def rows_of(text: str) -> dict[str, set[str]]:
    """Which contracts wait for which missing fact."""
    found: dict[str, set[str]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        found.setdefault(row["missing"], set()).add(row["reference"])
    return found


def test_the_office_sees_what_is_missing_and_which_proof_would_settle_it(as_role, audit):
    page = as_role("ministry", "npl-labour").get(f"{OFFICE}/evidence").text
    assert "Day on which the wage is paid" in page
    assert "Bank statements or the wage-protection file" in page
    assert "NPL-MYS-2018#04b" in page


def test_the_table_to_send_has_each_contract_with_what_it_waits_for(as_role, audit):
    ministry, committee = as_role("ministry", "npl-labour"), as_role("committee", "npl-labour")
    for answer in (
        ministry.get(f"{OFFICE}/evidence.csv"),
        committee.get(f"/en/audits/{audit}/evidence.csv"),
    ):
        assert answer.mimetype == "text/csv"
        found = rows_of(answer.text)
        assert found["Day on which the wage is paid"] == {"P-SUNITA", "P-MAYA"}
        assert found["Who holds the passport"] == {"P-MAYA"}


def test_the_committee_sees_what_its_audit_still_has_to_be_shown(as_role, audit):
    page = as_role("committee", "mys-labour").get(f"/en/audits/{audit}/evidence").text
    assert "Who holds the passport" in page
    assert f"/en/audits/{audit}/evidence.csv" in page


def test_another_ministry_is_shown_nothing(as_role, audit):
    assert as_role("ministry", "lka-labour").get(f"{OFFICE}/evidence").status_code == 404
    assert as_role("ministry", "lka-labour").get(f"{OFFICE}/evidence.csv").status_code == 404
    assert as_role("committee", "lka-labour").get(f"/en/audits/{audit}/evidence").status_code == 404
