"""Sums of what a worker paid: rates, rounding and lower bounds, on single charges."""

from fractions import Fraction

import pytest

from audits.rates import Rates, half_up
from audits.tally import SHARED, WAGE, Charge, Setting, counted_charges, tally

DAY = 18000


def rates() -> Rates:
    """Rates of which each test makes its own, since they remember what was asked."""
    return Rates(
        [
            (DAY - 92, "NPR", "MYR", 1, 30),
            (DAY - 10, "USD", "NPR", 120, 1),
            (DAY - 5, "NPR", "USD", 1, 100),
        ]
    )


def charge(amount: int, currency: str = "NPR", **others) -> Charge:
    values = {
        "item": "visa", "paid_on": DAY, "evidence": None, "refunded_amount": None,
        "refunded_on": None,
    }  # fmt: skip
    return Charge(**(values | {"amount": amount, "currency": currency} | others))


def setting(target: str, **others) -> Setting:
    values = {"as_of": DAY + 100, "day": DAY, "wage_currency": "MYR", "rates": rates()}
    return Setting(**(values | {"target": target} | others))


def test_a_rate_ninety_two_days_old_serves_and_one_older_does_not():
    assert rates().on(DAY, "NPR", "MYR") == Fraction(1, 30)
    assert rates().on(DAY + 1, "NPR", "MYR") is None


def test_the_later_of_the_direct_and_the_inverse_rate_counts():
    assert rates().on(DAY, "USD", "NPR") == 100
    assert rates().on(DAY - 6, "USD", "NPR") == 120


def test_of_one_day_the_direct_rate_counts():
    both = Rates([(DAY, "USD", "NPR", 120, 1), (DAY, "NPR", "USD", 1, 100)])
    assert both.on(DAY, "USD", "NPR") == 120
    assert both.on(DAY, "NPR", "USD") == Fraction(1, 100)


def test_a_rate_of_nothing_is_no_rate():
    assert Rates([(DAY, "USD", "NPR", 0, 1)]).on(DAY, "USD", "NPR") is None


@pytest.mark.parametrize("value, whole", [("1/2", 1), ("3/2", 2), ("49/100", 0), ("7", 7)])
def test_a_half_is_rounded_up(value: str, whole: int):
    assert half_up(Fraction(value)) == whole


def test_each_charge_is_rounded_on_its_own():
    found = tally([charge(15), charge(15)], setting("MYR"))
    assert (found.paid, found.open) == (2, 2)


def test_the_shared_currency_goes_before_the_wage():
    assert tally([charge(5), charge(6)], setting(SHARED)).currency == "NPR"
    mixed = tally([charge(30), charge(6, "MYR")], setting(SHARED))
    assert (mixed.currency, mixed.paid) == ("MYR", 7)


def test_without_a_target_nothing_is_summed_and_nothing_is_whole():
    found = tally([charge(5)], setting(WAGE, wage_currency=None))
    assert (found.paid, found.whole, found.positive) == (None, False, True)


def test_what_is_not_convertible_is_named_and_left_out():
    found = tally([charge(5, "KWD"), charge(30)], setting("MYR"))
    assert (found.paid, found.whole, found.rates) == (1, False, "rate:KWD/MYR")


def test_where_nothing_is_convertible_there_is_no_sum():
    found = tally([charge(5, "KWD")], setting("MYR"))
    assert (found.paid, found.open) == (None, None)


def test_each_rate_that_is_missing_is_named_once_in_order():
    charges = [charge(5, "KWD"), charge(5, "JPY"), charge(6, "KWD"), charge(30)]
    assert tally(charges, setting("MYR")).rates == "rate:JPY/MYR rate:KWD/MYR"


def test_charges_in_two_currencies_have_the_wages_currency_or_none():
    mixed = [charge(30), charge(6, "MYR")]
    unwaged = tally(mixed, setting(SHARED, wage_currency=None))
    assert (unwaged.currency, unwaged.paid, unwaged.firm) == (None, None, None)


def test_a_charge_of_no_known_day_is_converted_on_the_clauses_day():
    undated, late = charge(30, paid_on=None), charge(30, paid_on=DAY + 1)
    assert tally([undated], setting("MYR")).paid == 1
    assert tally([undated], setting("MYR", day=DAY + 1)).paid is None
    assert tally([late], setting("MYR")).paid is None


@pytest.mark.parametrize("day, open_", [(DAY + 99, 3), (DAY + 100, 3), (DAY + 101, 7), (None, 3)])
def test_a_refund_counts_through_the_as_of_day_and_on_no_known_day(day: int | None, open_: int):
    back = charge(7, refunded_amount=4, refunded_on=day)
    assert tally([back], setting(SHARED)).open == open_


@pytest.mark.parametrize("amount, positive", [(0, False), (1, True)])
def test_a_charge_of_nothing_is_counted_and_not_positive_nor_late(amount: int, positive: bool):
    refund = {"refunded_amount": amount, "refunded_on": DAY + 2}
    found = tally([charge(amount, **refund)], setting(SHARED, deadline=DAY + 1))
    assert (found.counted, found.positive, found.late) == (1, positive, positive)
    undated = tally([charge(amount, refunded_amount=amount)], setting(SHARED))
    assert undated.undated == positive


def test_a_refund_never_makes_a_debt_of_the_worker():
    found = tally([charge(5, refunded_amount=9), charge(7)], setting(SHARED))
    assert (found.paid, found.open) == (12, 7)


def test_only_the_evidence_that_establishes_is_established():
    kinds = ("A", "BB", "B", "C", None)
    found = tally([charge(1, evidence=kind) for kind in kinds], setting(SHARED))
    assert (found.open, found.firm) == (5, 2)


def test_charges_after_the_day_and_of_other_items_are_not_counted():
    late, other = charge(1, paid_on=DAY + 1), charge(1, item="bribe")
    unknown = charge(1, paid_on=None)
    assert counted_charges([late, other, unknown, charge(1)], ("visa",), DAY) == [
        unknown, charge(1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "refund, late, undated",
    [
        ({"refunded_amount": 5, "refunded_on": DAY + 9}, False, False),
        ({"refunded_amount": 5, "refunded_on": DAY + 10}, True, False),
        ({"refunded_amount": 4, "refunded_on": DAY}, True, False),
        ({"refunded_amount": 5}, False, True),
        ({"refunded_amount": 4}, True, False),
        ({}, True, False),
    ],
)
def test_a_refund_counts_in_full_and_in_time(refund: dict, late: bool, undated: bool):
    found = tally([charge(5, **refund)], setting(SHARED, deadline=DAY + 9))
    assert (found.late, found.undated) == (late, undated)


def test_with_a_deadline_only_late_charges_are_open():
    back = charge(5, refunded_amount=5, refunded_on=DAY)
    found = tally([back, charge(7)], setting(SHARED, deadline=DAY))
    assert (found.paid, found.open) == (12, 7)


def test_where_none_is_late_nothing_is_open_though_nothing_can_be_converted():
    foreign = charge(5, "KWD", refunded_amount=5, refunded_on=DAY)
    found = tally([foreign], setting("MYR", deadline=DAY))
    assert (found.paid, found.open, found.late) == (None, 0, False)
