"""A limit of one period in another: exact, bounded, or lacking a fact by its name."""

from fractions import Fraction
from math import inf

import pytest

from audits.wages import ENDLESS, exact_limit, lacking_facts, rounded

FULL_TIME = 40_000


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
