"""Placements and findings: an officer sees his agencies' and those that lead to his country."""

from datetime import date

import pytest

from registry.db import db
from registry.models import Charge, Placement
from registry.services import checking, journal, licensing, organising

# From where to where: Nepal's own agency, two agencies of Sri Lanka, one of them to Malaysia.
CORRIDORS = {"P-1": ("npl", "MYS"), "P-2": ("lka", "MYS"), "P-3": ("lka", "QAT")}


@pytest.fixture
def placed(app):
    """Three placements with a charge each; returns their numbers by reference."""
    with app.app_context():
        for slug in ("npl", "lka", "mys"):
            organising.found(f"{slug}-labour", name=slug, kind="ministry", country=slug.upper())
        agencies = {}
        for slug in ("npl", "lka"):
            register = licensing.declare_register(slug, country=slug.upper(), actor="t")
            agencies[slug] = licensing.enter(register, "1", actor="t", name=f"Agency of {slug}")
        write = journal.begin_write("a story", actor="t")
        numbers = {}
        for reference, (slug, destination) in CORRIDORS.items():
            one = Placement(
                agency_id=agencies[slug].id, reference=reference, origin=slug.upper(),
                destination=destination, contract_signed_on=date(2025, 2, 1), sex="female",
                wage_amount=170000, wage_currency="MYR", wage_period="month",
                passport_held_by="employer", made_in=write,
            )  # fmt: skip
            db.session.add(one)
            db.session.flush()
            db.session.add(
                Charge(placement_id=one.id, identity="1", item="fees.service", amount=2500000,
                       currency="NPR", borne_by="worker", evidence="A", made_in=write)
            )  # fmt: skip
            numbers[reference] = one.id
        db.session.commit()
    return numbers


@pytest.mark.parametrize(
    "country, seen", [("npl", ["P-1"]), ("lka", ["P-2", "P-3"]), ("mys", ["P-1", "P-2"])]
)
def test_an_officer_sees_his_agencies_placements_and_those_to_his_country(
    as_role, placed, country, seen
):
    officer = as_role("ministry", f"{country}-labour")
    page = officer.get("/en/office/placements").text
    assert [reference for reference in CORRIDORS if f">{reference}<" in page] == seen
    statuses = {
        reference: officer.get(f"/en/office/placements/{number}").status_code
        for reference, number in placed.items()
    }
    assert statuses == {reference: 200 if reference in seen else 404 for reference in CORRIDORS}


def test_a_foreign_agencys_page_stays_shut_to_the_country_of_destination(as_role, placed):
    officer = as_role("ministry", "mys-labour")
    for page in ("", "/placements", "/findings"):
        assert officer.get(f"/en/office/agencies/npl/1{page}").status_code == 404
    page = officer.get(f"/en/office/placements/{placed['P-1']}").text
    assert "/office/agencies/npl/1" not in page


def test_a_placement_is_shown_with_its_charges_and_terms(as_role, placed):
    page = as_role("ministry", "npl-labour").get(f"/en/office/placements/{placed['P-1']}").text
    for said in ("1,700.00 MYR", "25,000.00 NPR", "the employer", "1 February 2025",
                 "Nobody has stated that these are all.", "has not been checked yet"):  # fmt: skip
        assert said in page


def test_an_agency_is_checked_and_its_findings_stand_by_basis_and_clause(as_role, placed):
    officer = as_role("ministry", "npl-labour")
    address = "/en/office/agencies/npl/1/findings"
    assert "has not been checked yet" in officer.get(address).text
    assert officer.post(address).status_code == 302
    page = officer.get(address).text
    assert "ILO and UN standard" in page
    clause = officer.get(f"{address}/STD-EQUAL%2309").text
    assert "P-1" in clause
    assert "breached" in clause.casefold()
    placement = officer.get(f"/en/office/placements/{placed['P-1']}").text
    assert "STD-EQUAL#09" in placement


def test_a_run_shows_the_officers_own_agencies_alone(as_role, placed):
    officer = as_role("ministry", "npl-labour")
    response = officer.post("/en/office/checks")
    page = officer.get(response.location).text
    assert "Agency of npl" in page
    assert "Agency of lka" not in page
    assert "Run 1" in officer.get("/en/office/checks").text
    assert "Agency of npl" in officer.get("/en/office/").text


def test_a_run_over_another_countrys_agency_is_told_as_absent(app, as_role, placed):
    with app.app_context():
        agency = licensing.get_agency("lka", "1")
        number = checking.run_check(actor="t", agency=agency).id
        db.session.commit()
    officer = as_role("ministry", "npl-labour")
    assert officer.get(f"/en/office/checks/{number}").status_code == 404
    assert f"Run {number}<" not in officer.get("/en/office/checks").text
    assert as_role("ministry", "lka-labour").get(f"/en/office/checks/{number}").status_code == 200


@pytest.mark.parametrize("clause", ["STD-EQUAL%2399", "nonsense", "STD-EQUAL"])
def test_findings_under_no_clause_are_not_found(as_role, placed, clause):
    officer = as_role("ministry", "npl-labour")
    officer.post("/en/office/agencies/npl/1/findings")
    assert officer.get(f"/en/office/agencies/npl/1/findings/{clause}").status_code == 404
