"""How many workers a tier counts on each day: contracts signed in a year, or workers abroad."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy import Select, func, select, union_all

from audits.days import later
from registry.db import db
from registry.models import HISTORIES, Agency, Placement, Write
from registry.services.recalling import end_of

YEAR = 365


@dataclass(frozen=True)
class Running:
    """A number that changes on these days, and what it is from each of them on."""

    days: Sequence[date]
    totals: Sequence[int]

    def on(self, day: date) -> int:
        """What it is on a day; nothing before the first."""
        place = bisect_right(self.days, day)
        return self.totals[place - 1] if place else 0


def running(agency: Agency, measure: str, known: date | None = None) -> Running:
    """The agency's number by that measure, as it was known at the end of a day, else now."""
    changes: Counter[date] = Counter()
    for begins, ends, count in _spans(agency, measure, known):
        changes[begins] += count
        if ends is not None:
            changes[max(begins, ends)] -= count
    days = sorted(changes)
    return Running(days, list(accumulate(changes[day] for day in days)))


def _spans(agency: Agency, measure: str, known: date | None) -> list[tuple[date, date | None, int]]:
    """From which day on, until before which, how many are counted."""
    rows = _placements(agency, known).subquery().c
    columns = (
        (rows.contract_signed_on,) if measure == "placements" else (rows.started_on, rows.ended_on)
    )
    query = select(*columns, func.count()).where(columns[0].is_not(None)).group_by(*columns)
    found = db.session.execute(query).all()
    if measure == "placements":
        return [(signed, later(signed, YEAR), count) for signed, count in found]
    return [(started, ended, count) for started, ended, count in found]


def _placements(agency: Agency, known: date | None) -> Any:
    """The days of the agency's placements."""
    table, history = Placement.__table__, HISTORIES[Placement]

    def days(kept: Any) -> Select[Any]:
        columns = (kept.c.contract_signed_on, kept.c.started_on, kept.c.ended_on)
        return select(*columns).where(kept.c.agency_id == agency.id)

    if known is None:
        return days(table)
    last = select(func.coalesce(func.max(Write.number), 0)).where(Write.at < end_of(known))
    write = last.scalar_subquery()
    replaced = days(history).where(history.c.made_in <= write, history.c.replaced_in > write)
    return union_all(days(table).where(table.c.made_in <= write), replaced)
