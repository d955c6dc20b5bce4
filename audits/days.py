"""Days as whole numbers since 1970-01-01, and what a bare month or year means.

A value that names a day is a date, or "2015-07" or "2019" where a source gives no more. What is
known only roughly never judges early and never judges late: a bare month or year counts from its
last day as a start and from its first as an end.
"""

import calendar
import re
from datetime import date

from audits.errors import BadDay
from audits.words import N_

EPOCH = date(1970, 1, 1).toordinal()
LAST = date.max.toordinal()
BARE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?", re.ASCII)


def number(day: date) -> int:
    """The days from 1970-01-01 to `day`; negative before."""
    return day.toordinal() - EPOCH


def date_of(day: int) -> date:
    """The date that is `day` days after 1970-01-01, never past the calendar's last."""
    return date.fromordinal(min(day + EPOCH, LAST))


def later(day: date, by: int) -> date:
    """The day `by` days on, never past the calendar's last."""
    return date_of(number(day) + by)


def start_day(value: date | str) -> int:
    """The first day that certainly lies in or after `value`, for a thing that begins then."""
    if isinstance(value, date):
        return number(value)
    year, month = _bare(value)
    month = month or 12
    return number(date(year, month, calendar.monthrange(year, month)[1]))


def until_day(value: date | str) -> int:
    """The first day of `value`, for a thing that ends then."""
    if isinstance(value, date):
        return number(value)
    year, month = _bare(value)
    return number(date(year, month or 1, 1))


def _bare(value: str) -> tuple[int, int | None]:
    found = BARE.fullmatch(value)
    if found is None:
        raise BadDay(N_("%(value)s is no date, month (2015-07) or year (2019)"), value=repr(value))
    year, month = int(found[1]), int(found[2]) if found[2] else None
    if year < 1 or (month is not None and not 1 <= month <= 12):
        raise BadDay(N_("%(value)s is no month or year of the calendar"), value=repr(value))
    return year, month
