"""What a verdict that is unknown asks for: what would decide it, and nothing beside that."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits.instrument import read
from tests.audits import record
from tests.law.telling import AGENCY, world_of

LAWS = Path(__file__).parents[1] / "law" / "laws"
AGED = """
id = "NPL-MYS-2018"
kind = "agreement"
title = "An invented treaty"
origin = "NPL"
destination = "MYS"
in_force = 2020-01-01
[[clause]]
id = "01"
says = "Nobody younger than 21 departs."
cite = ""
seen = "secondary"
check = "age-at-least"
on = "departed"
years = 21
"""
CARER = {
    "contract_signed_on": date(2022, 9, 1), "departed_on": date(2022, 9, 20), "sector": "health",
    "occupation": "5322", "wage_currency": "MYR", "costs_disclosed": "worker",
}  # fmt: skip


def asked(connection: sa.Connection, law: str, facts: dict, *charges: dict) -> list[str]:
    """What is missing for the law's first clause on a carer."""
    story = {"clause": "01", "name": "Anju", "facts": facts, "charges": list(charges)}
    record.write(connection, world_of({"usual": CARER, "agency": [AGENCY]}, [story]))
    _, lines = record.verdicts(connection, [read(law, law_name(law))], date(2026, 1, 1))
    (line,) = [one for one in lines if one["clause"].endswith("#01")]
    assert line["outcome"] == "unknown"
    return line["missing"]


def law_name(law: str) -> str:
    return law.partition('id = "')[2].partition('"')[0].lower() + ".toml"


def tale(name: str) -> str:
    return (LAWS / f"tale-{name}.toml").read_text("utf-8")


def test_of_an_exception_for_what_she_did_not_pay_nothing_is_asked(connection: sa.Connection):
    english = {"item": "language_test", "amount": "2000.00", "currency": "NPR"}
    assert asked(connection, tale("exceptions"), {}, english) == ["costs_told_on"]


def test_charges_of_nothing_in_two_currencies_ask_for_the_rates_that_would_sum_them(
    connection: sa.Connection,
):
    nothing = {"item": "service_fee", "amount": "0", "paid_on": date(2022, 8, 1)}
    charges = [nothing | {"currency": currency} for currency in ("KWD", "JPY")]
    missing = asked(connection, tale("fees"), {}, *charges)
    assert missing == ["rate:JPY/MYR", "rate:KWD/MYR"]


@pytest.mark.parametrize(
    "known, missing",
    [
        ({}, ["age_at_signing", "birth_year"]),
        ({"birth_year": 2001}, ["age_at_signing", "contract_signed_on"]),
    ],
    ids=["nothing of her age", "the year of her birth"],
)
def test_without_her_age_the_day_of_the_contract_is_asked_for_beside_the_year_of_her_birth(
    connection: sa.Connection, known: dict, missing: list[str]
):
    assert asked(connection, AGED, {"contract_signed_on": ""} | known) == missing
