"""What somebody does who has the database in hand: the guards taken off, the journal changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, insert, text, update

from registry.db import db
from registry.ledger.entry import Entry
from registry.models import JournalCheckpoint, JournalEntry

STRANGER = (
    "INSERT INTO register (slug, country, name, stale_after, publishes)"
    " VALUES ('x', 'NPL', 'X', 9, '[]')"
)
TABLES = (JournalEntry.__table__, JournalCheckpoint.__table__)


def unguard() -> None:
    """Take the triggers off."""
    if db.engine.dialect.name == "postgresql":
        for table in TABLES:
            db.session.execute(text(f"ALTER TABLE {table.name} DISABLE TRIGGER USER"))
    else:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_keeps_%'"
        for name in db.session.scalars(text(triggers)).all():
            db.session.execute(text(f"DROP TRIGGER {name}"))


def edit(seq: int, **changes: Any) -> None:
    """Change an entry and its leaf with it, as one who knows the form."""
    table = JournalEntry.__table__
    row = db.session.execute(table.select().where(table.c.seq == seq)).mappings().one()
    words = dict(row) | changes
    entry = Entry(**{key: words[key] for key in Entry._fields})
    changed = words | {"leaf": entry.leaf.hex()}
    db.session.execute(update(table).where(table.c.seq == seq).values(changed))


def spoil(seq: int, **changes: Any) -> None:
    """Change an entry and leave its leaf as it was."""
    table = JournalEntry.__table__
    db.session.execute(update(table).where(table.c.seq == seq).values(changes))


def remove(seq: int, *, closing: bool) -> None:
    """Take an entry out; with `closing` those after it move up. What points to them stays."""
    table = JournalEntry.__table__
    db.session.commit()
    with _unbound() as connection:
        rows = connection.execute(table.select().where(table.c.seq > seq).order_by(table.c.seq))
        later = [dict(row) for row in rows.mappings()]
        connection.execute(table.delete().where(table.c.seq >= seq))
        for row in later:
            row["seq"] -= int(closing)
            entry = Entry(**{key: row[key] for key in Entry._fields})
            connection.execute(insert(table), row | {"leaf": entry.leaf.hex()})


@contextmanager
def _unbound() -> Iterator[Connection]:
    """A connection of its own, in which nothing minds what points to nothing."""
    with db.engine.connect() as connection:
        connection.detach()
        if db.engine.dialect.name == "sqlite":
            connection.connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if db.engine.dialect.name == "postgresql":
                connection.execute(text("SET session_replication_role = replica"))
            yield connection
