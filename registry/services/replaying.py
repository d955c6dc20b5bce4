"""The register as it stood: facts at a numbered write, public facts at a journal entry.

Temporary tables of the same names stand before the real ones on the session's connection, on
SQLite as on PostgreSQL, so that whatever reads the facts reads the old ones without knowing. They
are made inside a savepoint that is always rolled back, and are gone with it.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Index, MetaData, Table, insert, select

from registry.db import db
from registry.models import (
    HISTORIES,
    Agency,
    CostSheet,
    Finding,
    JournalEntry,
    Licence,
    Register,
)
from registry.services.folding import fold


@contextmanager
def as_it_stood(*, write: int, seq: int) -> Iterator[Connection]:
    """A connection on which the facts are those of that write and that journal entry."""
    connection = db.session.connection()
    savepoint = connection.begin_nested()
    try:
        for model, history in HISTORIES.items():
            _shadow_facts(connection, model.__table__, history, write)
        _shadow_public(connection, seq)
        for empty in (CostSheet, Finding.__table__):
            _shadow(connection, empty)
        yield connection
    finally:
        savepoint.rollback()


def _shadow(connection: Connection, table: Table) -> Table:
    """An empty temporary table of the same name and columns, without its ties to others."""
    columns = [column._copy() for column in table.columns]
    for column in columns:
        column.foreign_keys.clear()
        column.constraints.clear()
    shadow = Table(f"old_{table.name}", MetaData(), *columns, prefixes=["TEMPORARY"])
    shadow.name = shadow.fullname = table.name
    shadow.create(connection, checkfirst=False)
    return shadow


def _shadow_facts(connection: Connection, table: Table, history: Table, write: int) -> None:
    """The rows that stood at a write: made by then and not yet replaced."""
    now = select(table).where(table.c.made_in <= write)
    then = select(*(history.c[column.name] for column in table.columns)).where(
        history.c.made_in <= write, history.c.replaced_in > write
    )
    rows = [dict(row) for part in (now, then) for row in connection.execute(part).mappings()]
    _fill(connection, table, rows)


def _shadow_public(connection: Connection, seq: int) -> None:
    """Agencies, registers and licence entries as the journal had made them by an entry."""
    changed = _changes(connection, seq)
    registers = [
        dict(row) | changed.get(("register", row["slug"]), {})
        for row in connection.execute(select(Register.__table__)).mappings()
    ]
    agencies = [
        dict(row) | changed.get((row["register"], row["number_folded"]), {})
        for row in connection.execute(select(Agency.__table__)).mappings()
    ]
    entries = select(Licence.__table__).where(Licence.seq <= seq)
    licences = [dict(row) for row in connection.execute(entries).mappings()]
    _fill(connection, Register.__table__, registers)
    _fill(connection, Agency.__table__, agencies)
    _fill(connection, Licence.__table__, licences)


def _changes(connection: Connection, seq: int) -> dict[tuple[str, str], dict[str, Any]]:
    """What the events up to an entry had made of each register and agency."""
    kinds = ("register-declared", "agency-entered", "agency-changed")
    table = JournalEntry.__table__
    events = connection.execute(
        select(table.c.kind, table.c.body)
        .where(table.c.seq <= seq, table.c.kind.in_(kinds))
        .order_by(table.c.seq)
    )
    facts: dict[tuple[str, str], dict[str, Any]] = {}
    for kind, text in events:
        body = json.loads(text)
        if kind == "register-declared":
            settled = {key: body[key] for key in ("stale_after", "publishes", "source", "name")}
            facts.setdefault(("register", body["slug"]), {}).update(settled)
        else:
            values = body["changes"] if kind == "agency-changed" else body
            known = facts.setdefault((body["register"], fold(body["number"])), {})
            known.update({key: value for key, value in values.items() if key != "seq"})
    return facts


def _fill(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    shadow = _shadow(connection, table)
    if rows:
        connection.execute(insert(shadow), rows)
    if "placement_id" in shadow.c:
        Index(f"old_{table.name}_placement", shadow.c.placement_id).create(connection)
