"""The register as it stood: facts at a numbered write, public facts at a journal entry.

Temporary tables of the same names stand before the real ones on the session's connection, on
SQLite as on PostgreSQL, so that whatever reads the facts reads the old ones without knowing. They
are gone with a savepoint that is always rolled back, or with the caller's transaction.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Index, MetaData, Table, insert, select
from sqlalchemy import text as sql

from registry.db import db
from registry.models import (
    HISTORIES,
    Agency,
    Clearance,
    CostSheet,
    JournalEntry,
    Licence,
    Placement,
    Register,
)
from registry.services.exchange import sheets
from registry.services.folding import fold

Agencies = Callable[[ColumnElement[int]], ColumnElement[bool]]
"""Which agencies are asked for, as a condition on the column that holds their id."""


@contextmanager
def as_it_stood(*, write: int, seq: int, agency_id: int | None = None) -> Iterator[Connection]:
    """A connection on which the facts are those of that write and that journal entry.

    With an agency the placements and charges are that agency's alone.
    """
    connection = db.session.connection()
    savepoint = connection.begin_nested()
    try:
        put_before(write, seq, None if agency_id is None else lambda column: column == agency_id)
        yield connection
    finally:
        savepoint.rollback()


def put_before(
    write: int, seq: int, agencies: Agencies | None = None, *, with_sheets: bool = False
) -> None:
    """Put the facts as they stood before today's, until the transaction is over.

    Where only some agencies are asked for, the placements and charges are theirs alone. Without
    `with_sheets` there are no cost sheets. SQLite keeps temporary tables that are committed:
    there the caller rolls back.
    """
    connection = db.session.connection()
    _forget_plans(connection)
    for model, history in HISTORIES.items():
        _shadow_facts(connection, (model.__table__, history), write, agencies)
    _shadow_public(connection, seq)
    _shadow(connection, CostSheet)
    if with_sheets:
        sheets.make()
        _count(connection, CostSheet)


def _shadow(connection: Connection, table: Table) -> Table:
    """An empty temporary table of the same name and columns, without its ties to others."""
    columns = [column._copy() for column in table.columns]
    for column in columns:
        column.foreign_keys.clear()
        column.constraints.clear()
    shadow = Table(
        f"old_{table.name}",
        MetaData(),
        *columns,
        prefixes=["TEMPORARY"],
        postgresql_on_commit="DROP",
    )
    shadow.name = shadow.fullname = table.name
    shadow.create(connection, checkfirst=False)
    return shadow


def _shadow_facts(
    connection: Connection, kept: tuple[Table, Table], write: int, agencies: Agencies | None
) -> None:
    """The rows that stood at a write: made by then and not yet replaced; inside the database."""
    table, history = kept
    shadow = _shadow(connection, table)
    schema = connection.dialect.default_schema_name or ""
    real = table.to_metadata(MetaData(), schema=schema)
    now = select(real).where(real.c.made_in <= write, *_of(real, agencies))
    then = select(*(history.c[column.name] for column in table.columns)).where(
        history.c.made_in <= write, history.c.replaced_in > write, *_of(history, agencies)
    )
    for rows in (now, then):
        connection.execute(insert(shadow).from_select(list(table.columns.keys()), rows))
    _settle(connection, shadow)


def _of(table: Table, agencies: Agencies | None) -> list[ColumnElement[bool]]:
    """Which rows are of the agencies: their placements, and the charges of these."""
    if agencies is None:
        return []
    if "agency_id" in table.c:
        return [agencies(table.c.agency_id)]
    if "placement_id" not in table.c:
        return []
    # By this name the placements that stood then, which are there before their charges.
    return [table.c.placement_id.in_(select(Placement.id))]


def _settle(connection: Connection, shadow: Table) -> None:
    """Let the rows be found by placement."""
    if "placement_id" in shadow.c:
        Index(f"old_{shadow.name}_placement", shadow.c.placement_id).create(connection)
    _count(connection, shadow)


def _forget_plans(connection: Connection) -> None:
    """Let PostgreSQL look names up again: a kept statement would go on reading today's tables."""
    if connection.dialect.name == "postgresql":
        connection.execute(sql("DISCARD PLANS"))


def _count(connection: Connection, shadow: Table) -> None:
    """Let PostgreSQL know how many rows there are: it looks at no temporary table by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(sql(f"ANALYZE {shadow.name}"))


def _shadow_public(connection: Connection, seq: int) -> None:
    """Agencies, registers, licences and clearances as the journal had made them by an entry."""
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
    acts = connection.execute(select(Clearance.__table__).where(Clearance.seq <= seq)).mappings()
    _fill(connection, Clearance.__table__, [dict(row) for row in acts])


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
    _settle(connection, shadow)
