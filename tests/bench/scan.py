"""The bare scan: the least that any check of these columns could cost."""

from collections.abc import Mapping

import sqlalchemy as sa

from audits.facts import cost_sheet, placement


def scan(connection: sa.Connection, columns: Mapping[str, set[str]]) -> None:
    """Read the columns of both tables once and add them up, words by their length."""
    for table in (placement, cost_sheet):
        sums = [
            sa.func.sum(sa.func.length(column) if _is_word(column) else column)
            for column in table.c
            if column.name in columns[table.name]
        ]
        connection.execute(sa.select(*sums).select_from(table)).one()


def _is_word(column: sa.ColumnClause[object]) -> bool:
    return isinstance(column.type, sa.Text)
