"""The tables of a database as they stand, and their rows as lines of JSON, alike on both engines.

Asked of the database and not of the models: a table that is added later comes along by itself, and
a schema that is not upgraded yet can be kept too. Nothing here knows what the rows mean.
"""

import base64
import json
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    LargeBinary,
    MetaData,
    String,
    Table,
    func,
    insert,
    inspect,
    select,
)

from registry.services.keeping import schema

BATCH = 2000
# The schema's revision is told apart, and jobs of the queue are no records.
OTHERS = (schema.TABLE, "procrastinate_")

Convert = Callable[[Any], Any]


def list_tables(connection: Connection) -> list[Table]:
    """The tables that hold records, those that others point to first, then by name."""
    seen = inspect(connection)
    names = [name for name, _keys in seen.get_sorted_table_and_fkc_names() if name]
    metadata = MetaData()
    return [_table(seen, name, metadata) for name in names if not name.startswith(OTHERS)]


def _table(seen: Any, name: str, metadata: MetaData) -> Table:
    key = seen.get_pk_constraint(name)["constrained_columns"]
    columns = [
        Column(one["name"], one["type"], primary_key=one["name"] in key)
        for one in sorted(seen.get_columns(name), key=itemgetter("name"))
    ]
    return Table(name, metadata, *columns)


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def lines(connection: Connection, table: Table) -> Generator[bytes, None, None]:
    """The rows of a table in the order of its key, each as a JSON array of its columns.

    To be closed where it is not read to its end: a server keeps a cursor for it.
    """
    query = select(table).order_by(*_order(connection, table))
    written = _conversions(table, {LargeBinary: _to_base64, DateTime: datetime.isoformat})
    with closing(connection.execution_options(yield_per=BATCH).execute(query)) as streamed:
        for row in streamed:
            values = list(row)
            for place, convert in written:
                values[place] = convert(values[place])
            yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def put(connection: Connection, table: Table, rows: Iterable[bytes]) -> None:
    """Put such lines back as rows of the table; its columns are those of the lines, in order."""
    read = _conversions(table, {LargeBinary: base64.b64decode, DateTime: datetime.fromisoformat})
    names = [column.name for column in table.columns]
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        connection.execute(insert(table), [_row(names, line, read) for line in batch])


def count_on(connection: Connection, table: Table) -> None:
    """Let the next new row of a table be numbered after its last; SQLite does so by itself."""
    for column in table.primary_key if connection.dialect.name == "postgresql" else ():
        name = connection.dialect.identifier_preparer.format_table(table)
        sequence = connection.scalar(select(func.pg_get_serial_sequence(name, column.name)))
        if sequence is not None:
            last = connection.scalar(select(func.max(column)))
            connection.execute(select(func.setval(sequence, last or 1, last is not None)))


def _order(connection: Connection, table: Table) -> Iterator[Any]:
    """By the key, or by all columns where there is none; texts by their UTF-8 bytes."""
    for column in list(table.primary_key) or list(table.columns):
        by_bytes = isinstance(column.type, String) and connection.dialect.name == "postgresql"
        yield column.collate("C") if by_bytes else column


def _conversions(table: Table, kinds: dict[type, Convert]) -> list[tuple[int, Convert]]:
    """The places of the columns whose values JSON has no form for, and what gives them one."""
    return [
        (place, _unless_empty(convert))
        for place, column in enumerate(table.columns)
        for kind, convert in kinds.items()
        if isinstance(column.type, kind)
    ]


def _unless_empty(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _row(names: list[str], line: bytes, read: list[tuple[int, Convert]]) -> dict[str, Any]:
    values = json.loads(line)
    for place, convert in read:
        values[place] = convert(values[place])
    return dict(zip(names, values, strict=True))
