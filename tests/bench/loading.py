"""Filling an empty database with the generated register, by Core bulk inserts."""

from collections.abc import Iterable, Iterator
from itertools import islice

import sqlalchemy as sa

from registry.db import db
from registry.ledger.entry import Entry
from registry.models import Agency, Charge, Licence, Placement, Rate, ReferenceTerm
from registry.services.exchange import sheets
from tests.bench import contracts, register
from tests.bench.contracts import Shape
from tests.bench.register import Row

BATCH = 10_000


def fill(count: int, shape: Shape) -> None:
    """Write so many placements with all that belongs to them, and their cost sheets."""
    agencies = register.agencies_of(count)
    with db.engine.begin() as connection:
        frame(connection)
        for model, rows in (
            (Agency, register.agencies(agencies)),
            (Licence, register.licences(agencies)),
            (ReferenceTerm, register.terms()),
            (Rate, register.rates()),
            (Placement, contracts.placements(count, shape)),
            (Charge, contracts.charges(count, shape)),
        ):
            insert(connection, model.__table__, rows)
    sheets.make()
    db.session.commit()
    settle()


def settle() -> None:
    """Give PostgreSQL the counts that its own housekeeping would have taken by and by."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM ANALYZE"))


def frame(connection: sa.Connection) -> None:
    """The rows that others point to: one write, one journal entry, one register."""
    at = "2026-06-30T00:00:00Z"
    entry = Entry(1, at, "bench", "b", "{}")
    rows = {
        "write": {"number": register.WRITE, "at": at, "actor": "bench", "what": "generated"},
        "journal": entry._asdict() | {"leaf": entry.leaf.hex()},
        "register": {
            "slug": "bench",
            "country": "NPL",
            "name": "Generated",
            "stale_after": 90,
            "publishes": "[]",
        },
    }
    for name, row in rows.items():
        connection.execute(sa.insert(_plain(db.metadata.tables[name])), row)


def insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    """Write plain rows, as they are stored, many at a time."""
    statement = sa.insert(_plain(table))
    for batch in _batches(rows):
        connection.execute(statement, batch)


def _plain(table: sa.Table) -> sa.TableClause:
    """The table with columns that take stored values as they are."""
    return sa.table(table.name, *(sa.column(column.name) for column in table.columns))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    pending = iter(rows)
    while batch := list(islice(pending, BATCH)):
        yield batch
