"""Which values a clause has on a day, and which items a clause on fees judges then."""

from dataclasses import replace
from datetime import date

import pytest

from audits.days import number
from audits.instrument import read
from audits.rules import Rule, Stretch, items_on, rules, stretches

LAW = read(
    """
id = "STD-A"
kind = "standard"
title = "T"
signed = 2018-11-16

[[clause]]
id = "01"
says = "A worker pays nothing."
cite = ""
seen = "secondary"
check = "nothing-paid"
items = ["medical_exam", "visa"]

[[clause]]
id = "02"
says = "The visa is paid back."
cite = ""
seen = "secondary"
check = "repaid-by"
items = ["visa"]
days = 30
since = 2021-07-01
until = 2023-01-01

[[clause]]
id = "03"
says = "A worker pays no more than a month's wage."
cite = ""
seen = "secondary"
check = "paid-at-most-wage"
items = ["medical_exam", "visa"]
months = 1

[[clause]]
id = "04"
says = "The contract is registered."
cite = ""
seen = "secondary"
check = "contract-registered"
before = "departed"

[[clause]]
id = "05"
says = "Nobody older is sent."
cite = "art. 5"
seen = "secondary"
check = "age-at-most"
since = 2020-01-01
[[clause.years]]
since = 2018-11-16
value = 60
cite = ""
[[clause.years]]
since = 2019-07-01
value = 55
cite = "amended"
[[clause.years]]
since = 2020-01-01
value = 50
cite = ""
[[clause.years]]
since = 2021-01-01
value = 45
cite = "amended again"
""",
    "std-a.toml",
)
BEFORE, AFTER = date(2021, 6, 30), date(2021, 7, 1)
LAST, OVER = date(2022, 12, 31), date(2023, 1, 1)


def held(clause: str) -> Rule:
    (rule,) = [one for one in rules([LAW], "NPL", "MYS") if one.clause.id == clause]
    return rule


@pytest.mark.parametrize(
    "clause, day, items",
    [
        ("01", None, ("medical_exam", "visa")), ("01", BEFORE, ("medical_exam", "visa")),
        ("01", AFTER, ("medical_exam",)), ("02", AFTER, ("visa",)), ("02", None, ("visa",)),
        ("03", AFTER, ("medical_exam", "visa")), ("04", AFTER, ()),
        ("01", LAST, ("medical_exam",)), ("01", OVER, ("medical_exam", "visa")),
    ],
)  # fmt: skip
def test_only_a_clause_that_nothing_is_paid_leaves_items_to_a_repayment(
    clause: str, day: date | None, items: tuple[str, ...]
):
    (judged,) = [one for one in LAW.clauses if one.id == clause]
    assert items_on(LAW, judged, None if day is None else number(day)) == items


def test_what_is_left_to_a_repayment_changes_on_the_days_of_that_clause():
    told = [(one.since, one.parameters["items"]) for one in stretches(held("01"))]
    assert told == [
        (held("01").start, ("medical_exam", "visa")),
        (number(AFTER), ("medical_exam",)),
        (number(OVER), ("medical_exam", "visa")),
    ]


def test_a_rule_has_the_values_that_hold_on_some_day_of_it_each_with_its_citation():
    since = [number(date(year, 1, 1)) for year in (2020, 2021)]
    assert stretches(held("05")) == [
        Stretch(since[0], {"years": 50}, "art. 5"),
        Stretch(since[1], {"years": 45}, "amended again"),
    ]
    begun = replace(held("05"), start=since[1])
    assert stretches(begun) == [Stretch(since[1], {"years": 45}, "amended again")]


def test_a_value_that_holds_from_the_rules_first_day_needs_no_other_day():
    assert stretches(held("04")) == [Stretch(None, {"before": "departed"}, "")]


def test_rules_stand_in_the_order_of_their_instruments_and_clauses():
    other = replace(LAW, id="STD-0", clauses=LAW.clauses[::-1])
    told = [(one.instrument.id, one.clause.id) for one in rules([LAW, other], "NPL", "MYS")]
    clauses = ["01", "02", "03", "04", "05"]
    assert told == [(law, clause) for law in ("STD-0", "STD-A") for clause in clauses]
