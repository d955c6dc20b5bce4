"""Rows gathered in memory and written many at a time: for a whole journal, or a long list of acts.

What is found, added and changed here is what `rows.Standing` would find, add and change.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update

from registry.services.projecting.kinds import APPENDED

AT_ONCE = 5_000
Values = dict[str, Any]
Names = tuple[str, ...]


class Row:
    """One row; its columns are its attributes."""

    __slots__ = ("model", "values", "written")

    def __init__(self, model: Any, values: Values, *, written: bool) -> None:
        self.model = model
        self.values = values
        self.written = written

    def __getattr__(self, column: str) -> Any:
        return self.values[column]

    def key(self, names: Names) -> tuple[Any, ...]:
        """What stands in these columns."""
        return tuple(self.values[name] for name in names)


class Gathered:
    """Rows for the tables that `tables` names by model, parents first.

    With `reading` the rows that a table has already are found too; without it, it has none.
    """

    def __init__(
        self, connection: Connection, tables: Mapping[Any, Table], *, reading: bool
    ) -> None:
        self._connection = connection
        self._tables = tables
        self._reading = reading
        self._kept: dict[Any, list[Row]] = defaultdict(list)
        self._new: dict[Any, list[Row]] = defaultdict(list)
        self._changed: dict[int, Row] = {}
        self._places: dict[tuple[Any, Names], dict[tuple[Any, ...], list[Row]]] = {}
        self._asked: set[tuple[Any, Names, tuple[Any, ...]]] = set()
        self._last: dict[Any, int] = {}
        self._blank = {model: _blank(table) for model, table in tables.items()}

    def find(self, model: Any, **key: Any) -> Any:
        """The one row whose columns are so, or None."""
        # A key names one row: where it is kept already, the table need not be asked.
        rows = self._by(model, tuple(key)).get(tuple(key.values())) or self.list_(model, **key)
        return rows[0] if rows else None

    def list_(self, model: Any, **key: Any) -> Sequence[Any]:
        """The rows whose columns are so, in the order in which they came."""
        if model in APPENDED:
            raise LookupError(f"{model.__name__} is only appended to: it cannot be asked.")
        names, values = tuple(key), tuple(key.values())
        if self._reading and (model, names, values) not in self._asked:
            self._asked.add((model, names, values))
            self._read(model, key)
        return list(self._by(model, names).get(values, ()))

    def add(self, model: Any, **values: Any) -> None:
        """A new row; where the model has an `id` it gets the next number."""
        blank, made = self._blank[model]
        row = Row(model, {**blank, **values}, written=False)
        for column in made.keys() - values.keys():
            row.values[column] = made[column](None)
        if "id" in blank:
            row.values["id"] = self._next(model)
        self._new[model].append(row)
        if model not in APPENDED:
            self._keep(row)
        elif len(self._new[model]) >= AT_ONCE:
            self.flush()

    def change(self, row: Any, **values: Any) -> None:
        """Other values for some of a row's columns."""
        for model, names in list(self._places):
            if model is row.model and not values.keys().isdisjoint(names):
                del self._places[model, names]
        row.values.update(values)
        if row.written:
            self._changed[id(row)] = row

    def flush(self) -> None:
        """Write what is new and what has changed, parents first."""
        for model, table in self._tables.items():
            new = self._new.pop(model, [])
            if new:
                self._connection.execute(insert(table), [row.values for row in new])
            for row in new:
                row.written = True
        for model, table in self._tables.items():
            changed = [row.values for row in self._changed.values() if row.model is model]
            if changed:
                overwrite(self._connection, table, changed)
        self._changed.clear()

    def _keep(self, row: Row) -> None:
        self._kept[row.model].append(row)
        for (model, names), places in self._places.items():
            if model is row.model:
                places[row.key(names)].append(row)

    def _by(self, model: Any, names: Names) -> dict[tuple[Any, ...], list[Row]]:
        """The kept rows by what stands in these columns."""
        places = self._places.get((model, names))
        if places is None:
            places = self._places[model, names] = defaultdict(list)
            for row in self._kept[model]:
                places[row.key(names)].append(row)
        return places

    def _read(self, model: Any, key: Values) -> None:
        """Keep those rows of the table that are so and not kept yet."""
        table = self._tables[model]
        names = tuple(column.name for column in table.primary_key)
        kept = self._by(model, names)
        query = select(table).filter_by(**key).order_by(*table.primary_key)
        for found in self._connection.execute(query).mappings():
            row = Row(model, dict(found), written=True)
            if row.key(names) not in kept:
                self._keep(row)

    def _next(self, model: Any) -> int:
        if model not in self._last:
            last = self._connection.scalar(select(func.max(self._tables[model].c.id)))
            self._last[model] = last or 0
        self._last[model] += 1
        return self._last[model]


def _blank(table: Table) -> tuple[Values, Values]:
    """The values of columns that are not given, and how to make those that are made each time."""
    told = {one.name: one.default for one in table.columns}
    defaults: Values = {name: one for name, one in told.items() if one is not None}
    made = {name: one.arg for name, one in defaults.items() if one.is_callable}
    fixed = {name: one.arg for name, one in defaults.items() if not one.is_callable}
    return dict.fromkeys(table.columns.keys()) | fixed, made


def overwrite(connection: Connection, table: Table, rows: list[Values]) -> None:
    """Write all columns of rows that are in the table already."""
    key = [column.name for column in table.primary_key]
    statement = update(table).where(*(table.c[name] == bindparam(f"at_{name}") for name in key))
    connection.execute(statement, [row | {f"at_{name}": row[name] for name in key} for row in rows])
