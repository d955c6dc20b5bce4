"""From an event to the rows that the public reads: plain functions, one a kind.

Rebuilding the tables is replaying the journal through these; so they read nothing but the event
and the rows that earlier events made, and nothing else writes those rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from registry.db import db
from registry.models import Agency, Licence, Register
from registry.services.folding import fold

ENTRY_DAYS = ("since", "issued_on", "expires_on", "as_of")


@dataclass(frozen=True)
class Event:
    """One entry as projections see it; `body` is the parsed object."""

    seq: int
    at: str
    actor: str
    kind: str
    body: dict[str, Any]


def declare_register(event: Event) -> None:
    """A register is declared, or its settings change."""
    values = dict(event.body)
    values["as_of"] = _day(values.get("as_of"))
    row = db.session.get(Register, values["slug"])
    if row is None:
        db.session.add(Register(**values))
    else:
        for key, value in values.items():
            setattr(row, key, value)
    db.session.flush()


def enter_agency(event: Event) -> None:
    """An agency comes into a register."""
    db.session.add(Agency(**event.body, seq=event.seq))
    db.session.flush()


def change_agency(event: Event) -> None:
    """Some of an agency's published facts change; the event holds the new ones."""
    agency = _agency(event.body)
    for key, value in event.body["changes"].items():
        setattr(agency, key, value)
    agency.seq = event.seq
    db.session.flush()


def enter_licence(event: Event) -> None:
    """A dated entry is added to an agency's licence."""
    agency = _agency(event.body)
    entry: dict[str, Any] = dict(event.body["entry"])
    for key in ENTRY_DAYS:
        entry[key] = _day(entry.get(key))
    db.session.add(Licence(agency_id=agency.id, seq=event.seq, **entry))
    agency.seq = event.seq
    db.session.flush()
    db.session.expire(agency, ["entries"])


def _agency(body: dict[str, Any]) -> Agency:
    return db.session.scalars(
        select(Agency).filter_by(register=body["register"], number_folded=fold(body["number"]))
    ).one()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


PROJECTIONS: dict[str, Callable[[Event], None]] = {
    "register-declared": declare_register,
    "agency-entered": enter_agency,
    "agency-changed": change_agency,
    "licence-entered": enter_licence,
}
