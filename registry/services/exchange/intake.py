"""One file on its way in: which column feeds which field, the rows' values, what is refused.

What a row means beside the rest of the register is the work of its kind (agencies, placements...).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

from flask import current_app
from flask_babel import gettext as _

from audits import money
from audits.errors import AuditError
from registry.services.exchange.fields import BadCell, Field
from registry.services.exchange.layout import Layout, Source, Taken
from registry.services.exchange.maps import CANONICAL, ColumnMap
from registry.services.exchange.reading import BLANK, Table, refuse_size
from registry.services.exchange.result import Progress, Refusal, Result, quiet

EVERY = 1000
"""How many rows are read together."""

Row: TypeAlias = tuple[int, list[str]]
"""The line on which a row begins, and its cells."""


@dataclass(frozen=True)
class Kind:
    """One kind of file: its fields, and which amount is in which field's currency.

    `label` is the field by which a person knows a row again.
    `bare_decimals` are the decimals of an amount whose currency is unknown; None refuses such an
    amount. `private` refuses columns that say who the worker is.
    """

    fields: Mapping[str, Field]
    amounts: Mapping[str, str]
    label: str
    bare_decimals: int | None = None
    private: bool = True


@dataclass(slots=True)
class Record:
    """A row: where it stood, its cells, a value for every field, the list's own words for some."""

    line: int
    cells: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)


class Minor(dict[tuple[str | None, str | None], int | None]):
    """By an amount's text and its currency the amount in minor units; BadCell where it is none.

    Where there is no text there is no amount. `beside` names the field with the currency.
    """

    def __init__(self, beside: str, bare_decimals: int | None) -> None:
        super().__init__()
        self.beside = beside
        self._bare_decimals = bare_decimals

    def __missing__(self, key: tuple[str | None, str | None]) -> int | None:
        amount, currency = key
        if amount is None:
            self[key] = None
            return None
        decimals = self._bare_decimals if currency is None else money.exponent(currency)
        if decimals is None:
            raise BadCell(_("needs its currency in %(column)s", column=self.beside))
        # A currency that is not known may be one without decimals.
        largest = money.LARGEST if currency else money.LARGEST * 10**decimals
        try:
            minor = self[key] = money.scaled(amount, decimals, largest)
        except AuditError as error:
            raise BadCell(_(error.message) % error.values) from error
        return minor


class Intake:
    """The rows of one file; raises BadFile where the file cannot be used at all.

    `given` are the values of fields that the file leaves empty.
    """

    def __init__(
        self,
        data: bytes,
        kind: Kind,
        column_map: ColumnMap | None = None,
        *,
        given: Mapping[str, Any] | None = None,
        progress: Progress = quiet,
    ) -> None:
        refuse_size(len(data), current_app.config["MAX_CONTENT_LENGTH"])
        self.map = column_map or CANONICAL
        self.result = Result()
        self.progress = progress
        self._kind = kind
        self._given = dict(given or {})
        self._table = Table(data)
        self.layout = Layout(self._table, kind.fields, self.map, private=kind.private)
        self.layout.require(self._given)
        self.result.columns = self._table.columns
        self._empty: dict[str, Any] = dict.fromkeys(kind.fields) | self._given
        self._amounts = {
            name: Minor(beside, kind.bare_decimals) for name, beside in kind.amounts.items()
        }

    def records(self) -> Iterator[Record]:
        """The good rows in their order; a bad one is refused on the way."""
        lines, rows = self._table.lines, self._table.rows()
        while some := list(islice(rows, EVERY)):
            yield from self._alike(some) or self._one_by_one(some)
            self.progress(_("Reading the rows"), some[-1][0], lines)
        self.progress(_("Reading the rows"), lines, lines)

    def refuse(self, record: Record, name: str, reason: str) -> None:
        """Refuse a row for what a field of it says; an empty `name` is the whole row."""
        place = self.layout.place_of(name, record.cells)
        column = self._table.columns[place] if place >= 0 else name
        value = self._cell(record, name)
        row = self._cell(record, self._kind.label)
        self.result.refused.append(Refusal(record.line, column, value, reason, row))
        self.result.rejects[record.line] = record.cells

    def refuse_again(self, record: Record, name: str, first: Record) -> None:
        """Refuse a row that is known by the same as an earlier one of the file."""
        self.refuse(record, name, _("stands on line %(line)s too", line=first.line))

    def _cell(self, record: Record, name: str) -> str:
        place = self.layout.place_of(name, record.cells)
        return record.cells[place].strip(BLANK) if place >= 0 else ""

    def _alike(self, rows: Sequence[Row]) -> list[Record] | None:
        """Rows with nothing in them to refuse or to note, read by columns; None where there is."""
        lines, cells = zip(*rows, strict=True)
        if set(map(len, cells)) != {len(self._table.columns)}:
            return None
        columns = self._columns(cells)
        if columns is None or any(None in columns[name] for name in self.layout.required):
            return None
        names = tuple(columns)
        told = zip(*columns.values(), strict=True)
        return list(map(Record, lines, cells, (dict(zip(names, row, strict=True)) for row in told)))

    def _columns(self, rows: Sequence[list[str]]) -> dict[str, list[Any]] | None:
        """The values of each field in all those rows; None where one of the cells is odd."""
        columns = {name: [value] * len(rows) for name, value in self._empty.items()}
        for source, cells in zip(self.layout.sources, zip(*rows, strict=True), strict=True):
            taken = self._taken(source, cells)
            if taken is None:
                return None
            if source.name in self._given:
                given = self._given[source.name]
                taken = [given if one is None else one for one in taken]
            if source.name:
                columns[source.name] = taken
        for name, minor in self._amounts.items():
            pairs = zip(columns[name], columns[minor.beside], strict=True)
            try:
                columns[name] = list(map(minor.__getitem__, pairs))
            except BadCell:
                return None
        return columns

    def _taken(self, source: Source, cells: Sequence[str]) -> list[Any] | None:
        """The values of a column; None where one of its cells is odd."""
        if source.name in self._amounts and not source.slots[0].words:
            # Few amounts stand twice: to remember each would take longer than to read it.
            plain = "".join(cells).isprintable()
            return [self.layout.plain(cell) or None for cell in cells] if plain else None
        taken = list(map(source.__getitem__, cells))
        return taken if source.is_plain or Taken not in set(map(type, taken)) else None

    def _one_by_one(self, rows: Sequence[Row]) -> Iterator[Record]:
        for line, cells in rows:
            record = Record(line, cells)
            if self._shaped(record) and self._filled(record):
                yield record

    def _shaped(self, record: Record) -> bool:
        wanted, found = len(self._table.columns), len(record.cells)
        if wanted != found:
            self.refuse(
                record,
                "",
                _("has %(found)s cells and the header %(wanted)s", found=found, wanted=wanted),
            )
        return wanted == found

    def _filled(self, record: Record) -> bool:
        """Read every cell of the row; whether all of them are good."""
        values = record.values = self._empty.copy()
        odd = []
        for source, cell in zip(self.layout.sources, record.cells, strict=True):
            taken = source[cell]
            if isinstance(taken, Taken):
                odd.append(taken)
                values[taken.name] = taken.value
            elif taken is not None:
                values[source.name] = taken
        refused = {taken.name for taken in odd if self._noted(record, taken)}
        for name in self.layout.required:
            if values[name] is None and name not in refused:
                refused.add(name)
                self.refuse(record, name, _("is empty and must be filled"))
        for name, minor in self._amounts.items():
            if name in refused or minor.beside in refused:
                continue
            try:
                values[name] = minor[values[name], values[minor.beside]]
            except BadCell as bad:
                refused.add(name)
                self.refuse(record, name, str(bad))
        return not refused

    def _noted(self, record: Record, taken: Taken) -> bool:
        """Keep the list's own word, or refuse the row for the cell; whether it was refused."""
        if taken.printed is not None:
            record.printed[taken.name] = taken.printed
        if taken.fault is not None:
            self.refuse(record, taken.name, taken.fault)
        return taken.fault is not None
