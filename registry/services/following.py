"""What follows from an act: who must be told or refunded, and by when, until it is done.

A register's own settings say what follows; without them nothing does. How many days there are is
never guessed here.
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from registry import clock
from registry.acts import ACTS
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Duty, Register, User
from registry.services import journal, licensing, narrowing

KINDS = ("tell", "refund", "return")
LONGEST = 3660


@dataclass(frozen=True)
class Rule:
    """What a register says follows from an act: whom to tell or refund within how many days."""

    act: str
    kind: str
    whom: str
    days: int
    cite: str | None = None


def follow(agency: Agency, act: str, since: date, seq: int) -> None:
    """Enter what the agency's register says follows from an act, counted from its day."""
    db.session.add_all(
        Duty(
            agency_id=agency.id,
            seq=seq,
            act=act,
            kind=rule["kind"],
            whom=rule["whom"],
            cite=rule["cite"],
            due_on=since + timedelta(days=rule["days"]),
        )
        for rule in agency.kept_in.duties
        if rule["act"] == act
    )
    db.session.flush()


def add_rule(register: Register, rule: Rule, *, actor: str) -> None:
    """Say that something follows from an act in a register, from now on."""
    if rule.act not in ACTS:
        raise Refused("act", _("There is no such act."))
    if rule.kind not in KINDS:
        raise Refused("kind", _("Choose what is to be done."))
    if not rule.whom.strip():
        raise Refused("whom", _("Say who is to be told or given something back."))
    if not 0 <= rule.days <= LONGEST:
        raise Refused("days", _("Between 0 and %(most)s days.", most=LONGEST))
    if asdict(rule) in register.duties:
        raise Refused("", _("The register says so already."))
    licensing.settle(register, actor=actor, duties=[*register.duties, asdict(rule)])


def drop_rule(register: Register, place: int, *, actor: str) -> None:
    """Say no longer what the register says at that place; what follows already stays."""
    if not 0 <= place < len(register.duties):
        raise NotFound(_("There is no such setting."))
    rest = [rule for n, rule in enumerate(register.duties) if n != place]
    licensing.settle(register, actor=actor, duties=rest)


def list_duties(agency: Agency) -> list[Duty]:
    """What followed from an agency's acts, what is still to be done first, by day."""
    query = select(Duty).filter_by(agency_id=agency.id)
    return list(db.session.scalars(query.order_by(Duty.done_on.is_not(None), Duty.due_on, Duty.id)))


def list_open(*, seen_by: User) -> list[Duty]:
    """What is still to be done at the reader's agencies, the first due first."""
    ours = narrowing.agencies(seen_by).with_only_columns(Agency.id)
    query = select(Duty).where(Duty.agency_id.in_(ours), Duty.done_on.is_(None))
    return list(db.session.scalars(query.order_by(Duty.due_on, Duty.id)))


def get_duty(number: int, *, seen_by: User) -> Duty:
    """The duty of that number, if it is of one of the reader's agencies."""
    duty = db.session.get(Duty, number)
    if duty is None or duty.agency.country != narrowing.country_of(seen_by):
        raise narrowing.hidden(f"duty {number}", seen_by, _("There is no such duty."))
    return duty


def settle(duty: Duty, done_on: date, *, officer: User) -> None:
    """Note that a duty was done on a day; the role and organisation are kept, not the person."""
    if duty.done_on is not None:
        raise Refused("", _("This is done already."))
    if done_on > clock.today():
        raise Refused("done_on", _("The day lies in the future."))
    duty.done_on = done_on
    duty.done_by = journal.actor_of(officer)
    db.session.flush()
