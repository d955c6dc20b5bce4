"""Pay gaps in the record, as the command prints them and as pages show them."""

import json

import pytest

from registry.db import db
from registry.services import comparing, licensing, organising
from tests.registry.placing import everest, place
from tests.registry.publishing import licensed, register

SEWING = {"employer": "Lotus Garments", "occupation": "8153", "sector": "manufacturing"}


def sewers(sex: str, *wages: str, **more: str) -> None:
    """Sewers at Lotus Garments, signed in 2023, one for each wage."""
    for number, wage in enumerate(wages, start=1):
        reference = f"P-{more.get('occupation', '8153')}-{sex}-{number}"
        place(reference, sex=sex, wage_amount=wage, **(SEWING | more))


@pytest.fixture
def story(app):
    """Everest Gate's five women at Lotus Garments earn less than its five men."""
    with app.app_context():
        organising.found("npl-labour", name="Nepal", kind="ministry", country="NPL")
        everest()
        sewers("female", "1500.00", "1500.00", "1500.01", "1500.02", "1600.00")
        sewers("male", "2000.00", "2000.00", "2000.00", "2000.00", "2100.00")
        place("P-UNKNOWN", sex="male", wage_amount="", **SEWING)
        db.session.commit()


def printed(runner) -> list[dict]:
    done = runner.invoke(args=["check", "pay-gaps", "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_gap_is_printed_as_the_exchange_format_says(runner, story):
    assert printed(runner) == [
        {
            "agency": "1042/070/71",
            "employer": "Lotus Garments",
            "occupation": "8153",
            "year": 2023,
            "by": "sex",
            "groups": [
                {"value": "female", "n": 5, "median": "1500.01", "currency": "MYR",
                 "period": "month"},
                {"value": "male", "n": 5, "median": "2000.00", "currency": "MYR",
                 "period": "month"},
            ],
            "gap": "0.2500",
        }
    ]  # fmt: skip


def test_a_number_that_two_registers_have_is_printed_with_its_register(app, runner, story):
    with app.app_context():
        licensed(register("terai"), "1042/070/71", "Terai Manpower")
        db.session.commit()
    assert printed(runner)[0]["agency"] == "himal:1042/070/71"


def test_groups_stand_in_the_order_of_agency_employer_and_occupation(app, runner, story):
    with app.app_context():
        for sex in ("male", "female"):
            sewers(sex, *["1800.00"] * 5, occupation="9111")
        db.session.commit()
    assert [(one["occupation"], one["gap"]) for one in printed(runner)] == [
        ("8153", "0.2500"),
        ("9111", "0.0000"),
    ]


def test_a_contract_that_is_not_signed_yet_is_not_compared(app, runner):
    with app.app_context():
        everest()
        for sex in ("male", "female"):
            sewers(sex, *["1800.00"] * 5, contract_signed_on="2199-01-01", departed_on="",
                   started_on="")  # fmt: skip
        db.session.commit()
    assert printed(runner) == []


def test_without_json_the_command_prints_a_table_for_people(runner, story):
    done = runner.invoke(args=["check", "pay-gaps"])

    assert "female 5: 1500.01 MYR/month, male 5: 2000.00 MYR/month" in done.stdout
    assert "0.2500" in done.stdout
    assert "no verdict" in done.stderr


def test_an_empty_register_has_nothing_to_compare(runner):
    assert printed(runner) == []


def test_only_the_placements_that_fit_are_compared(app, story):
    with app.app_context():
        agency = licensing.get_agency("himal", "1042-070-71")
        from registry.models import Placement

        assert len(comparing.list_gaps(Placement.agency_id == agency.id)) == 1
        assert comparing.list_gaps(Placement.agency_id == agency.id + 1) == []
