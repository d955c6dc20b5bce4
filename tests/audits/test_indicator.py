"""Recruitment cost in months of wage: exact, paid and after refunds, and how workers spread."""

from decimal import Decimal
from fractions import Fraction

import pytest

from audits.indicator import Months, Wage, distribution, months, tenths
from audits.items import ITEMS
from audits.rates import Rates
from audits.tally import WAGE, Charge, Setting, Tally, counted_charges, tally

NPR = Rates([(100, "NPR", "MYR", 1, 30)])


def paid(*charges: Charge, rates: Rates = NPR) -> Tally:
    setting = Setting(as_of=200, day=100, target=WAGE, wage_currency="MYR", rates=rates)
    return tally(counted_charges(charges, ITEMS, setting.as_of), setting)


def cost(item: str, amount: int, currency: str = "MYR", refunded: int = 0) -> Charge:
    return Charge(item, amount, currency, 110, "A", refunded or None, None)


def test_the_worked_example_of_three_months_and_two_and_a_half_after_the_refund():
    ledger = paid(
        cost("service_fee", 120_000), cost("visa", 30_000),
        cost("travel_international", 30_000, refunded=30_000),
    )  # fmt: skip

    assert months(ledger, Wage(60_000, "month")) == Months(Fraction(3), Fraction(5, 2))


def test_months_are_exact_whatever_the_period_of_the_wage():
    ledger = paid(cost("visa", 1_000))

    assert months(ledger, Wage(300, "week")) == Months(Fraction(10, 13), Fraction(10, 13))
    assert months(ledger, Wage(12_000, "year")) == Months(Fraction(1), Fraction(1))
    assert months(ledger, Wage(3, "hour", 40_000)) == Months(Fraction(25, 13), Fraction(25, 13))


def test_interest_on_a_loan_counts_towards_the_cost():
    assert months(paid(cost("loan_interest", 500)), Wage(1_000, "month")) == Months(
        Fraction(1, 2), Fraction(1, 2)
    )


def test_charges_in_another_currency_are_brought_to_the_wages():
    found = months(paid(cost("visa", 30_000, "NPR")), Wage(1_000, "month"))

    assert found == Months(Fraction(1), Fraction(1))


def test_a_charge_that_cannot_be_converted_leaves_the_cost_unknown():
    dollars = cost("visa", 1, "USD")

    assert months(paid(dollars), Wage(1_000, "month")) is None
    assert months(paid(dollars, cost("visa", 30_000, "NPR")), Wage(1_000, "month")) is None


@pytest.mark.parametrize("wage", [Wage(50, "day"), Wage(10, "hour"), Wage(0, "month")])
def test_a_wage_that_makes_no_month_leaves_the_cost_unknown(wage):
    assert months(paid(cost("visa", 1)), wage) is None


def test_who_paid_nothing_paid_no_month():
    assert months(paid(), Wage(1_000, "month")) == Months(Fraction(0), Fraction(0))


def test_four_workers_have_no_distribution_and_five_have():
    four = [Fraction(n) for n in (1, 2, 3, 4)]
    spread = distribution([*four, Fraction(9)])

    assert distribution(four) is None
    assert spread is not None
    assert (spread.n, spread.lower, spread.median, spread.upper, spread.highest) == (5, 2, 3, 4, 9)


def test_what_may_be_published_needs_ten():
    assert distribution([Fraction(1)] * 9, smallest=10) is None
    assert distribution([Fraction(1)] * 10, smallest=10) is not None


def test_months_are_shown_with_one_decimal_rounded_half_up():
    assert tenths(Fraction(1, 4)) == Decimal("0.3")
    assert tenths(Fraction(7, 3)) == Decimal("2.3")
