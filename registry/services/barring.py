"""Persons disqualified with an agency: named in clear in no event, and to the public by name,
role, act and term, no more.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from registry.acts import APPEAL, PENDING, PERSON_ROLES, Decision
from registry.db import db
from registry.errors import Refused
from registry.models import Agency, BarredPerson
from registry.services import leaving, naming
from registry.services.licensing import plain, steps_of
from registry.services.veiling import unveil, veil


@dataclass(frozen=True)
class Barred:
    """One person; `name` is None where it was erased, `until` None for ever.

    On the day `until` a term has ended.
    """

    name: str | None
    role: str
    since: date
    until: date | None = None


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
    query = select(BarredPerson).filter_by(agency_id=agency.id).order_by(BarredPerson.id)
    appeal = steps_of(agency, APPEAL, on)
    stayed = {step.against for step in appeal[-1:] if step.stayed and step.status in PENDING}
    undone = {
        step.against for step in agency.steps if step.status == "allowed" and step.since <= on
    }
    return [
        Barred(unveil(row.name), row.role, row.since, _term(agency, row))
        for row in db.session.scalars(query)
        if row.since <= on
        and row.seq not in stayed | undone
        and not leaving.has_left(agency.kept_in, "disqualification", _term(agency, row), on)
    ]


def _term(agency: Agency, row: BarredPerson) -> date | None:
    """The first day after a person's term; None for ever.

    The day on which an appeal is allowed is the end of no term: before it, the act was for good.
    """
    allowed = {s.since for s in agency.steps if s.status == "allowed" and s.against == row.seq}
    return None if row.until in allowed else row.until
