"""Recruitment cost in months of wage: what a worker paid to get the job, by one month's real pay.

The formula is that of SDG indicator 10.7.1, which measures a population by survey. An agency's
ledger knows its own clients alone, so nothing here is that indicator's value. Which charges count
is the caller's to say; converting them is in `audits.tally`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import quantiles

from audits.tally import Tally
from audits.wages import exact_limit

SMALLEST = 5
"""A group of fewer workers has no distribution."""
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Wage:
    """A wage in minor units a period; the hours a week, in thousandths, are for one by the hour."""

    amount: int
    period: str
    hours_per_week: int | None = None


@dataclass(frozen=True)
class Months:
    """What one worker bore in months of wage: all that was paid, and what refunds left of it."""

    gross: Fraction
    net: Fraction


@dataclass(frozen=True)
class Distribution:
    """The middle half, the median and the highest of the months of `n` workers."""

    n: int
    lower: Fraction
    median: Fraction
    upper: Fraction
    highest: Fraction


def months(paid: Tally, wage: Wage) -> Months | None:
    """The cost in months of the wage, exactly; `paid` is in the wage's currency.

    None where an amount could not be converted, or the wage is no monthly one or is 0.
    """
    month = exact_limit(Fraction(wage.amount), wage.period, "month", wage.hours_per_week)
    if not paid.whole or paid.paid is None or paid.open is None:
        return None
    if not isinstance(month, Fraction) or month == 0:
        return None
    return Months(paid.paid / month, paid.open / month)


def distribution(values: Sequence[Fraction], smallest: int = SMALLEST) -> Distribution | None:
    """The quartiles of the values, both ends among them; None of fewer than `smallest`."""
    if len(values) < smallest:
        return None
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    return Distribution(len(values), lower, middle, upper, max(values))


def tenths(value: Fraction) -> Decimal:
    """Months as they are shown: one decimal, one half rounded up."""
    return (Decimal(value.numerator) / value.denominator).quantize(TENTH, ROUND_HALF_UP)
