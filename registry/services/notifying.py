"""Telling the other state: what an act, a list or a day makes of a licence is a task over there.

Told are the ministries of the states that are bound with the agency's by an agreement or by a joint
committee; where it is known to which of them the agency sends workers, only those. What the dates
alone will change is noted beforehand and is a task from its day on (`services.tasking`).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from audits.standing import MAY_RECRUIT, STOPS, intervals, layers, standing_on
from registry import clock
from registry.acts import TAKEN
from registry.db import db
from registry.models import Agency, AgencyTie, Committee, Licence, Organisation, Placement, Task
from registry.services import costing
from registry.services.recalling import end_of

STOPPED = STOPS | TAKEN
DAY = timedelta(days=1)


def raise_after(agency: Agency, act: str, before: str | None, after: str | None, seq: int) -> None:
    """Tell where the act of the event `seq` stopped an agency or gave its licence back.

    `before` and `after` are the licence's statuses around it.
    """
    what = _what(before, after)
    if what is not None:
        _tell(agency, what, act, seq)
    for entry in agency.entries:
        if entry.seq == seq and entry.since is not None:
            _look_ahead(agency, entry.since)


def raise_since(seq: int) -> None:
    """Tell what entries of licences that came after the event `seq` have changed as of today."""
    today = clock.today()
    for agency in _touched_since(seq):
        earlier = [entry for entry in agency.entries if entry.seq <= seq]
        before = standing_on(earlier, agency.kept_in, today).status
        what = _what(before, standing_on(agency.entries, agency.kept_in, today).status)
        if what is not None:
            holds = layers(agency.entries, today)[-1][1]
            _tell(agency, what, holds.act, holds.seq)
        _look_ahead(agency, today)


def states_told(agency: Agency) -> set[str]:
    """The states, other than its own, whose ministries are told of an act on the agency."""
    pairs = set(costing.list_corridors())
    pairs |= {(one.origin, one.destination) for one in db.session.scalars(select(Committee))}
    bound = {state for pair in pairs if agency.country in pair for state in pair}
    bound -= {agency.country}
    return bound & _works_with(agency) or bound


def _what(before: str | None, after: str | None) -> str | None:
    """Whether an agency was stopped, got its licence back (lifted), or neither."""
    if after in STOPPED and before != after:
        return "stopped"
    return "lifted" if before in STOPPED and after in MAY_RECRUIT else None


def _look_ahead(agency: Agency, after: date) -> None:
    """Note what the dates alone change after a day, in place of what was noted and is to come."""
    now = clock.stamp(clock.now())
    db.session.execute(delete(Task).where(Task.agency_id == agency.id, Task.raised_at > now))
    before = standing_on(agency.entries, agency.kept_in, after).status
    for since, _until, standing in intervals(agency.entries, agency.kept_in):
        if since <= after:
            continue
        what = _what(before, standing.status)
        before = standing.status
        if what is not None:
            # What was stopped and comes back by its date was ended by the entry that stopped it.
            entry = layers(agency.entries, since - DAY if what == "lifted" else since)[-1][1]
            word = "ended" if what == "lifted" else what
            _tell(agency, word, entry.act, entry.seq, at=max(now, end_of(since - DAY)))


def _tell(agency: Agency, what: str, act: str, seq: int, *, at: str | None = None) -> None:
    """A task at each ministry that is told, from the moment `at` on (now)."""
    told = Organisation.country.in_(states_told(agency))
    query = select(Organisation).filter_by(kind="ministry").where(told)
    db.session.add_all(
        Task(
            organisation_id=one.id,
            agency_id=agency.id,
            seq=seq,
            act=act,
            what=what,
            raised_at=at or clock.stamp(clock.now()),
        )
        for one in db.session.scalars(query.order_by(Organisation.slug))
    )
    db.session.flush()


def _touched_since(seq: int) -> Iterable[Agency]:
    """The agencies with entries after an event that are or were stopped by any of theirs."""
    new = select(Licence.agency_id).where(Licence.seq > seq)
    stopped = select(Licence.agency_id).where(Licence.status.in_(STOPPED))
    query = select(Agency).where(Agency.id.in_(new), Agency.id.in_(stopped)).order_by(Agency.id)
    return db.session.scalars(query.options(selectinload(Agency.entries)))


def _works_with(agency: Agency) -> set[str]:
    """The states to which the agency sends workers or in which it has partners, as known."""
    placed = select(Placement.destination).filter_by(agency_id=agency.id).distinct()
    tied = select(AgencyTie.country).filter_by(agency_id=agency.id, ended=None).distinct()
    known = {*agency.destinations, *db.session.scalars(placed), *db.session.scalars(tied)}
    return {state for state in known if state}
