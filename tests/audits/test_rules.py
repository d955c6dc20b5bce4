"""Which items a clause on fees judges on a day."""

from datetime import date

import pytest

from audits.days import number
from audits.instrument import read
from audits.rules import items_on

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
""",
    "std-a.toml",
)
BEFORE, AFTER = date(2021, 6, 30), date(2021, 7, 1)


@pytest.mark.parametrize(
    "clause, day, items",
    [
        ("01", None, ("medical_exam", "visa")), ("01", BEFORE, ("medical_exam", "visa")),
        ("01", AFTER, ("medical_exam",)), ("02", AFTER, ("visa",)), ("02", None, ("visa",)),
        ("03", AFTER, ("medical_exam", "visa")), ("04", AFTER, ()),
    ],
)  # fmt: skip
def test_only_a_clause_that_nothing_is_paid_leaves_items_to_a_repayment(
    clause: str, day: date | None, items: tuple[str, ...]
):
    (judged,) = [one for one in LAW.clauses if one.id == clause]
    assert items_on(LAW, judged, None if day is None else number(day)) == items
