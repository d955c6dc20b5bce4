"""Telling the other state: what an act, a list or a day makes of a licence is a task over there.

Told are the ministries of the states that are bound with the agency's by an agreement or by a joint
committee; where it is known to which of them the agency sends workers, only those. What the dates
alone will change is noted beforehand and is a task from its day on (`services.tasking`).
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import selectinload

from audits.standing import MAY_RECRUIT, STOPS, intervals, layers, standing_on
from registry import clock
from registry.acts import TAKEN
from registry.db import db
from registry.models import Agency, AgencyTie, Committee, Licence, Organisation, Placement, Task
from registry.services import costing
from registry.services.recalling import end_of

HALTED = STOPS | TAKEN
STOPPED, LIFTED, ENDED = "stopped", "lifted", "ended"
DAY = timedelta(days=1)
_COMMITTEES = select(Committee)
_MINISTRIES = select(Organisation).filter_by(kind="ministry").order_by(Organisation.slug)


def raise_after(agency: Agency, act: str, before: str | None, after: str | None, seq: int) -> None:
    """Tell where the act of the event `seq` stopped an agency or gave its licence back.

    `before` and `after` are the licence's statuses around it.
    """
    news = News()
    what = _what(before, after)
    if what is not None:
        news.tell(agency, what, act, seq)
    for entry in agency.entries:
        if entry.seq == seq and entry.since is not None:
            news.look_ahead(agency, entry.since)
    news.send()


def raise_since(seq: int) -> None:
    """Tell what entries of licences that came after the event `seq` have changed as of today."""
    news, today = News(), clock.today()
    touched = _touched_since(seq)
    news.read_up(touched)
    for agency in touched:
        earlier = [entry for entry in agency.entries if entry.seq <= seq]
        before = standing_on(earlier, agency.kept_in, today).status
        what = _what(before, standing_on(agency.entries, agency.kept_in, today).status)
        if what is not None:
            holds = layers(agency.entries, today)[-1][1]
            news.tell(agency, what, holds.act, holds.seq)
        news.look_ahead(agency, today)
    news.send()


def list_unnoted() -> list[dict[str, Any]]:
    """What the dates alone will change and is not noted for later, as of an older register."""
    news, today = News(), clock.today()
    ahead = (Licence.until > today) | (Licence.since > today)
    timed = select(Licence.agency_id).where(Licence.status.in_(HALTED), ahead)
    query = select(Agency).where(Agency.id.in_(timed)).order_by(Agency.id)
    for agency in db.session.scalars(query.options(selectinload(Agency.entries))):
        news.look_ahead(agency, today)
    return news.list_unnoted()


def note_ahead() -> int:
    """Note what `list_unnoted` lists; how many tasks that makes."""
    unnoted = list_unnoted()
    if unnoted:
        db.session.execute(insert(Task), unnoted)
    return len(unnoted)


class News:
    """What is told in one go: which states are bound, and their ministries, are read once."""

    def __init__(self) -> None:
        self._now = clock.stamp(clock.now())
        self._bound = set(costing.list_corridors())
        self._bound |= {(one.origin, one.destination) for one in db.session.scalars(_COMMITTEES)}
        self._ministries = db.session.scalars(_MINISTRIES).all()
        self._works_with: dict[int, set[str]] = {}
        self._foreseen: set[int] = set()
        self._tasks: list[dict[str, Any]] = []

    def read_up(self, agencies: Iterable[Agency]) -> None:
        """Read of all these agencies at once with which states they work."""
        self._works_with |= _works_with(agencies)

    def states_told(self, agency: Agency) -> set[str]:
        """The states, other than its own, whose ministries are told of an act on the agency."""
        bound = {state for pair in self._bound if agency.country in pair for state in pair}
        bound -= {agency.country}
        if agency.id not in self._works_with:
            self.read_up([agency])
        return bound & self._works_with[agency.id] or bound

    def tell(self, agency: Agency, what: str, act: str, seq: int, *, at: str | None = None) -> None:
        """A task at each ministry that is told, from the moment `at` on (now)."""
        states = self.states_told(agency)
        self._tasks += [
            {
                "organisation_id": one.id,
                "agency_id": agency.id,
                "seq": seq,
                "act": act,
                "what": what,
                "raised_at": at or self._now,
            }
            for one in self._ministries
            if one.country in states
        ]

    def look_ahead(self, agency: Agency, after: date) -> None:
        """Note what the dates alone change after a day, in place of what was noted for later."""
        self._foreseen.add(agency.id)
        before = standing_on(agency.entries, agency.kept_in, after).status
        for since, _until, standing in intervals(agency.entries, agency.kept_in):
            if since <= after:
                continue
            what = _what(before, standing.status)
            before = standing.status
            if what is not None:
                # What comes back by its date was ended by the entry that had stopped it.
                word, day = (ENDED, since - DAY) if what == LIFTED else (what, since)
                entry = layers(agency.entries, day)[-1][1]
                moment = max(self._now, end_of(since - DAY))
                self.tell(agency, word, entry.act, entry.seq, at=moment)

    def list_unnoted(self) -> list[dict[str, Any]]:
        """The tasks that nobody noted before."""
        query = select(Task.organisation_id, Task.seq, Task.what, Task.raised_at)
        noted = set(map(tuple, db.session.execute(query.where(Task.raised_at > self._now))))
        names = ("organisation_id", "seq", "what", "raised_at")
        return [one for one in self._tasks if tuple(one[name] for name in names) not in noted]

    def send(self) -> None:
        """Write the tasks, once what was noted before for later is taken back."""
        later = Task.raised_at > self._now
        noted = db.session.scalars(select(Task.agency_id).where(later))
        for agency_id in self._foreseen.intersection(noted):
            db.session.execute(delete(Task).where(Task.agency_id == agency_id, later))
        if self._tasks:
            db.session.execute(insert(Task), self._tasks)


def _what(before: str | None, after: str | None) -> str | None:
    """Whether an agency was stopped, got its licence back (lifted), or neither."""
    if after in HALTED and before != after:
        return STOPPED
    return LIFTED if before in HALTED and after in MAY_RECRUIT else None


def _touched_since(seq: int) -> Sequence[Agency]:
    """The agencies with entries after an event that are or were stopped by any of theirs."""
    new = select(Licence.agency_id).where(Licence.seq > seq)
    stopped = select(Licence.agency_id).where(Licence.status.in_(HALTED))
    query = select(Agency).where(Agency.id.in_(new), Agency.id.in_(stopped)).order_by(Agency.id)
    return db.session.scalars(query.options(selectinload(Agency.entries))).all()


def _works_with(agencies: Iterable[Agency]) -> dict[int, set[str]]:
    """The states to which agencies send workers or in which they have partners, as known."""
    known = {agency.id: set(agency.destinations) for agency in agencies}
    placed = select(Placement.agency_id, Placement.destination)
    tied = select(AgencyTie.agency_id, AgencyTie.country).filter_by(ended=None)
    for query, whose in ((placed, Placement.agency_id), (tied, AgencyTie.agency_id)):
        for agency_id, state in db.session.execute(query.where(whose.in_(known)).distinct()):
            known[agency_id].add(state)
    return {agency_id: states - {None, ""} for agency_id, states in known.items()}
