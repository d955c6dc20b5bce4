"""The journal: every act on a public fact, in order, never changed; and the numbered writes.

The database itself refuses UPDATE and DELETE on `journal` and `checkpoint` (triggers).
"""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from registry.db import db


class JournalEntry(db.Model):
    """One event. `leaf` is SHA-256 of 0x00 and the canonical JSON of the other five, in hex."""

    __tablename__ = "journal"
    __table_args__ = (Index(None, "kind"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    actor: Mapped[str]
    kind: Mapped[str]
    body: Mapped[str]
    leaf: Mapped[str]


class JournalCheckpoint(db.Model):
    """A signed checkpoint of the journal's first `size` entries, numbered without a gap.

    `peaks` are the hashes from which the tree grows on (`ledger.tree.Peaks`), in hex. All but
    the note can be computed from it and from the journal.
    """

    __tablename__ = "checkpoint"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int]
    root: Mapped[str]
    peaks: Mapped[str]
    note: Mapped[str]


class Personal(db.Model):
    """A personal value that an event holds as a salted hash only; erased ones are None."""

    __tablename__ = "personal"

    hash: Mapped[str] = mapped_column(primary_key=True)
    salt: Mapped[str | None]
    value: Mapped[str | None]


class Write(db.Model):
    """One numbered act on private facts: a replaced row names the writes that made and ended it."""

    __tablename__ = "write"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    actor: Mapped[str]
    what: Mapped[str]


class Setting(db.Model):
    """A property of the whole database, such as being a demonstration."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
