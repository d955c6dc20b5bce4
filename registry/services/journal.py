"""The journal: an act on a public fact becomes one event, and its projection, in one transaction.

Nothing else may write what the public reads. An event is numbered without gaps, its body is
canonical JSON (RFC 8785), its leaf is the leaf hash of RFC 6962 over the canonical entry.
"""

import hashlib
from typing import Any

import rfc8785
from sqlalchemy import func, select, text

from registry import clock
from registry.db import db
from registry.models import JournalEntry, User, Write
from registry.services.projecting import PROJECTIONS, Event

SYSTEM = "system"
OPERATOR = "operator"


def actor_of(user: User | None) -> str:
    """How the journal names an actor: role and organisation, never a person."""
    if user is None:
        return OPERATOR
    role = user.roles[0].name if user.roles else "public"
    return f"{role}:{user.organisation.slug}" if user.organisation else role


def record(kind: str, body: dict[str, Any], *, actor: str) -> Event:
    """Append one event and project it; returns the event with its number."""
    one_writer()
    seq = last_seq() + 1
    event = Event(seq=seq, at=clock.stamp(clock.now()), actor=actor, kind=kind, body=body)
    text_ = rfc8785.dumps(body).decode()
    db.session.add(
        JournalEntry(seq=seq, at=event.at, actor=actor, kind=kind, body=text_, leaf=leaf_of(event))
    )
    db.session.flush()
    PROJECTIONS[kind](event)
    return event


def leaf_of(event: Event) -> str:
    """The leaf hash of an entry, in hex (RFC 6962 section 2.1: SHA-256 of 0x00 and the entry)."""
    entry: dict[str, Any] = {
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor,
        "kind": event.kind,
        "body": event.body,
    }
    return hashlib.sha256(b"\x00" + rfc8785.dumps(entry)).hexdigest()


def last_seq() -> int:
    """The number of the last entry, 0 when there is none."""
    return db.session.scalar(select(func.max(JournalEntry.seq))) or 0


def last_write() -> int:
    """The number of the last write of private facts, 0 when there is none."""
    return db.session.scalar(select(func.max(Write.number))) or 0


def begin_write(what: str, *, actor: str) -> int:
    """Number a write of private facts; the rows it makes and replaces carry the number."""
    one_writer()
    number = last_write() + 1
    db.session.add(Write(number=number, at=clock.stamp(clock.now()), actor=actor, what=what))
    db.session.flush()
    return number


def one_writer() -> None:
    """Let one writer go on at a time: SQLite's lock is taken at BEGIN, PostgreSQL's here."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(7236101)"))
