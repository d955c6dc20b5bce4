"""Tasks of the other state: an act here is told to the ministries that are bound with us there.

Each state keeps its own decisions: a task changes nothing by itself, and only the ministry that it
is for sees and answers it. Bound are the states of an agreement or of a joint committee with the
agency's state; where it is known to which of them the agency sends workers, only those are told.
"""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from audits.standing import MAY_RECRUIT, STOPS
from registry import clock
from registry.acts import TAKEN
from registry.db import db
from registry.errors import Refused
from registry.models import Agency, AgencyTie, Committee, Organisation, Placement, Task, User
from registry.services import costing, journal, narrowing
from registry.services.folding import fold, fold_name

STOPPED = STOPS | TAKEN
ANSWERS = DECIDED, NO_ACTION = ("decided", "no_action")


@dataclass(frozen=True)
class Partner:
    """A firm of the task's state that the agency works with, with its entries in a register."""

    name: str
    number: str | None
    agencies: list[Agency]


def raise_after(agency: Agency, act: str, before: str | None, after: str | None, seq: int) -> None:
    """Tell the other states' ministries where an act stopped an agency or gave its licence back.

    `before` and `after` are the licence's statuses around the event `seq`.
    """
    what = _what(before, after)
    if what is None:
        return
    query = select(Organisation).filter_by(kind="ministry").order_by(Organisation.slug)
    told = db.session.scalars(query.where(Organisation.country.in_(states_told(agency))))
    db.session.add_all(
        Task(
            organisation_id=one.id,
            agency_id=agency.id,
            seq=seq,
            act=act,
            what=what,
            raised_at=clock.stamp(clock.now()),
        )
        for one in told
    )
    db.session.flush()


def states_told(agency: Agency) -> set[str]:
    """The states, other than its own, whose ministries are told of an act on the agency."""
    pairs = set(costing.list_corridors())
    pairs |= {(one.origin, one.destination) for one in db.session.scalars(select(Committee))}
    bound = {state for pair in pairs if agency.country in pair for state in pair}
    bound -= {agency.country}
    return bound & _works_with(agency) or bound


def list_tasks(*, seen_by: User, open_only: bool = False) -> list[Task]:
    """The tasks of the reader's ministry, the newest first."""
    query = select(Task).filter_by(organisation_id=seen_by.organisation_id)
    if open_only:
        query = query.filter_by(answer=None)
    return list(db.session.scalars(query.order_by(Task.id.desc())))


def get_task(number: int, *, seen_by: User) -> Task:
    """The task of that number, if it is the reader's ministry's."""
    task = db.session.get(Task, number)
    if task is None or task.organisation_id != seen_by.organisation_id:
        raise narrowing.hidden(f"task {number}", seen_by, _("There is no such task."))
    return task


def answer(task: Task, word: str, reason: str, *, officer: User) -> None:
    """Note what a ministry did about a task, and why; the role is kept, not the person."""
    journal.one_writer()
    db.session.refresh(task)
    if task.answer is not None:
        raise Refused("", _("This task was answered already."))
    if word not in ANSWERS:
        raise Refused("answer", _("Choose what was done."))
    if not reason.strip():
        wanted = _("Name the decision.") if word == DECIDED else _("Say why nothing was done.")
        raise Refused("reason", wanted)
    task.answer, task.reason = word, reason.strip()
    task.answered_at = clock.stamp(clock.now())
    task.answered_by = journal.actor_of(officer)
    db.session.flush()


def list_partners(task: Task) -> list[Partner]:
    """The firms of the task's own state that the agency works with, by name."""
    query = select(AgencyTie).filter_by(agency_id=task.agency_id, country=task.organisation.country)
    today = clock.today()
    held = query.where(
        AgencyTie.ended.is_(None) | (AgencyTie.until > today), AgencyTie.kind == "partner_agency"
    )
    ties = db.session.scalars(held.order_by(AgencyTie.name_folded, AgencyTie.id))
    return [Partner(tie.name, tie.number, _entries(tie)) for tie in ties]


def count_placements(task: Task) -> int:
    """How many placements of the agency led to the task's own state."""
    query = select(func.count(Placement.id)).filter_by(agency_id=task.agency_id)
    return db.session.scalar(query.filter_by(destination=task.organisation.country)) or 0


def _what(before: str | None, after: str | None) -> str | None:
    """Whether an act stopped an agency (stopped), gave its licence back (lifted), or neither."""
    if after in STOPPED and before != after:
        return "stopped"
    return "lifted" if before in STOPPED and after in MAY_RECRUIT else None


def _works_with(agency: Agency) -> set[str]:
    """The states to which the agency sends workers or in which it has partners, as known."""
    placed = select(Placement.destination).filter_by(agency_id=agency.id).distinct()
    tied = select(AgencyTie.country).filter_by(agency_id=agency.id, ended=None).distinct()
    known = {*agency.destinations, *db.session.scalars(placed), *db.session.scalars(tied)}
    return {state for state in known if state}


def _entries(tie: AgencyTie) -> list[Agency]:
    """The agencies of the tie's country that have its number, or else its name."""
    query = select(Agency).filter_by(country=tie.country).order_by(Agency.register, Agency.id)
    if tie.number:
        return list(db.session.scalars(query.filter_by(number_folded=fold(tie.number))))
    found = db.session.scalars(query.where(func.lower(Agency.name) == tie.name.lower()))
    return [one for one in found if fold_name(one.name) == tie.name_folded]
