"""Persons disqualified with an agency, as the public sees them: name, role and day, no more."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from registry.acts import APPEAL, PENDING
from registry.db import db
from registry.models import Agency, BarredPerson
from registry.services.licensing import steps_of
from registry.services.veiling import unveil


@dataclass(frozen=True)
class Barred:
    """One person; `name` is None where it was erased."""

    name: str | None
    role: str
    since: date


def list_barred(agency: Agency, on: date) -> list[Barred]:
    """The persons who are barred on a day, in the order in which they were named.

    Nobody is while the decision is stayed by an appeal.
    """
    query = select(BarredPerson).filter_by(agency_id=agency.id).order_by(BarredPerson.id)
    appeal = steps_of(agency, APPEAL, on)
    stayed = {step.against for step in appeal[-1:] if step.stayed and step.status in PENDING}
    return [
        Barred(unveil(row.name), row.role, row.since)
        for row in db.session.scalars(query)
        if row.since <= on and (row.until is None or on < row.until) and row.seq not in stayed
    ]
