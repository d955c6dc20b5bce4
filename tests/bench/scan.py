"""The bare scan: the least that any check of these columns could cost."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.sql import visitors

from audits import packing
from audits.expressions import Held, reading_of
from audits.facts import cost_sheet, placement
from audits.instrument import Instrument
from audits.rules import rules
from tests.bench import register


def columns(instruments: Iterable[Instrument]) -> Mapping[str, set[str]]:
    """The columns of the record that the pass of the main corridor reads, by table."""
    main = register.CORRIDORS[0]
    held = rules(instruments, main.origin, main.destination)
    reading = reading_of(Held.of(held), register.AS_OF)
    found: dict[str, set[str]] = {placement.name: {"id", "agency_id"}, cost_sheet.name: set()}
    for word in packing.words(reading.plain):
        for one in visitors.iterate(word):
            if isinstance(one, sa.ColumnClause) and one.table in (placement, cost_sheet):
                found[one.table.name].add(one.name)
    return found


def scan(connection: sa.Connection, read: Mapping[str, set[str]]) -> None:
    """Read the columns of both tables once and add them up, words by their length."""
    for table in (placement, cost_sheet):
        sums = [
            sa.func.sum(sa.func.length(column) if _is_word(column) else column)
            for column in table.c
            if column.name in read[table.name]
        ]
        connection.execute(sa.select(*sums).select_from(table)).one()


def _is_word(column: sa.ColumnClause[object]) -> bool:
    return isinstance(column.type, sa.Text)
