"""Rebuilding: the tables that the public reads, made again from the journal.

They are made beside the held ones, in tables of the connection alone, and compared row for row;
a rebuild then makes the held rows equal, so that what points to an agency goes on pointing to it.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Select,
    Table,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

from registry.db import db
from registry.ledger.tree import Peaks
from registry.services import journal
from registry.services.examining import Damaged, entries, grow
from registry.services.projecting import PROJECTED, SHARED, Event, Gathered, project
from registry.services.projecting.gathering import overwrite

Tables = Mapping[Any, Table]
SHOWN = 10


@dataclass(frozen=True)
class Difference:
    """A held row that is not what the journal gives: its table, its key, and what is wrong.

    `wrong` is changed, lost (the journal gives it) or unknown (the journal does not).
    """

    table: str
    key: tuple[Any, ...]
    wrong: str


@contextmanager
def beside() -> Iterator[tuple[Connection, Tables]]:
    """A connection that sees the database as it is now, with empty tables beside the held ones.

    It holds up no writer, and the tables go with it.
    """
    options: dict[str, Any] = {"reading": True}
    if db.engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ"}
    with db.engine.connect().execution_options(**options) as connection:
        connection.detach()
        with connection.begin():
            tables = prepare(connection)
        with connection.begin():
            yield connection, tables


def rebuild() -> tuple[int, int]:
    """Make the held tables equal to what the journal gives, in the session's transaction.

    Returns how many rows there are and how many had to be changed.
    """
    journal.one_writer()
    connection = db.session.connection()
    grow(connection, Peaks())
    tables = prepare(connection)
    rows = replay(connection, tables)
    mended = mend(connection, tables)
    for table in tables.values():
        table.drop(connection)
    db.session.expire_all()
    return rows, mended


def prepare(connection: Connection) -> Tables:
    """Empty tables beside the held ones, which the connection alone sees."""
    tables = {model: _beside(model.__table__) for model in PROJECTED}
    for table in tables.values():
        table.create(connection)
    return tables


def replay(connection: Connection, tables: Tables) -> int:
    """Fill the tables from the journal; returns how many rows they have.

    Damaged where an entry makes no sense after those before it.
    """
    rows = Gathered(connection, tables, reading=False)
    for entry, _leaf in entries(connection):
        try:
            body = json.loads(entry.body)
            project(Event(entry.seq, entry.at, entry.actor, entry.kind, body), rows)
        except (AttributeError, LookupError, TypeError, ValueError, SQLAlchemyError) as error:
            raise _senseless(entry.seq) from error
    rows.flush()
    counts = [select(func.count()).select_from(table) for table in tables.values()]
    return sum(connection.scalars(query).one() for query in counts)


def list_differences(connection: Connection, tables: Tables) -> list[Difference]:
    """The first rows of each table that differ between the held and the rebuilt."""
    return [
        Difference(model.__tablename__, tuple(row[: len(model.__table__.primary_key)]), wrong)
        for model, rebuilt in tables.items()
        for wrong, query in _differing(model, rebuilt).items()
        for row in connection.execute(query.limit(SHOWN))
    ]


def mend(connection: Connection, tables: Tables) -> int:
    """Make the held rows equal to the rebuilt ones; returns how many had to be changed."""
    mended = 0
    for model in reversed(PROJECTED):
        held, rebuilt = model.__table__, tables[model]
        if model not in SHARED:
            unknown = delete(held).where(~_is_among(held, rebuilt))
            mended += connection.execute(unknown).rowcount
    for model, rebuilt in tables.items():
        queries = _differing(model, rebuilt)
        changed, lost = (_read(connection, queries[wrong]) for wrong in ("changed", "lost"))
        if changed:
            overwrite(connection, model.__table__, changed)
        if lost:
            connection.execute(insert(model.__table__), lost)
        mended += len(changed) + len(lost)
    return mended


def _differing(model: Any, rebuilt: Table) -> dict[str, Select[Any]]:
    """For each way in which rows can differ the query for those, as the journal gives them."""
    held = model.__table__
    other = (held.c[column.name].is_distinct_from(column) for column in rebuilt.columns)
    queries = {
        "changed": _keys_first(rebuilt).join(held, _same_key(held, rebuilt)).where(or_(*other)),
        "lost": _keys_first(rebuilt).where(~_is_among(rebuilt, held)),
    }
    if model not in SHARED:
        queries["unknown"] = _keys_first(held).where(~_is_among(held, rebuilt))
    return queries


def _keys_first(table: Table) -> Select[Any]:
    key = list(table.primary_key)
    return select(*key, *(column for column in table.columns if not column.primary_key))


def _is_among(one: Table, other: Table) -> Any:
    return exists(select(1).select_from(other).where(_same_key(one, other)).correlate(one))


def _same_key(one: Table, other: Table) -> Any:
    return and_(*(column == other.c[column.name] for column in one.primary_key))


def _read(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _beside(held: Any) -> Table:
    """A temporary table with the columns of a held one, without what they point to."""
    columns = (
        Column(
            column.name,
            column.type,
            primary_key=column.primary_key,
            autoincrement=False,
            nullable=column.nullable,
            default=None if column.default is None else column.default.arg,
        )
        for column in held.columns
    )
    return Table(f"rebuilt_{held.name}", MetaData(), *columns, prefixes=["TEMPORARY"])


def _senseless(seq: int) -> Damaged:
    told = _l("Entry %(number)s of the journal makes no sense after those before it.", number=seq)
    return Damaged(seq, told)
