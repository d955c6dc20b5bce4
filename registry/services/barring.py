"""Persons disqualified with an agency: named in clear in no event, and to the public by name,
role, act and term, no more; a name can be erased, the rest stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from registry.acts import APPEAL, PENDING, PERSON_ROLES, Decision
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, BarredPerson
from registry.services import journal, leaving, naming
from registry.services.licensing import plain, steps_of
from registry.services.veiling import erase, unveil, veil


@dataclass(frozen=True)
class Barred:
    """One person; `name` is None where it was erased, `until` None for ever.

    On the day `until` a term has ended. `number` is the row's.
    """

    name: str | None
    role: str
    since: date
    until: date | None = None
    number: int = field(default=0, compare=False)


def check(decision: Decision) -> None:
    """Refuse persons without a name, a role that we know, or a sound term."""
    if not all(name and role for name, role in decision.persons):
        raise Refused("persons", _("Write each person as a name, a comma and a role."))
    if not {role for _name, role in decision.persons} <= PERSON_ROLES.keys():
        known = _(", ").join(map(naming.role_name, PERSON_ROLES))
        raise Refused("persons", _("A role is one of these: %(roles)s.", roles=known))
    if decision.barred_until and not decision.persons:
        raise Refused("persons", _("Name the persons who are disqualified until that day."))
    if decision.barred_until and decision.barred_until <= decision.since:
        raise Refused("barred_until", _("It would end before it begins."))


def veiled(decision: Decision) -> list[dict[str, Any]]:
    """The persons whom a decision disqualifies, as its event holds them: no name in clear."""
    until = plain(decision.barred_until)
    return [{"name": veil(name), "role": role, "until": until} for name, role in decision.persons]


def list_barred(agency: Agency, on: date) -> list[Barred]:
    """The persons who are or were barred on a day, in the order in which they were named.

    Nobody is while the decision is stayed by an appeal, and nobody was whose appeal was allowed.
    Whose term has ended is named until the register's law lets the name leave.
    """
    appeal = steps_of(agency, APPEAL, on)
    stayed = {step.against for step in appeal[-1:] if step.stayed and step.status in PENDING}
    undone = {
        step.against for step in agency.steps if step.status == "allowed" and step.since <= on
    }
    return [
        _barred(agency, row)
        for row in _rows(agency)
        if row.since <= on
        and row.seq not in stayed | undone
        and not leaving.has_left(agency.kept_in, "disqualification", _term(agency, row), on)
    ]


def list_all(agency: Agency) -> list[Barred]:
    """Everybody who was ever barred with an agency, whatever came of it."""
    return [_barred(agency, row) for row in _rows(agency)]


def get_barred(agency: Agency, number: int) -> Barred:
    """The person of that number among those barred with the agency."""
    for person in list_all(agency):
        if person.number == number:
            return person
    raise NotFound(_("There is no such person."))


def erase_name(agency: Agency, person: Barred, ground: str, *, actor: str) -> None:
    """Erase a person's name for good; the act, the role, the term and every proof still stand."""
    journal.one_writer()
    row = db.session.scalars(select(BarredPerson).filter_by(id=person.number)).one()
    if unveil(row.name) is None:
        raise Refused("", _("There is no personal value to erase."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    body = {"register": agency.register, "number": agency.number, "name": row.name}
    journal.record("barred-erased", body | {"ground": ground.strip()}, actor=actor)
    erase(row.name)
    db.session.flush()


def _rows(agency: Agency) -> Iterable[BarredPerson]:
    query = select(BarredPerson).filter_by(agency_id=agency.id).order_by(BarredPerson.id)
    return db.session.scalars(query)


def _barred(agency: Agency, row: BarredPerson) -> Barred:
    return Barred(unveil(row.name), row.role, row.since, _term(agency, row), row.id)


def _term(agency: Agency, row: BarredPerson) -> date | None:
    """The first day after a person's term; None for ever.

    The day on which an appeal is allowed is the end of no term: before it, the act was for good.
    """
    allowed = {s.since for s in agency.steps if s.status == "allowed" and s.against == row.seq}
    return None if row.until in allowed else row.until
