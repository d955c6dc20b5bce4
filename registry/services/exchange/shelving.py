"""How private facts are kept: known again by their identity, replaced with their history.

A row of a file is the whole record: a field that it leaves empty becomes unknown. What it replaces
moves to the history table with the number of the write. Which facts there are is not known here.
"""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import Any, ClassVar

from flask_babel import gettext as _
from sqlalchemy import Column, Integer, RowMapping, Select, Table, bindparam, insert, select, update
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table

from audits.bulk import pour
from registry.db import db
from registry.models import HISTORIES
from registry.services import journal
from registry.services.exchange.intake import Intake, Kind, Record
from registry.services.exchange.maps import ColumnMap
from registry.services.exchange.result import SHOWN, BadFile, Progress, Result, quiet, unreadable
from registry.services.exchange.sweeping import unswept
from registry.services.exchange.wanted import given

BATCH = 2000
Identity = Hashable


@dataclass
class Plan:
    """What a file would do: rows to add, and rows to replace beside what they replace."""

    result: Result
    added: list[dict[str, Any]] = field(default_factory=list)
    changed: list[tuple[RowMapping, dict[str, Any]]] = field(default_factory=list)


class Shelf(ABC):
    """One kind of private fact; its own file says what a row is and by what it is known again."""

    kind: ClassVar[Kind]
    model: ClassVar[Any]
    called: ClassVar[str]

    @unswept()
    def preview(
        self, data: bytes, column_map: ColumnMap | None = None, *, progress: Progress = quiet
    ) -> Result:
        """What a file would add and change, and what of it is refused; nothing is written."""
        try:
            return self._plan(data, column_map, progress).result
        except BadFile as error:
            return unreadable(error)

    @unswept()
    def load(
        self,
        data: bytes,
        column_map: ColumnMap | None = None,
        *,
        actor: str,
        skip_bad: bool = False,
        progress: Progress = quiet,
    ) -> Result:
        """Write a file's rows: all of them, or the good ones where bad ones may be left out."""
        try:
            plan = self._plan(data, column_map, progress)
        except BadFile as error:
            return unreadable(error)
        if not plan.result.stands(skip_bad):
            return plan.result.without_writing()
        if plan.added or plan.changed:
            self._write(plan, journal.begin_write(self.called, actor=actor), progress)
        return plan.result

    @abstractmethod
    def rows(self, intake: Intake) -> dict[Identity, Record]:
        """The good rows by their identity, with the values that the table keeps."""

    @abstractmethod
    def known(self, rows: Mapping[Identity, Record]) -> dict[Identity, RowMapping]:
        """The rows of the table that have one of the identities."""

    def after(self, plan: Plan) -> None:  # noqa: B027 - for most kinds nothing follows
        """What follows from a plan that was written, in the same transaction."""

    @abstractmethod
    def said(self, values: Mapping[str, Any]) -> str:
        """How a row is named to a person."""

    @property
    def table(self) -> Table:
        """The table that keeps this kind of fact."""
        table: Table = self.model.__table__
        return table

    def select_in(
        self, column: Column[Any], among: Select[Any], values: Iterable[Any]
    ) -> Iterable[RowMapping]:
        """The table's rows whose column has one of the values, which are WORDS or NUMBERS."""
        query = select(self.table).where(column.in_(among))
        return db.session.execute(query, given(values)).mappings()

    def _plan(self, data: bytes, column_map: ColumnMap | None, progress: Progress) -> Plan:
        intake = Intake(data, self.kind, column_map, progress=progress)
        rows = self.rows(intake)
        known = self.known(rows)
        plan = Plan(intake.result)
        for identity, record in rows.items():
            if (row := known.get(identity)) is None:
                plan.added.append(record.values)
            else:
                self._compare(plan, row, record.values)
        plan.result.added = len(plan.added)
        plan.result.additions = [self.said(values) for values in plan.added[:SHOWN]]
        return plan

    def _compare(self, plan: Plan, row: RowMapping, values: dict[str, Any]) -> None:
        """Note whether a row of the file says anything else than the one that is kept."""
        result = plan.result
        changed = [name for name, value in values.items() if row[name] != value]
        if not changed:
            result.unchanged += 1
            return
        plan.changed.append((row, values))
        result.changed += 1
        if result.changed <= SHOWN:
            result.changes.append(f"{self.said(values)}: {', '.join(changed)}")

    def _write(self, plan: Plan, number: int, progress: Progress) -> None:
        total = len(plan.added) + len(plan.changed)
        for start in range(0, len(plan.added), BATCH):
            batch = plan.added[start : start + BATCH]
            self._add(batch, number)
            progress(_("Writing the rows"), start + len(batch), total)
        if plan.changed:
            self._replace(plan.changed, number)
        progress(_("Writing the rows"), total, total)
        self.after(plan)

    def _add(self, rows: list[dict[str, Any]], number: int) -> None:
        """Write new rows, all of the same fields, past the statements of single rows."""
        connection, names = db.session.connection(), list(rows[0])
        columns: list[Iterable[Any]] = list(zip(*map(itemgetter(*names), rows), strict=True))
        for place, name in enumerate(names):
            kept = self.table.c[name].type.dialect_impl(connection.dialect)
            if (bind := kept.bind_processor(connection.dialect)) is not None:
                columns[place] = map(cache(bind), columns[place])
        into = sql_table(self.table.name, *map(sql_column, (*names, "made_in")))
        pour(connection, into, zip(*columns, repeat(number)))

    def _replace(self, changed: list[tuple[RowMapping, dict[str, Any]]], number: int) -> None:
        """Move the old rows to the history and put the new values in their place."""
        table, history = self.table, HISTORIES[self.model]
        row_is = table.c.id == bindparam("row_id", type_=Integer)
        old = select(table, bindparam("write_number", number, type_=Integer)).where(row_is)
        names = [column.name for column in table.columns]
        db.session.execute(
            insert(history).from_select([*names, "replaced_in"], old),
            [{"row_id": row["id"], "write_number": number} for row, _values in changed],
        )
        kept = [name for name in names if name != "id"]
        new = update(table).where(row_is).values({name: bindparam(f"new_{name}") for name in kept})
        db.session.execute(
            new,
            [
                {"row_id": row["id"], "new_made_in": number}
                | {f"new_{name}": value for name, value in values.items()}
                for row, values in changed
            ],
        )
