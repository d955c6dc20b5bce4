"""Comparing a wage with a limit of another period or currency, exactly, in 64 bits.

A year is 12 months and 52 weeks; an hour counts by the placement's hours a week; a day compares
only with a day. Both sides are brought to a year by whole factors and compared crosswise, so
nothing is rounded: 10**11 minor units times 52 times the hours of a week in thousandths stay
below 2**63. Another currency is answered by Python (`audits.questions`): the limit's exact value
in the wage's currency and period, rounded up to compare and down for the gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf

import sqlalchemy as sa

from audits.facts import Number, Truth, Word, no_number, placement, whole, word
from audits.questions import Answers, WageQuestion

PER_YEAR = {"year": 1, "month": 12, "week": 52}
WEEKS = 52
HOUR = "hour"
DAY = "day"
ENDLESS = 2**62
"""Beyond every amount that can be held, and within 64 bits."""

amount = placement.c.wage_amount
currency = placement.c.wage_currency
period = placement.c.wage_period
hours: Number = sa.cast(placement.c.hours_per_week, sa.BigInteger())


@dataclass(frozen=True)
class Limit:
    """A wage to be reached: minor units of a currency per period."""

    amount: Number
    currency: Word
    period: Word


@dataclass(frozen=True)
class Comparison:
    """The wage against a limit.

    `below` is NULL where something is missing. `rounded_down` is the limit in the wage's currency
    and period, NULL where it cannot be said. `missing_words` names further facts, "" for none.
    """

    limit: Limit
    below: Truth
    rounded_down: Number
    missing: Mapping[str, Truth]
    missing_words: Word


def compare(limit: Limit, question: WageQuestion, answers: Answers) -> Comparison:
    """The placement's wage against the limit, through the answer where there is one."""
    own, other = _yearly(period), _yearly(limit.period)
    here = currency == limit.currency
    same = sa.and_(here, period == limit.period)
    below = sa.case(
        (same, amount < limit.amount), (here, amount * own < limit.amount * other), else_=sa.null()
    )
    divisor = sa.func.nullif(own, 0, type_=sa.BigInteger())
    down = sa.case((same, limit.amount), (here, limit.amount * other // divisor))
    lacks: Word = word("")
    if question in answers:
        missing = answers.column(question, "missing")
        answered = missing.is_not(None)
        below = sa.case((answered, amount < answers.column(question, "ceiling")), else_=below)
        down = sa.case((answered, answers.column(question, "floor")), else_=down)
        lacks = sa.func.coalesce(missing, "")
        if question.kinds:
            limit = Limit(
                sa.case((answered, answers.column(question, "limit")), else_=limit.amount),
                sa.case((answered, answers.column(question, "currency")), else_=limit.currency),
                limit.period,
            )
    return Comparison(limit, below, down, _missing(limit), lacks)


def own_missing() -> dict[str, Truth]:
    """The facts of the wage that every comparison with a wage from elsewhere needs."""
    return {
        "wage_amount": amount.is_(None),
        "wage_currency": currency.is_(None),
        "wage_period": period.is_(None),
    }


def _missing(limit: Limit) -> Mapping[str, Truth]:
    """The wage's empty facts; a day's wage beside another period lacks its period."""
    day_beside_other = sa.and_(period != limit.period, sa.or_(period == DAY, limit.period == DAY))
    by_hour = sa.and_(
        period != limit.period,
        sa.or_(period == HOUR, limit.period == HOUR),
        period != DAY,
        limit.period != DAY,
    )
    facts = own_missing()
    facts["wage_period"] = sa.or_(period.is_(None), day_beside_other)
    facts["hours_per_week"] = sa.and_(by_hour, placement.c.hours_per_week.is_(None))
    return facts


def months_of_wage(thousandths: int) -> Number:
    """So many thousandths of a month's wage, rounded down; NULL where a fact of it is empty.

    Weekly thousandths of hours times wage are divided first and the rest apart: the product of
    all factors would leave 64 bits.
    """
    yearly = amount * _yearly(period)
    divisor = 12 * 1000 * 1000
    most = (yearly // divisor) * thousandths + ((yearly % divisor) * thousandths) // divisor
    return sa.case((currency.is_(None), no_number()), else_=most)


def monthly_missing() -> Mapping[str, Truth]:
    """The empty facts of a monthly wage; a wage by the day has none."""
    facts = own_missing()
    facts["wage_period"] = sa.or_(period.is_(None), period == DAY)
    hourly = period == HOUR
    facts["hours_per_week"] = sa.and_(hourly, placement.c.hours_per_week.is_(None))
    return facts


def _yearly(of: Word) -> Number:
    """How often the period comes in a year, in thousandths; NULL for a day or missing hours."""
    known = [(of == name, whole(times * 1000)) for name, times in PER_YEAR.items()]
    return sa.case(*known, (of == HOUR, hours * WEEKS), else_=no_number())


def exact_limit(
    limit: Fraction, of: str, wanted: str, hours_per_week: int | None
) -> Fraction | float | None:
    """A limit of one period in another one, exactly; None where a fact for it is missing.

    `hours_per_week` is in thousandths. Where a week has no hours no wage by the hour reaches a
    limit above 0: what it would have to be is infinite.
    """
    if of == wanted:
        return limit
    yearly, divisor = _times(of, hours_per_week), _times(wanted, hours_per_week)
    if yearly is None or divisor is None:
        return None
    if divisor == 0:
        return inf if limit * yearly > 0 else Fraction(0)
    return limit * yearly / divisor


def rounded(limit: Fraction | float | None) -> tuple[int | None, int | None]:
    """A limit rounded down and up; what is infinite has no lower bound that could be shown."""
    if limit is None:
        return None, None
    if limit == inf:
        return None, ENDLESS
    return min(floor(limit), ENDLESS), min(ceil(limit), ENDLESS)


def lacking_facts(period: str | None, other: str, hours_per_week: int | None) -> set[str]:
    """What is missing to bring a wage's period and another one together."""
    if period is None or period == other:
        return set()
    if DAY in (period, other):
        return {"wage_period"}
    return {"hours_per_week"} if HOUR in (period, other) and hours_per_week is None else set()


def _times(name: str, hours_per_week: int | None) -> Fraction | None:
    if name == HOUR:
        return None if hours_per_week is None else Fraction(hours_per_week * WEEKS, 1000)
    return Fraction(PER_YEAR[name]) if name in PER_YEAR else None
