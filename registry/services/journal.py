"""The journal: an act on a public fact becomes one event, and its projection, in one transaction.

Nothing else may write what the public reads. An event is numbered without gaps, its body is
canonical JSON (RFC 8785), its leaf is the leaf hash of RFC 6962 over the canonical entry.
"""

from collections.abc import Iterable
from typing import Any

import rfc8785
from flask import current_app
from sqlalchemy import func, insert, select, text

from registry import clock
from registry.db import db
from registry.ledger.entry import Entry
from registry.models import JournalEntry, User, Write
from registry.services import watching
from registry.services.projecting import PROJECTED, Event, Gathered, Standing, project

SYSTEM = "system"
OPERATOR = "operator"
JOURNAL = JournalEntry.__table__
# Set in the application's extensions where this process appended something.
GROWN = "journal-grown"


def actor_of(user: User | None) -> str:
    """How the journal names an actor: role and organisation, never a person."""
    if user is None:
        return OPERATOR
    role = user.roles[0].name if user.roles else "public"
    return f"{role}:{user.organisation.slug}" if user.organisation else role


def record(kind: str, body: dict[str, Any], *, actor: str) -> Event:
    """Append one event and project it; returns the event with its number."""
    event = append(kind, body, actor=actor)
    project(event, Standing())
    return event


def append(kind: str, body: dict[str, Any], *, actor: str) -> Event:
    """Append one event after the last, which must be whole; its rows are still to be made."""
    seq = watching.whole_seq() + 1
    event = Event(seq=seq, at=clock.stamp(clock.now()), actor=actor, kind=kind, body=body)
    db.session.execute(insert(JOURNAL), row_of(event))
    current_app.extensions[GROWN] = True
    return event


def record_many(acts: Iterable[tuple[str, dict[str, Any]]], *, actor: str) -> int:
    """Append many events, given by kind and body, and project them; returns how many.

    The rows that the session holds are read anew afterwards.
    """
    first = watching.whole_seq() + 1
    at = clock.stamp(clock.now())
    events = [Event(seq, at, actor, *act) for seq, act in enumerate(acts, first)]
    if events:
        db.session.flush()
        db.session.execute(insert(JOURNAL), [row_of(event) for event in events])
        tables = {model: model.__table__ for model in PROJECTED}
        rows = Gathered(db.session.connection(), tables, reading=True)
        for event in events:
            project(event, rows)
        rows.flush()
        current_app.extensions[GROWN] = True
        db.session.expire_all()
    return len(events)


def row_of(event: Event) -> dict[str, Any]:
    """An event as the table holds it."""
    body = rfc8785.dumps(event.body).decode()
    entry = Entry(event.seq, event.at, event.actor, event.kind, body)
    return entry._asdict() | {"leaf": entry.leaf.hex()}


def leaf_of(event: Event) -> str:
    """The leaf hash of an entry, in hex (RFC 6962 section 2.1: SHA-256 of 0x00 and the entry)."""
    leaf: str = row_of(event)["leaf"]
    return leaf


def last_seq() -> int:
    """The number of the last entry, 0 when there is none."""
    return db.session.scalar(select(func.max(JournalEntry.seq))) or 0


def last_write() -> int:
    """The number of the last write of private facts, 0 when there is none."""
    return db.session.scalar(select(func.max(Write.number))) or 0


def begin_write(what: str, *, actor: str) -> int:
    """Number a write of private facts; the rows it makes and replaces carry the number."""
    watching.whole_seq()
    number = last_write() + 1
    db.session.add(Write(number=number, at=clock.stamp(clock.now()), actor=actor, what=what))
    db.session.flush()
    return number


def one_writer() -> None:
    """Let one writer go on at a time, from here to the end of the transaction."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text(watching.LOCK))
