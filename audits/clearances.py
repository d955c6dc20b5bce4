"""The agencies' clearances beside their licences: what acts say of a placement's place and work.

What the acts say of a day is in `audits.clearance`; here it becomes marked lists in the dated rows
of `audits.licences`, and expressions over them. NULL lists mean that no act says anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise, product
from typing import Any, TypeAlias

import sqlalchemy as sa

from audits import days
from audits.clearance import Cleared, Place, cleared_on
from audits.facts import Truth, Word, clearance, placement

Piece: TypeAlias = tuple[int, int, dict[str, Any]]
"""The first day and the day after the last, as numbers, and the columns that acts fill."""
NAMES = ("act", "since", "destination", "sector", "occupation")
ANY = "*"
"""In a mark: some sector or occupation, whichever it is."""
NOWHERE = "-"
"""In a mark of what ended: whichever sector or occupation it is, nothing cleared is left."""


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

    `yes` and `no` are TRUE where they cleared it and where they ended that; `maybe_yes` and
    `maybe_no` where they may have, for all that is known of its sector and occupation. None of
    them is NULL. `turning` says by the name of a fact whether an act that may be about the
    placement names it and the placement does not.
    """

    yes: Truth
    no: Truth
    maybe_yes: Truth
    maybe_no: Truth
    turning: dict[str, Truth]
    some: Truth

    @property
    def unsaid(self) -> Truth:
        """Whether they say nothing of it for certain."""
        return sa.not_(sa.or_(self.yes, self.no))

    def unsure(self, listed: Truth) -> Truth:
        """Whether it turns on the placement's empty sector or occupation, beside the list."""
        ends = sa.and_(self.maybe_no, sa.or_(self.maybe_yes, sa.func.coalesce(listed, sa.true())))
        clears = sa.and_(
            self.maybe_yes, sa.not_(sa.or_(self.yes, sa.func.coalesce(listed, sa.false())))
        )
        return sa.and_(self.some, sa.not_(self.no), sa.or_(ends, clears))

    def covers(self, listed: Truth) -> Truth:
        """Whether the agency may recruit there, by act, else by what the list says."""
        return sa.case(
            (sa.not_(self.some), listed),
            (self.no, sa.false()),
            (self.unsure(listed), sa.null()),
            (self.yes, sa.true()),
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
        yield first, end, {"cleared": _marked(said.yes), "ended": _marked(said.no, _emptied(said))}


def reach(cleared: Word, ended: Word) -> Reach:
    """What the marked lists say of the placement beside them."""
    facts = {"sector": placement.c.sector, "occupation": placement.c.occupation}
    return Reach(
        yes=_named(cleared, ""),
        no=_named(ended, ""),
        maybe_yes=sa.and_(_named(cleared, ANY), sa.not_(_left_empty(ended))),
        maybe_no=_named(ended, ANY),
        turning={
            name: sa.and_(
                fact.is_(None), sa.or_(_named(cleared, ANY, name), _named(ended, ANY, name))
            )
            for name, fact in facts.items()
        },
        some=sa.or_(cleared.is_not(None), ended.is_not(None)),
    )


def _named(members: Word, empty: str, fact: str | None = None) -> Truth:
    """Whether the list has the placement's country, or its sector or occupation there.

    An empty one is read as `empty`; with `fact` only what names that fact counts.
    """
    work = {
        name: (own,) if name == fact else ("", own)
        for name, own in (
            ("sector", sa.func.coalesce(placement.c.sector, empty)),
            ("occupation", sa.func.coalesce(placement.c.occupation, empty)),
        )
    }
    marks = (
        _text("|", placement.c.destination, "/", sector, "/", occupation, "|")
        for sector, occupation in product(*work.values())
    )
    return sa.and_(members.is_not(None), sa.or_(*(_has(members, mark) for mark in marks)))


def _left_empty(ended: Word) -> Truth:
    """Whether acts ended all that others may have cleared of the placement's work."""
    facts = (placement.c.sector, placement.c.occupation)
    sector, occupation = (sa.func.coalesce(fact, NOWHERE) for fact in facts)
    mark = _text("|", placement.c.destination, "/", sector, "/", occupation, "|")
    return sa.and_(ended.is_not(None), _has(ended, mark))


def _text(*parts: Any) -> Word:
    return reduce(lambda left, right: left + right, parts)


def _has(members: Word, mark: Word) -> Truth:
    return sa.func.replace(members, mark, "", type_=sa.Text()) != members


def _emptied(said: Cleared) -> Iterator[str]:
    """The marks of work known in part of which every part that was cleared has ended."""
    ended = [one for one in said.no if one.sector and one.occupation]
    by_sector = {Place(one.destination, one.sector) for one in ended}
    for work in by_sector | {Place(one.destination, None, one.occupation) for one in ended}:
        cleared = [
            Place(work.destination, work.sector or one.sector, work.occupation or one.occupation)
            for one in said.yes
            if one.destination == work.destination
            and (one.sector is None or work.sector in (None, one.sector))
            and (one.occupation is None or work.occupation in (None, one.occupation))
        ]
        if cleared and all(one.holders() & said.no.keys() for one in cleared):
            yield f"{work.destination}/{work.sector or NOWHERE}/{work.occupation or NOWHERE}"


def _marked(places: Iterable[Place], more: Iterable[str] = ()) -> str | None:
    """The places between bars, None where there is none.

    Each stands there once more with ANY for its sector, its occupation and both, as a placement
    whose own is empty asks for it.
    """
    marks = {
        f"{one.destination}/{sector}/{occupation}"
        for one in places
        for sector in ({one.sector, ANY} if one.sector else {""})
        for occupation in ({one.occupation, ANY} if one.occupation else {""})
    }.union(more)
    return f"|{'|'.join(sorted(marks))}|" if marks else None
