"""The tables that a run makes for itself: the record never sees them."""

from datetime import date

import sqlalchemy as sa

from audits.instrument import read
from tests.audits import record
from tests.law.telling import AGENCY, world_of

FILE = "npl-mys-2018.toml"
LAW = """
id = "NPL-MYS-2018"
kind = "agreement"
title = "Invented agreement"
type = "agreement"
legal_force = "invented"
origin = "NPL"
destination = ["MYS"]
signed = 2018-01-01
confidence = "low"
"""
CHECKS = (
    'check = "nothing-paid"\nitems = ["visa"]',
    'check = "paid-at-most-wage"\nitems = ["visa"]\nmonths = 1',
    'check = "licensed-on-day"',
    'check = "wage-at-least-reference"\nkinds = ["minimum"]',
)
DAY = date(2021, 5, 2)
FACTS = {
    "contract_signed_on": DAY, "departed_on": DAY, "started_on": DAY, "wage_amount": "1500",
    "wage_currency": "MYR", "wage_period": "month", "costs_disclosed": "worker",
}  # fmt: skip
PAID = {"item": "visa", "amount": "120", "currency": "NPR", "paid_on": DAY}
TERM = {
    "kind": "minimum", "country": "MYS", "valid_from": date(2021, 1, 1), "wage_amount": "1600",
    "wage_currency": "MYR", "wage_period": "month",
}  # fmt: skip


def test_every_table_that_a_run_makes_is_a_temporary_one_with_a_key(connection: sa.Connection):
    clauses = (
        f'\n[[clause]]\nid = "0{place}"\nsays = "A rule."\ncite = ""\nseen = "secondary"\n{check}'
        for place, check in enumerate(CHECKS)
    )
    story = {"clause": "", "name": "Sita", "facts": FACTS, "charges": [PAID]}
    book = {"usual": {}, "agency": [AGENCY], "term": [TERM]}
    record.write(connection, world_of(book, [story]))
    asked: list[str] = []

    @sa.event.listens_for(connection, "before_cursor_execute")
    def note(*given):
        asked.append(" ".join(given[2].split()))

    record.verdicts(connection, [read(LAW + "\n".join(clauses), FILE)], date(2024, 1, 1))
    made = {one.split("(")[0].split()[-1]: one for one in asked if one.startswith("CREATE")}
    assert {"judge_answer", "judge_verdict", "judge_licence", "judge_reference"} <= made.keys()
    assert all(one.startswith("CREATE TEMPORARY TABLE") for one in made.values())
    by_placement = {name for name, one in made.items() if "PRIMARY KEY (placement_id)" in one}
    assert by_placement >= {"judge_answer", "judge_verdict"}
