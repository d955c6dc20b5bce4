"""Interest: simple, by days of 365, by the rate in force on each day, rounded down."""

from datetime import date
from decimal import Decimal

from audits.clause import Dated, Step
from audits.days import number
from audits.instrument import read
from audits.interest import interest


def rate(*steps: tuple[str, str]) -> Dated:
    """Percent a year, each from its day on."""
    return Dated(
        tuple(
            Step(number(date.fromisoformat(day)), Decimal(percent), "Decision 1", day)
            for day, percent in steps
        )
    )


def owed(principal: int, of: Dated, paid_on: str, as_of: str) -> int | None:
    first, last = (number(date.fromisoformat(day)) for day in (paid_on, as_of))
    return interest(principal, of, first, last)


def test_a_year_at_six_and_a_half_percent():
    assert owed(1000_00, rate(("2020-01-01", "6.5")), "2023-01-01", "2024-01-01") == 65_00


def test_a_rate_without_a_day_always_applies():
    plain = Dated((Step(None, Decimal("6.5"), "s. 1"),))
    assert owed(1000_00, plain, "1923-01-01", "1924-01-01") == 65_00


def test_a_leap_year_has_a_day_more_than_its_rate():
    assert owed(36_500, rate(("2020-01-01", "10")), "2024-01-01", "2025-01-01") == 3_660


def test_a_part_of_a_minor_unit_is_left_out():
    assert owed(36_499, rate(("2020-01-01", "10")), "2024-01-01", "2024-01-02") == 9
    assert owed(36_500, rate(("2020-01-01", "10")), "2024-01-01", "2024-01-02") == 10


def test_no_interest_runs_before_a_rate_is_set():
    late = rate(("2024-01-01", "10"))

    assert owed(36_500, late, "2023-01-01", "2023-12-31") == 0
    assert owed(36_500, late, "2023-01-01", "2024-01-11") == 100


def test_each_day_counts_by_the_rate_of_that_day():
    changed = rate(("2023-01-01", "10"), ("2024-01-01", "20"), ("2024-01-06", "0"))

    assert owed(36_500, changed, "2023-12-22", "2024-03-01") == 100 + 100


def test_a_payment_of_no_known_day_has_no_interest_that_could_be_stated():
    assert interest(100_00, rate(("2020-01-01", "10")), None, number(date(2024, 1, 1))) is None


def test_a_payment_after_the_as_of_day_has_none_yet():
    assert owed(100_00, rate(("2020-01-01", "10")), "2024-02-01", "2024-01-01") == 0


LAW = """
id = "ALA-FEES"
kind = "national_law"
title = "Recruitment Act of Aland"
country = "FIN"
side = "origin"
signed = 2000-01-01

[[interest]]
since = 2001-01-01
value = 8
cite = "s. 12"

[[clause]]
id = "01"
says = "A worker pays nothing."
cite = "s. 3"
seen = "full_text"
check = "nothing-paid"
items = ["fees"]
answers = "jointly"

[[clause]]
id = "02"
says = "A worker pays no bond."
cite = "s. 4"
seen = "full_text"
check = "nothing-paid"
items = ["bond"]
interest = 12.5
"""


def test_a_law_states_its_rate_once_and_a_clause_may_have_its_own():
    fees, bond = read(LAW, "ala-fees.toml").clauses

    assert fees.interest is not None
    assert [(step.value, step.cite) for step in fees.interest.steps] == [(Decimal(8), "s. 12")]
    assert bond.interest is not None
    assert [(step.value, step.cite) for step in bond.interest.steps] == [(Decimal("12.5"), "s. 4")]


def test_a_rate_of_a_whole_law_that_cites_nothing_is_cited_by_nothing():
    text = LAW.replace(
        '[[interest]]\nsince = 2001-01-01\nvalue = 8\ncite = "s. 12"', "interest = 8"
    )
    rate = read(text, "ala-fees.toml").clauses[0].interest

    assert rate == Dated((Step(None, Decimal(8), ""),))


def test_a_clause_says_who_answers_or_that_its_text_does_not():
    fees, bond = read(LAW, "ala-fees.toml").clauses

    assert (fees.answers, bond.answers) == ("jointly", "")
