"""The temporary tables of a run: made when needed, emptied between corridors, gone at its end."""

from functools import lru_cache
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from audits.bulk import Rows, pour

LARGE = 1000
"""From how many rows on PostgreSQL has to count a table, which it plans as a small one else."""

KEPT = 256
"""Of how many tables the text that makes them is kept."""


def remake(connection: sa.Connection, table: sa.Table) -> None:
    """Make the table afresh, in the place of one that an earlier run left."""
    discard(connection, table)
    connection.exec_driver_sql(_making(table, connection.dialect))


def discard(connection: sa.Connection, table: sa.Table) -> None:
    """Drop the table where there is one."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}")


@lru_cache(maxsize=KEPT)
def _making(table: sa.Table, dialect: sa.Dialect) -> str:
    return str(CreateTable(table).compile(dialect=dialect))


class Scratch:
    """The temporary tables of one run; used as a context, they are gone at its end."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._made: dict[str, sa.Table] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            for table in self._made.values():
                discard(self.connection, table)

    def __contains__(self, table: sa.Table) -> bool:
        return table.name in self._made

    def empty(self, table: sa.Table) -> None:
        """Have the table there without a row."""
        made = self._made.get(table.name)
        # PostgreSQL keeps a lock on every table that a transaction has made, also once dropped.
        if made is not None and made.c.keys() == table.c.keys():
            self.connection.execute(sa.delete(table))
        else:
            remake(self.connection, table)
        self._made[table.name] = table

    def add(self, table: sa.Table, rows: Rows) -> int:
        """Write rows of values in the order of the columns; how many there were."""
        number = pour(self.connection, table, rows)
        self.settle(table, number)
        return number

    def settle(self, table: sa.Table, number: int) -> None:
        """Let PostgreSQL count a table that so many rows have been put into."""
        if number >= LARGE and self.connection.dialect.name == "postgresql":
            self.connection.execute(sa.text(f"ANALYZE {table.name}"))
