"""Many rows of values written at once, by the fastest way of each database."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, TypeAlias

import sqlalchemy as sa

BATCH = 5000

Rows: TypeAlias = Iterable[Sequence[Any]]
"""Values in the order of the columns."""


def pour(connection: sa.Connection, table: sa.TableClause, rows: Rows) -> int:
    """Write rows into a table whose every column they give; how many there were.

    The rows may be read from the same connection as they are written.
    """
    write = _copy if connection.dialect.name == "postgresql" else _insert
    pending, number = iter(rows), 0
    while batch := [tuple(row) for row in islice(pending, BATCH)]:
        write(connection, table, batch)
        number += len(batch)
    return number


def _insert(connection: sa.Connection, table: sa.TableClause, batch: list[Any]) -> None:
    names, marks = ", ".join(table.c.keys()), ", ".join("?" * len(table.c))
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - our names
    connection.exec_driver_sql(statement, batch)


def _copy(connection: sa.Connection, table: sa.TableClause, batch: list[Any]) -> None:
    """Write by COPY, which takes a tenth of the time of as many INSERTs."""
    names = ", ".join(table.c.keys())
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in batch:
            copy.write_row(row)
