"""The journal: every act on a public fact, in order, never changed; and the numbered writes.

The database itself refuses UPDATE and DELETE on `journal` (triggers of the first migration).
"""

from sqlalchemy.orm import Mapped, mapped_column

from registry.db import db


class JournalEntry(db.Model):
    """One event. `leaf` is SHA-256 of 0x00 and the canonical JSON of the other five, in hex."""

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    actor: Mapped[str]
    kind: Mapped[str]
    body: Mapped[str]
    leaf: Mapped[str]


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
