"""Rates between currencies: which one counts on a day, and what it makes of a minor unit."""

from fractions import Fraction

import pytest

from audits.rates import Quote, Rates

DAY = 18000


def rates() -> Rates:
    """Dollars in rupees on three days, later rupees in dollars, and a dinar in yen."""
    return Rates(
        [
            (DAY - 10, "USD", "NPR", 120, 1),
            (DAY - 200, "USD", "NPR", 110, 1),
            (DAY - 20, "USD", "NPR", 115, 1),
            (DAY - 5, "NPR", "USD", 1, 125),
            (DAY - 5, "KWD", "JPY", 433, 1),
            (DAY - 5, "USD", "SAR", 4, 0),
        ]
    )


@pytest.mark.parametrize(
    "day, of, in_, quote",
    [
        (DAY, "USD", "NPR", Quote(DAY - 5, Fraction(125), direct=False)),
        (DAY, "NPR", "USD", Quote(DAY - 5, Fraction(1, 125), direct=True)),
        (DAY - 6, "USD", "NPR", Quote(DAY - 10, Fraction(120), direct=True)),
        (DAY - 6, "NPR", "USD", Quote(DAY - 10, Fraction(1, 120), direct=False)),
        (DAY - 11, "USD", "NPR", Quote(DAY - 20, Fraction(115), direct=True)),
        (DAY - 108, "USD", "NPR", Quote(DAY - 200, Fraction(110), direct=True)),
        (DAY - 107, "USD", "NPR", None),
        (DAY - 201, "USD", "NPR", None),
        (DAY, "USD", "SAR", None),
        (None, "USD", "NPR", None),
    ],
)
def test_the_latest_rate_that_is_not_too_old_counts_and_says_which_it_is(day, of, in_, quote):
    assert rates().quote(day, of, in_) == quote
    assert rates().on(day, of, in_) == (quote and quote.ratio)


def test_a_currency_is_worth_itself_on_any_day():
    assert rates().on(None, "NPR", "NPR") == 1
    assert rates().minor(None, "KWD", "KWD") == 1


def test_a_minor_unit_is_converted_with_the_digits_of_both_currencies():
    known = rates()
    assert known.minor(DAY, "KWD", "JPY") == Fraction(433, 1000)
    assert known.minor(DAY, "JPY", "KWD") == Fraction(1000, 433)
    assert known.minor(DAY, "KWD", "JPY") == Fraction(433, 1000)
    assert known.minor(DAY - 6, "KWD", "JPY") is None
