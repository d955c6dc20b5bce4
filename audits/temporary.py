"""The temporary tables of a run: made when needed, emptied between corridors, gone at its end.

PostgreSQL takes longer to make them than to judge a placement: there those of a narrow run stay
with the connection for the next one, which empties them.
"""

from functools import lru_cache
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from audits.bulk import Rows, pour

LARGE = 1000
"""From how many rows on PostgreSQL has to count a table, which it plans as a small one else."""

KEPT = 256
"""Of how many tables the text that makes them is kept."""

LEFT = "judge_left"
"""Under what name a connection knows the tables that stay: of each its number and its columns."""
PRESENT = (
    "SELECT relname, oid::bigint FROM pg_class"
    " WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'"
)
"""What temporary tables PostgreSQL has: some that are known may be undone by a rollback."""


def remake(connection: sa.Connection, table: sa.Table) -> None:
    """Make the table afresh, in the place of one that an earlier run left."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}")
    connection.exec_driver_sql(_making(table, connection.dialect))


@lru_cache(maxsize=KEPT)
def _making(table: sa.Table, dialect: sa.Dialect) -> str:
    return str(CreateTable(table).compile(dialect=dialect))


class Scratch:
    """The temporary tables of one run, used as a context; where they `stay` see above."""

    def __init__(self, connection: sa.Connection, *, stay: bool = False) -> None:
        self.connection = connection
        on_server = connection.dialect.name == "postgresql"
        self._stay = stay and on_server
        # Rows that PostgreSQL deletes stay in the way of every reading until the run has ended.
        self._emptying = "TRUNCATE" if on_server and not stay else "DELETE FROM"
        self._made: dict[str, list[str]] = {}
        self._outliving: set[str] = set()
        self._new = False

    def __enter__(self) -> Self:
        known: dict[str, tuple[int, list[str]]] | None = self.connection.info.get(LEFT)
        if known:
            present = self._present()
            self._made = {
                name: keys for name, (oid, keys) in known.items() if present.get(name) == oid
            }
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            return
        if not self._stay:
            self.connection.info.pop(LEFT, None)
            for name in self._made.keys() - self._outliving:
                self.connection.exec_driver_sql(f"DROP TABLE {name}")
        elif self._new:
            present = self._present()
            self.connection.info[LEFT] = {
                name: (present[name], keys) for name, keys in self._made.items()
            }

    def _present(self) -> dict[str, Any]:
        return {row[0]: row[1] for row in self.connection.exec_driver_sql(PRESENT)}

    def __contains__(self, table: sa.Table) -> bool:
        return table.name in self._made

    def empty(self, table: sa.Table) -> None:
        """Have the table there without a row."""
        # PostgreSQL keeps a lock on every table that a transaction has made, also once dropped.
        if self._made.get(table.name) == table.c.keys():
            self.connection.exec_driver_sql(f"{self._emptying} {table.name}")
            return
        remake(self.connection, table)
        self._made[table.name] = table.c.keys()
        self._new = True

    def outlive(self, table: sa.Table) -> None:
        """Have the table there without a row, to be read after the run too."""
        self.empty(table)
        self._outliving.add(table.name)

    def add(self, table: sa.Table, rows: Rows) -> int:
        """Write rows of values in the order of the columns; how many there were."""
        number = pour(self.connection, table, rows)
        self.settle(table, number)
        return number

    def settle(self, table: sa.Table, number: int) -> None:
        """Let PostgreSQL count a table that so many rows have been put into."""
        if number >= LARGE and self.connection.dialect.name == "postgresql":
            self.connection.execute(sa.text(f"ANALYZE {table.name}"))
