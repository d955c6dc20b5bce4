"""The database: the session, the column types, and when a request commits.

A day is an INTEGER (days since 1970-01-01), a number an INTEGER of thousandths, money an INTEGER
of minor units beside its currency: SQLite would turn decimals into floats without a word.
Text sorts by its UTF-8 bytes on both engines. Nothing here knows what is remembered.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Flask, Response, has_request_context, request
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ColumnElement, Connection, Engine, Integer, MetaData, Text, event
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.orm import registry as orm_registry
from sqlalchemy.types import TypeDecorator

from audits import days

THOUSAND = 1000

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

TEXT = Text().with_variant(Text(collation="C"), "postgresql")


class Day(TypeDecorator[date]):
    """A calendar day, kept as days since 1970-01-01."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> int | None:
        return None if value is None else days.number(value)

    def process_result_value(self, value: int | None, dialect: Any) -> date | None:
        return None if value is None else days.date_of(value)

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """A whole number beside a day counts days."""
        return self.impl_instance if isinstance(value, int) else self


class Thousandths(TypeDecorator[Decimal]):
    """A decimal number of at most three places, kept as an INTEGER of thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> int | None:
        return None if value is None else int(value * THOUSAND)

    def process_result_value(self, value: int | None, dialect: Any) -> Decimal | None:
        return None if value is None else Decimal(value) / THOUSAND


class Document(TypeDecorator[Any]):
    """A list or an object, kept as JSON text with sorted keys."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    """The root of every model; every constraint has a name that a migration can use."""

    registry = orm_registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={str: TEXT, date: Day, Decimal: Thousandths},
    )


db = SQLAlchemy(model_class=Base)
migrate = Migrate(directory="migrations")


def prepare(app: Flask) -> None:
    """Join the database to the application."""
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True, compare_type=True, include_name=_is_ours)
    app.after_request(settle)


def settle(response: Response) -> Response:
    """Commit an act that succeeded; leave no trace of anything else."""
    if request.method == "POST" and response.status_code < 400:
        db.session.commit()
    else:
        db.session.rollback()
    return response


@contextmanager
def snapshot() -> Iterator[Connection]:
    """A connection that only reads, sees the database as it is now, and holds up no writer."""
    options: dict[str, Any] = {"reading": True}
    if db.engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with db.engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def steady() -> Connection:
    """The session's connection, which sees the register as it is now until its transaction ends.

    What the session has read so far it reads anew. SQLite's transactions are so by themselves.
    """
    db.session.rollback()
    if db.engine.dialect.name != "postgresql":
        return db.session.connection()
    return db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether a table is of our models; those of the job queue are its library's."""
    return not (kind == "table" and name and name.startswith("procrastinate_"))


def bytewise(column: ColumnElement[str]) -> ColumnElement[str]:
    """The column in the order of its UTF-8 bytes, also where a temporary table holds it."""
    return column.collate("C") if db.engine.dialect.name == "postgresql" else column


@event.listens_for(Engine, "connect")
def _open(connection: Any, _record: Any) -> None:
    """Give a new SQLite connection its guarantees: foreign keys, WAL, no lost commit."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not the driver's
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA busy_timeout=10000")


@event.listens_for(Engine, "begin")
def _begin(connection: Any) -> None:
    """Take SQLite's write lock at the start of an act: a reader that turns writer would fail."""
    if connection.dialect.name == "sqlite":
        reading = connection.get_execution_options().get("reading") or (
            has_request_context() and request.method in ("GET", "HEAD", "OPTIONS")
        )
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
