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
from registry.models import (
    Agency,
    InstrumentText,
    LawConfirmation,
    LawEdition,
    Licence,
    Register,
)
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


def adopt_edition(event: Event) -> None:
    """An edition of an instrument takes the place of another; a first one's text comes with it."""
    body = event.body
    texts = [(body["edition"], body["text"]), (body["base"], body.get("base_text"))]
    for edition, text in texts:
        if text is not None and db.session.get(InstrumentText, edition) is None:
            kept = InstrumentText(edition=edition, instrument_id=body["instrument"], text=text)
            db.session.add(kept)
    db.session.flush()
    values = {key: body[key] for key in ("number", "edition", "base", "country", "reason")}
    db.session.add(
        LawEdition(
            seq=event.seq,
            at=event.at,
            actor=event.actor,
            instrument_id=body["instrument"],
            **values,
        )
    )
    db.session.flush()


def confirm_clauses(event: Event) -> None:
    """An officer confirms some clauses against the signed text."""
    body = event.body
    values = {key: body[key] for key in ("country", "officer", "document", "address", "place")}
    db.session.add_all(
        LawConfirmation(
            seq=event.seq,
            at=event.at,
            actor=event.actor,
            instrument_id=body["instrument"],
            clause=clause,
            mark=mark,
            **values,
        )
        for clause, mark in sorted(body["clauses"].items())
    )
    db.session.flush()


def withdraw_confirmations(event: Event) -> None:
    """A country's confirmations of some clauses no longer count."""
    standing = select(LawConfirmation).where(
        LawConfirmation.country == event.body["country"],
        LawConfirmation.clause.in_(event.body["clauses"]),
        LawConfirmation.withdrawn_at.is_(None),
    )
    for row in db.session.scalars(standing):
        row.withdrawn_at = event.at
        row.withdrawn_by = event.actor
        row.ground = event.body["ground"]
    db.session.flush()


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
    "law-adopted": adopt_edition,
    "law-confirmed": confirm_clauses,
    "law-confirmation-withdrawn": withdraw_confirmations,
}
