"""Tasks of a ministry: acts of another state that it is asked to look at, and its answers.

Each state keeps its own decisions: a task changes nothing by itself, and only the ministry that it
is for sees and answers it. What becomes a task, and whose, is in `services.notifying`.
"""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from registry import clock
from registry.db import db
from registry.errors import Refused
from registry.models import Agency, AgencyTie, Placement, Task, User
from registry.services import journal, narrowing
from registry.services.folding import fold, fold_name

ANSWERS = DECIDED, NO_ACTION = ("decided", "no_action")


@dataclass(frozen=True)
class Partner:
    """A firm of the task's state that the agency works with, with its entries in a register."""

    name: str
    number: str | None
    agencies: list[Agency]


def list_tasks(*, seen_by: User, open_only: bool = False) -> list[Task]:
    """The tasks of the reader's ministry, the newest first."""
    query = _raised(seen_by)
    if open_only:
        query = query.filter_by(answer=None)
    return list(db.session.scalars(query.order_by(Task.raised_at.desc(), Task.id.desc())))


def get_task(number: int, *, seen_by: User) -> Task:
    """The task of that number, if it is the reader's ministry's."""
    task = db.session.scalars(_raised(seen_by).filter_by(id=number)).one_or_none()
    if task is None:
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


def _raised(user: User) -> Select[tuple[Task]]:
    """The tasks of a user's ministry whose moment has come."""
    come = Task.raised_at <= clock.stamp(clock.now())
    return select(Task).where(Task.organisation_id == user.organisation_id, come)


def _entries(tie: AgencyTie) -> list[Agency]:
    """The agencies of the tie's country that have its number, or else its name."""
    query = select(Agency).filter_by(country=tie.country).order_by(Agency.register, Agency.id)
    if tie.number:
        return list(db.session.scalars(query.filter_by(number_folded=fold(tie.number))))
    found = db.session.scalars(query.where(func.lower(Agency.name) == tie.name.lower()))
    return [one for one in found if fold_name(one.name) == tie.name_folded]
