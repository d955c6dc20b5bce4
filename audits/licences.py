"""The agencies' licences as a temporary table of dated rows, for the pass to join by day.

What an entry means is in `audits.standing`; here its intervals become rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from audits import clearances, days
from audits.clearances import reach
from audits.facts import Truth, Word, agency, licence, placement, register
from audits.standing import NOT_KNOWN, Standing, intervals

ALWAYS = 10**7
"""A day before and after all days of the calendar."""

table = sa.Table(
    "judge_licence",
    sa.MetaData(),
    sa.Column("agency_id", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("since", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("until", sa.BigInteger(), nullable=False),
    sa.Column("status", sa.Text()),
    sa.Column("licensed", sa.Integer()),
    sa.Column("destinations", sa.Text()),
    sa.Column("sectors", sa.Text()),
    sa.Column("cleared", sa.Text()),
    sa.Column("ended", sa.Text()),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True)
class Licence:
    """The agency's licence on the day; NULL is not proven.

    `covers_destination` and `covers_sector` are TRUE where the register does not publish them. An
    act that cleared the agency for the place or ended that goes before what the list names; where
    it certainly ended that, `ended` is TRUE, and else FALSE.
    """

    status: Word
    licensed: Truth
    ended: Truth
    covers_destination: Truth
    covers_sector: Truth
    unlisted: dict[str, Truth]


@dataclass(frozen=True)
class Entry:
    """A licence entry with its days as dates."""

    status: str
    since: date | None
    issued_on: date | None
    expires_on: date | None
    as_of: date | None
    until: date | None


@dataclass(frozen=True)
class Kept:
    """How long the register's list is taken at its word."""

    stale_after: int


def held_on(day: str) -> Licence:
    """The columns of the row that holds on the placement's day of that name."""
    sector = placement.c.sector
    columns = _on(day).c
    here = reach(columns.cleared, columns.ended)
    listed = _covers(columns.destinations, placement.c.destination)
    unsure = here.unsure(listed)
    return Licence(
        status=columns.status,
        licensed=columns.licensed == 1,
        ended=here.no,
        covers_destination=here.covers(listed),
        covers_sector=_covers(columns.sectors, sector),
        unlisted={
            "destinations": sa.and_(columns.destinations == "", here.unsaid),
            "sectors": columns.sectors == "",
            "sector": sa.or_(
                sa.and_(columns.sectors.is_not(None), sector.is_(None)),
                sa.and_(unsure, here.turning["sector"]),
            ),
            "occupation": sa.and_(unsure, here.turning["occupation"]),
        },
    )


def join_licences(source: sa.FromClause, day: str) -> sa.FromClause:
    """`source` with the licence that each placement's agency held on its day beside it."""
    rows, on = _on(day), placement.c[day]
    agency_then = sa.and_(
        rows.c.agency_id == placement.c.agency_id, rows.c.since <= on, on < rows.c.until
    )
    return source.outerjoin(rows, agency_then)


@cache
def _on(day: str) -> sa.FromClause:
    """The table under the name it has where it is joined on that day."""
    return table.alias(f"licence_{day}")


def licence_rows(connection: sa.Connection, agency_id: int | None) -> Iterator[dict[str, Any]]:
    """The rows of every agency, or of one: its days without a gap, in the order of the agencies."""
    entries: dict[int, list[Entry]] = defaultdict(list)
    names = ("agency_id", *Entry.__dataclass_fields__)
    held = sa.select(*(licence.c[name] for name in names)).order_by(licence.c.seq, licence.c.id)
    acts = clearances.list_acts(connection, agency_id)
    kept = sa.select(
        agency.c.id, agency.c.destinations, agency.c.sectors, register.c.publishes,
        register.c.stale_after,
    ).join_from(agency, register, register.c.slug == agency.c.register)  # fmt: skip
    if agency_id is not None:
        held = held.where(licence.c.agency_id == agency_id)
        kept = kept.where(agency.c.id == agency_id)
    for number, status, *dates in connection.execute(held):
        entries[number].append(Entry(status, *(_date(day) for day in dates)))
    agencies = connection.execute(kept.order_by(agency.c.id)).all()
    for number, destinations, sectors, publishes, stale_after in agencies:
        published = _list(publishes)
        covers = {
            "agency_id": number,
            "destinations": _marked(destinations) if "destinations" in published else None,
            "sectors": _marked(sectors) if "sectors" in published else None,
        }
        for since, until, standing in _whole_time(entries[number], Kept(stale_after)):
            for first, end, said in clearances.pieces(acts.get(number, []), since, until):
                yield covers | _row(first, end, standing) | said


def _whole_time(entries: list[Entry], kept: Kept) -> Iterator[tuple[int, int, Standing]]:
    """The intervals as numbers of days, from before all days to after them."""
    first = -ALWAYS
    for since, until, standing in intervals(entries, kept):
        begins = days.number(since)
        if first == -ALWAYS:
            yield first, begins, NOT_KNOWN
        first = ALWAYS if until is None else days.number(until)
        yield begins, first, standing
    if first == -ALWAYS:
        yield first, ALWAYS, NOT_KNOWN


def _row(since: int, until: int, standing: Standing) -> dict[str, Any]:
    licensed = standing.licensed
    return {
        "since": since,
        "until": until,
        "status": standing.status,
        "licensed": None if licensed is None else int(licensed),
    }


def _date(day: int | None) -> date | None:
    return None if day is None else days.date_of(day)


def _list(text: str | None) -> list[str]:
    """A list that is stored as JSON text."""
    return json.loads(text) if text else []


def _marked(text: str | None) -> str:
    """The list's members between bars, "" where there is none."""
    members: Iterable[str] = _list(text)
    joined_members = "|".join(members)
    return f"|{joined_members}|" if joined_members else ""


def _covers(members: Word, one: Word) -> Truth:
    """Whether one of the marked members is that one; NULL where either is empty."""
    marked = sa.literal("|") + one + sa.literal("|")
    left = sa.func.replace(members, marked, "", type_=sa.Text())
    return sa.case(
        (members.is_(None), sa.true()),
        (members == "", sa.null()),
        (one.is_(None), sa.null()),
        else_=left != members,
    )
