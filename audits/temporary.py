"""Making, filling and discarding the temporary tables of a run."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable, DropTable

BATCH = 5000


def remake(connection: sa.Connection, table: sa.Table) -> None:
    """Make the table afresh, in the place of one that an earlier run left."""
    discard(connection, table)
    connection.execute(CreateTable(table))


def discard(connection: sa.Connection, table: sa.Table) -> None:
    """Drop the table where there is one."""
    connection.execute(DropTable(table, if_exists=True))


def insert(connection: sa.Connection, table: sa.Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows, so many at a time; a column that a row lacks is NULL."""
    empty = dict.fromkeys(table.c.keys())
    pending = iter(rows)
    while batch := [empty | row for row in islice(pending, BATCH)]:
        connection.execute(sa.insert(table), batch)


def settle(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL count a filled table, which it plans as a small one otherwise."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"ANALYZE {table.name}"))
