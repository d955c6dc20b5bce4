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
from math import ceil, floor

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

    `below` is NULL where something is missing. `rounded_up` and `rounded_down` are the limit in
    the wage's currency and period, NULL where it cannot be said.
    """

    below: Truth
    rounded_up: Number
    rounded_down: Number
    missing: Mapping[str, Truth]
    rates: Word


def compare(limit: Limit, question: WageQuestion, answers: Answers) -> Comparison:
    """The placement's wage against the limit, through the answer where there is one."""
    own = _yearly(period)
    other = _yearly(limit.period)
    same = period == limit.period
    here = currency == limit.currency
    scaled = limit.amount * other
    below = sa.case(
        (sa.and_(here, same), amount < limit.amount),
        (here, amount * own < scaled),
        else_=sa.null(),
    )
    divisor = sa.func.nullif(own, 0, type_=sa.BigInteger())
    down = sa.case((sa.and_(here, same), limit.amount), (here, scaled // divisor))
    up = sa.case(
        (sa.and_(here, same), limit.amount),
        (sa.and_(here, own == 0), sa.case((scaled > 0, whole(ENDLESS)), else_=whole(0))),
        (here, (scaled + own - 1) // divisor),
    )
    lacks: Word = word("")
    if question in answers:
        ceiling = answers.column(question, "ceiling")
        answered = ceiling.is_not(None)
        below = sa.case((answered, amount < ceiling), else_=below)
        down = sa.case((answered, answers.column(question, "floor")), else_=down)
        up = sa.case((answered, ceiling), else_=up)
        lacks = sa.func.coalesce(answers.column(question, "rates"), "")
    return Comparison(below, up, down, _missing(limit), lacks)


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


def bounds(
    limit: Fraction, of: str, wanted: str, hours_per_week: int | None
) -> tuple[int | None, int | None]:
    """A limit of one period in another one, rounded down and up.

    `hours_per_week` is in thousandths. Both are None where a period is a day and the other is
    not, or the hours are missing; where a week has no hours no wage by the hour reaches a limit
    above 0, and what lacks is endless: None and a bound beyond every amount.
    """
    if of == wanted:
        exact = limit
    else:
        yearly, divisor = _times(of, hours_per_week), _times(wanted, hours_per_week)
        if yearly is None or divisor is None:
            return None, None
        if divisor == 0:
            return None, ENDLESS if limit * yearly > 0 else 0
        exact = limit * yearly / divisor
    return min(floor(exact), ENDLESS), min(ceil(exact), ENDLESS)


def _times(name: str, hours_per_week: int | None) -> Fraction | None:
    if name == HOUR:
        return None if hours_per_week is None else Fraction(hours_per_week * WEEKS, 1000)
    return Fraction(PER_YEAR[name]) if name in PER_YEAR else None
