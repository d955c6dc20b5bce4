"""Which column of a file feeds which field; a header that does not fit is refused by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from flask_babel import gettext as _

from registry.services.exchange.dates import COMMON, printed_day
from registry.services.exchange.fields import BadCell, Field, Read, day, list_of, text
from registry.services.exchange.maps import ColumnMap
from registry.services.exchange.privacy import is_of_the_worker
from registry.services.exchange.reading import BLANK, Table
from registry.services.exchange.rejects import REASON, bare_cell
from registry.services.exchange.result import BadFile


@dataclass(frozen=True)
class Slot:
    """A field that a column feeds: how its cells are read, and the map's words for it."""

    name: str
    read: Read
    words: Mapping[str, str]


class Taken(NamedTuple):
    """What a cell gives where that is more than a value of the one field that its column feeds.

    `printed` is the list's own word where a map had one, `fault` the reason why it is no value.
    """

    name: str
    value: Any = None
    printed: str | None = None
    fault: str | None = None


class Source(dict[str, Any]):
    """A column of the file and the fields that it feeds; none for one that is left out.

    By the cell the value of its field, None where that is unknown; a Taken where there is more to
    say or the column feeds several fields. `name` is the field where it feeds one, and `is_plain`
    says that no cell so far gave a Taken. A cell that was read is remembered, since most columns
    say few things many times.
    """

    def __init__(self, slots: tuple[Slot, ...], plain: Callable[[str], str]) -> None:
        super().__init__({"": None})
        self.slots = slots
        self.name = slots[0].name if len(slots) == 1 else ""
        self.is_plain = True
        self._plain = plain

    def __missing__(self, cell: str) -> Any:
        taken = self[cell] = self._read(cell)
        self.is_plain = self.is_plain and not isinstance(taken, Taken)
        return taken

    def _read(self, cell: str) -> Any:
        plain = self._plain(cell)
        if not plain or not self.slots:
            return None
        slot = self._slot(plain)
        word = slot.words.get(plain)
        try:
            value = slot.read(plain if word is None else word)
        except BadCell as bad:
            return Taken(slot.name, fault=str(bad))
        if word is None and self.name:
            return value
        return Taken(slot.name, value, printed=None if word is None else plain)

    def _slot(self, plain: str) -> Slot:
        for slot in self.slots[:-1]:
            if plain in slot.words:
                return slot
        return self.slots[-1]


class Layout:
    """The header of a file against the fields of its kind and a column map."""

    def __init__(
        self, table: Table, fields: Mapping[str, Field], column_map: ColumnMap, *, private: bool
    ) -> None:
        self._fields = fields
        self._map = column_map
        self._line = table.header_line
        self._columns = table.columns
        self._mended = table.columns[-1:] == [REASON] and REASON not in fields
        if private:
            self._refuse_worker()
        self._refuse_misfits()
        self.sources = [Source(self._slots(column), self.plain) for column in self._columns]
        self._places = self._find_places()
        self.required = [name for name, field in fields.items() if field.required]

    def require(self, given: Mapping[str, Any]) -> None:
        """Refuse a file without a column that must be there and is not given otherwise."""
        for name in self.required:
            if name not in self._places and given.get(name) is None:
                raise self._bad(_("The file has no column %(column)s.", column=name), name)

    def has(self, name: str) -> bool:
        """Whether some column feeds the field."""
        return name in self._places

    def place_of(self, name: str, cells: list[str]) -> int:
        """The place of the column that feeds a field, -1 where none does."""
        places = [place for place in self._places.get(name, []) if place < len(cells)]
        filled = [place for place in places if cells[place].strip(BLANK)]
        return next(iter(filled or places), -1)

    def plain(self, cell: str) -> str:
        """A cell without its outer blanks; empty where it means unknown."""
        cell = cell.strip(BLANK)
        if self._mended:
            cell = bare_cell(cell)
        return "" if cell in self._map.empty else cell

    def _slots(self, column: str) -> tuple[Slot, ...]:
        return tuple(
            Slot(name, self._reader(name), self._map.values.get(name, {}))
            for name in self._feeds(column)
        )

    def _feeds(self, column: str) -> tuple[str, ...]:
        """The names of the fields that a column is to feed; none for one that is left out."""
        if column in self._map.ignore or (self._mended and column == REASON):
            return ()
        return self._map.columns.get(column, (column,))

    def _reader(self, name: str) -> Read:
        read = self._fields[name].read
        if read is day and (self._map.dates or self._map.era != COMMON):
            return printed_day(self._map.dates, self._map.era, self._map.months)
        if name in self._map.separators:
            return list_of(text, self._map.separators[name])
        return read

    def _find_places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, source in enumerate(self.sources):
            for slot in source.slots:
                places.setdefault(slot.name, []).append(place)
        for name, found in places.items():
            if len(found) > 1:
                both = " and ".join(self._columns[place] for place in found)
                raise self._bad(
                    _("The columns %(both)s both give %(name)s.", both=both, name=name), name
                )
        return places

    def _refuse_worker(self) -> None:
        for column in self._columns:
            if column not in self._fields and is_of_the_worker(column):
                raise self._bad(
                    _(
                        "The column %(column)s would say who the worker is or what papers the"
                        " worker has: take it out of the file; no map can let it in.",
                        column=column,
                    ),
                    column,
                )

    def _refuse_misfits(self) -> None:
        for place, column in enumerate(self._columns):
            if column in self._columns[:place]:
                raise self._bad(_("The column %(column)s stands twice.", column=column), column)
        for column in self._map.columns:
            if column not in self._columns:
                raise self._bad(
                    _("The file has no column %(column)s, which the map names.", column=column),
                    column,
                )
        for column in self._columns:
            for name in self._feeds(column):
                if name not in self._fields:
                    raise self._unknown(column, name)

    def _unknown(self, column: str, name: str) -> BadFile:
        known = ", ".join(self._fields)
        if column in self._map.columns:
            reason = _("The map makes %(column)s a field %(name)s, which is none of %(known)s.",
                       column=column, name=name, known=known)  # fmt: skip
        else:
            reason = _("The column %(column)s is unknown; the columns are %(known)s.",
                       column=column or _("(without a name)"), known=known)  # fmt: skip
        return self._bad(reason, column)

    def _bad(self, reason: str, column: str) -> BadFile:
        return BadFile(reason, line=self._line, column=column)
