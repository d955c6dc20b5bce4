"""The agencies' clearances beside their licences: what acts say of a placement's place and work.

What the acts say of a day is in `audits.clearance`; here it becomes marked lists in the dated rows
of `audits.licences`, and expressions over them. NULL lists mean that no act says anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise
from typing import Any, TypeAlias

import sqlalchemy as sa

from audits import days
from audits.clearance import Place, cleared_on
from audits.facts import Truth, Word, clearance, placement

Piece: TypeAlias = tuple[int, int, dict[str, Any]]
"""The first day and the day after the last, as numbers, and the columns that acts fill."""
NAMES = ("act", "since", "destination", "sector", "occupation")


@dataclass(frozen=True)
class Act:
    """An act on a clearance with its day as a date."""

    act: str
    since: date
    destination: str | None
    sector: str | None
    occupation: str | None


@dataclass(frozen=True)
class Reach:
    """What acts say of where the placement leads to and what work it is.

    `yes` and `no` are TRUE where they cleared it and where they ended that. `maybe_yes` and
    `maybe_no` are TRUE where they name a part of the work there, and the placement's sector or
    occupation, which would say whether it is that part, is empty. None of them is NULL.
    """

    yes: Truth
    no: Truth
    maybe_yes: Truth
    maybe_no: Truth
    some: Truth

    @property
    def unsaid(self) -> Truth:
        """Whether they say nothing of it."""
        return sa.not_(sa.or_(self.yes, self.no))

    @property
    def unsure(self) -> Truth:
        """Whether an empty sector or occupation keeps them from saying."""
        return sa.and_(
            sa.or_(self.maybe_no, sa.and_(self.maybe_yes, sa.not_(self.yes))), sa.not_(self.no)
        )

    def covers(self, listed: Truth) -> Truth:
        """Whether the agency may recruit there, by act, else by what the list says."""
        return sa.case(
            (sa.not_(self.some), listed),
            (self.no, sa.false()),
            (self.maybe_no, sa.null()),
            (sa.or_(self.yes, listed), sa.true()),
            (self.maybe_yes, sa.null()),
            else_=listed,
        )


def list_acts(connection: sa.Connection, agency_id: int | None) -> Mapping[int, list[Act]]:
    """The acts on clearances of every agency, or of one, in the order they were made."""
    query = sa.select(clearance.c.agency_id, *(clearance.c[name] for name in NAMES))
    query = query.where(clearance.c.act.in_(("clear", "end_clearance")))
    if agency_id is not None:
        query = query.where(clearance.c.agency_id == agency_id)
    found: dict[int, list[Act]] = defaultdict(list)
    for number, act, since, *place in connection.execute(
        query.order_by(clearance.c.seq, clearance.c.id)
    ):
        found[number].append(Act(act, days.date_of(since), *place))
    return found


def pieces(acts: Sequence[Act], since: int, until: int) -> Iterator[Piece]:
    """The time from a day to the day before another, in pieces in which acts say the same."""
    cuts = {day for act in acts if since < (day := days.number(act.since)) < until}
    for first, end in pairwise([since, *sorted(cuts), until]):
        begun = [act for act in acts if days.number(act.since) <= first]
        said = cleared_on(begun, max((act.since for act in begun), default=date.min))
        yield first, end, {"cleared": _marked(said.yes), "ended": _marked(said.no)}


def reach(cleared: Word, ended: Word) -> Reach:
    """What the marked lists say of the placement beside them."""
    unknown = sa.or_(placement.c.sector.is_(None), placement.c.occupation.is_(None))
    return Reach(
        yes=_named(cleared),
        no=_named(ended),
        maybe_yes=sa.and_(unknown, _within(cleared)),
        maybe_no=sa.and_(unknown, _within(ended)),
        some=sa.or_(cleared.is_not(None), ended.is_not(None)),
    )


def _named(members: Word) -> Truth:
    """Whether the list has the placement's country, or its sector or occupation there."""
    sector = sa.func.coalesce(placement.c.sector, "")
    occupation = sa.func.coalesce(placement.c.occupation, "")
    works = (("", ""), (sector, ""), ("", occupation), (sector, occupation))
    marks = (_text("|", placement.c.destination, "/", *_split(work), "|") for work in works)
    return sa.and_(members.is_not(None), sa.or_(*(_has(members, mark) for mark in marks)))


def _within(members: Word) -> Truth:
    """Whether the list has anything of the placement's country."""
    mark = _text("|", placement.c.destination, "/")
    return sa.and_(members.is_not(None), _has(members, mark))


def _split(work: tuple[Any, Any]) -> tuple[Any, str, Any]:
    return work[0], "/", work[1]


def _text(*parts: Any) -> Word:
    words = [sa.literal(part) if isinstance(part, str) else part for part in parts]
    return reduce(lambda left, right: left + right, words)


def _has(members: Word, mark: Word) -> Truth:
    return sa.func.replace(members, mark, "", type_=sa.Text()) != members


def _marked(places: Iterable[Place]) -> str | None:
    """The places between bars, None where there is none."""
    marks = [f"{one.destination}/{one.sector or ''}/{one.occupation or ''}" for one in places]
    return f"|{'|'.join(sorted(marks))}|" if marks else None
