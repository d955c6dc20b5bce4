"""Hours, rest, leave and overtime: against a number of the law, or against the comparator's.

A daily limit is never judged from weekly hours.
"""

from decimal import Decimal

from audits.facts import Number, Truth, whole
from audits.placement import Placement
from audits.verdict import THOUSANDTHS, Test, number_value, thousandths


def hours_at_most(placement: Placement, *, value: Decimal) -> Test:
    """The hours a week are not above the value."""
    limit = whole(thousandths(value))
    return _number(placement, "hours_per_week", limit, placement.hours_per_week <= limit)


def rest_at_least(placement: Placement, *, value: Decimal) -> Test:
    """The longest unbroken rest in a week is not below the value, in hours."""
    return _at_least(placement, "rest_hours_per_week", value)


def leave_at_least(placement: Placement, *, value: Decimal) -> Test:
    """The days of leave a year are not below the value."""
    return _at_least(placement, "leave_days_per_year", value)


def overtime_at_least(placement: Placement, *, value: Decimal) -> Test:
    """The overtime rate is not below the value, as a multiple of the wage."""
    return _at_least(placement, "overtime_rate", value)


def hours_not_worse(placement: Placement) -> Test:
    """The hours a week are not above the comparator's."""
    limit = placement.comparator_hours_per_week
    return _beside(placement, "hours_per_week", placement.hours_per_week <= limit)


def leave_not_worse(placement: Placement) -> Test:
    """The days of leave a year are not below the comparator's."""
    limit = placement.comparator_leave_days_per_year
    return _beside(placement, "leave_days_per_year", placement.leave_days_per_year >= limit)


def overtime_not_worse(placement: Placement) -> Test:
    """The overtime rate is not below the comparator's."""
    limit = placement.comparator_overtime_rate
    return _beside(placement, "overtime_rate", placement.overtime_rate >= limit)


def _at_least(placement: Placement, fact: str, value: Decimal) -> Test:
    limit = whole(thousandths(value))
    return _number(placement, fact, limit, getattr(placement, fact) >= limit)


def _number(placement: Placement, fact: str, limit: Number, holds: Truth) -> Test:
    """A number of the contract against a limit; both in thousandths."""
    observed = getattr(placement, fact)
    return Test(
        observed=number_value(observed, THOUSANDTHS),
        limit=number_value(limit, THOUSANDTHS),
        holds=holds,
        missing={fact: observed.is_(None)},
    )


def _beside(placement: Placement, fact: str, holds: Truth) -> Test:
    """A number of the contract against the one that the comparator has."""
    observed, limit = getattr(placement, fact), getattr(placement, f"comparator_{fact}")
    return Test(
        observed=number_value(observed, THOUSANDTHS),
        limit=number_value(limit, THOUSANDTHS),
        holds=holds,
        missing={fact: observed.is_(None), f"comparator_{fact}": limit.is_(None)},
    )
