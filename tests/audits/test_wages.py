"""A limit of one period in another: exact, bounded, or lacking a fact by its name."""

from fractions import Fraction
from math import inf

import pytest
import sqlalchemy as sa

from audits.facts import placement, whole, word
from audits.questions import Answers, WageQuestion
from audits.wages import ENDLESS, Limit, compare, exact_limit, lacking_facts, rounded
from tests.audits import record

FULL_TIME = 40_000
SIGNED = "contract_signed_on"
PERIODS = ("year", "month", "week", "day", "hour")


@pytest.mark.parametrize(
    "of, wanted, hours, made",
    [
        ("month", "year", None, 1200), ("year", "month", None, Fraction(25, 3)),
        ("week", "month", None, Fraction(1300, 3)), ("month", "week", None, Fraction(300, 13)),
        ("hour", "week", FULL_TIME, 4000), ("week", "hour", FULL_TIME, Fraction(5, 2)),
        ("hour", "month", 37_500, 16_250), ("day", "day", None, 100), ("hour", "hour", None, 100),
        ("hour", "week", None, None), ("week", "hour", None, None), ("day", "month", None, None),
        ("month", "day", None, None), ("month", "hour", 0, inf), ("hour", "month", 0, 0),
    ],
)  # fmt: skip
def test_a_limit_of_a_hundred_is_brought_to_another_period(of, wanted, hours, made):
    assert exact_limit(Fraction(100), of, wanted, hours) == made


def test_a_limit_of_nothing_is_reached_even_by_who_works_no_hour():
    assert exact_limit(Fraction(0), "month", "hour", 0) == 0
    assert exact_limit(Fraction(1, 12), "month", "hour", 0) == inf
    assert exact_limit(Fraction(100), "year", "hour", 1000) == Fraction(25, 13)


@pytest.mark.parametrize(
    "limit, bounds",
    [
        (None, (None, None)), (Fraction(7), (7, 7)), (Fraction(15, 2), (7, 8)),
        (inf, (None, ENDLESS)), (Fraction(2**63), (ENDLESS, ENDLESS)),
    ],
)  # fmt: skip
def test_a_limit_is_shown_rounded_down_and_reached_rounded_up(limit, bounds):
    assert rounded(limit) == bounds


@pytest.mark.parametrize(
    "period, other, hours, lacks",
    [
        (None, "month", None, set()), (None, "day", None, set()), ("day", "day", None, set()),
        ("week", "month", None, set()), ("day", "month", None, {"wage_period"}),
        ("month", "day", FULL_TIME, {"wage_period"}), ("day", "hour", None, {"wage_period"}),
        ("hour", "month", None, {"hours_per_week"}), ("month", "hour", None, {"hours_per_week"}),
        ("hour", "month", FULL_TIME, set()), ("hour", "hour", None, set()),
    ],
)  # fmt: skip
def test_what_two_periods_lack_is_named(period, other, hours, lacks):
    assert lacking_facts(period, other, hours) == lacks


@pytest.mark.parametrize("other", PERIODS)
@pytest.mark.parametrize("hours", [None, FULL_TIME], ids=["hours not known", "full time"])
def test_the_statement_says_of_two_periods_what_python_says(
    connection: sa.Connection, other: str, hours: int | None
):
    wage = {"wage_amount": 100, "wage_currency": "MYR", "hours_per_week": hours}
    rows = [wage | {"id": place, "wage_period": one} for place, one in enumerate(PERIODS)]
    connection.execute(sa.insert(record.TABLES["placement"]), rows)
    found = compare(Limit(whole(100), word("MYR"), word(other)), WageQuestion(SIGNED), Answers())
    named = [sa.case((empty, name), else_="") for name, empty in found.missing.items()]
    asked = sa.select(placement.c.wage_period, found.below, *named)
    said = {
        one: ({*names} - {""}, below is None) for one, below, *names in connection.execute(asked)
    }
    lacks = {one: lacking_facts(one, other, hours) for one in PERIODS}
    assert said == {one: (names, names != set()) for one, names in lacks.items()}


def test_of_a_wage_that_nobody_wrote_down_its_own_facts_are_missed(connection: sa.Connection):
    connection.execute(sa.insert(record.TABLES["placement"]), {"id": 1})
    found = compare(Limit(whole(100), word("MYR"), word("hour")), WageQuestion(SIGNED), Answers())
    named = [sa.case((empty, name), else_="") for name, empty in found.missing.items()]
    (row,) = connection.execute(sa.select(*named).select_from(placement))
    assert {*row} - {""} == {"wage_amount", "wage_currency", "wage_period"}


def test_where_a_week_has_no_hours_no_limit_is_shown_as_a_wage_by_the_hour(
    connection: sa.Connection,
):
    wage = {"wage_amount": 100, "wage_currency": "MYR", "wage_period": "hour", "hours_per_week": 0}
    connection.execute(sa.insert(record.TABLES["placement"]), {"id": 1} | wage)
    found = compare(Limit(whole(100), word("MYR"), word("month")), WageQuestion(SIGNED), Answers())
    (row,) = connection.execute(sa.select(found.below, found.rounded_down).select_from(placement))
    assert tuple(row) == (True, None)


def test_without_an_answer_no_further_fact_is_named(connection: sa.Connection):
    connection.execute(sa.insert(record.TABLES["placement"]), {"id": 1})
    limit, question = Limit(whole(100), word("MYR"), word("month")), WageQuestion(SIGNED)
    answers = Answers([question])
    table = answers.table()
    table.create(connection)
    held = [compare(limit, question, one).missing_words for one in (Answers(), answers)]
    beside = placement.outerjoin(table, table.c.placement_id == placement.c.id)
    (row,) = connection.execute(sa.select(*held).select_from(beside))
    assert tuple(row) == ("", "")
