"""Column maps: how one register spells its columns, words and days. They are TOML files.

A map may have these keys, and no others:

    register = "bd-manning"     country = "BGD"     title = "..."     source = "..."
    as_of = 2026-01-31          the day of the list; "2025" counts from its first day, so that a
                                list is never taken for newer than it may be
    status = "valid"            of a list that gives none
    publishes = ["destinations"]      what the register states of every agency
    stale_after = 90            the days for which a list is taken at its word
    missing = "delisted"        what becomes of agencies that are not in the list, or "nothing"
    numbers = false             of a list that prints no numbers
    ignore = ["remark"]         columns that are left out
    empty = ["-"]               cells that mean unknown
    dates = ["%d.%m.%Y"]        styles of days beside ISO 8601, with era = "buddhist" and months
    ground_of = ["revoked"]     the statuses of which the list prints a ground
    [columns]                   the register's column = our field, or a list of fields: the cell
    validity = ["status", "expires_on"]       goes to the first whose values have it, else the last
    [values.status]             the register's word = ours
    [separators]                field = what stands between its several values, "|" unless told
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from audits import days
from audits.errors import BadDay
from registry.errors import Refused
from registry.services.exchange.dates import COMMON, ERAS, MONTHS, pattern

SHIPPED = Path(__file__).resolve().parents[2] / "maps"


@dataclass(frozen=True)
class ColumnMap:
    """One map; without a file, the canonical columns."""

    register: str | None = None
    country: str | None = None
    title: str | None = None
    source: str | None = None
    as_of: date | None = None
    status: str | None = None
    publishes: tuple[str, ...] | None = None
    stale_after: int | None = None
    missing: str | None = None
    numbers: bool = True
    ignore: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()
    era: str = COMMON
    months: tuple[str, ...] = tuple(MONTHS)
    ground_of: frozenset[str] | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)


CANONICAL = ColumnMap()


def shipped() -> list[str]:
    """The shipped maps' names, in order."""
    return sorted(file.stem for file in SHIPPED.glob("*.toml"))


def load(name: str) -> ColumnMap:
    """A shipped map by its name, or a map file by its path."""
    path = SHIPPED / f"{name}.toml" if name in shipped() else Path(name)
    try:
        return parse(path.read_bytes().decode())
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(
            _("%(name)s is no map file, and none of the shipped maps: %(maps)s.",
              name=name, maps=", ".join(shipped()))
        ) from error  # fmt: skip


def parse(text: str) -> ColumnMap:
    """The map that a TOML text describes; a key or a value that it may not have is refused."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad(_("The map is no TOML file: %(error)s.", error=error)) from error
    facts = {}
    for key, value in content.items():
        if key not in KEYS:
            raise _bad(_("The map has the key %(key)s, which no map has.", key=repr(key)))
        try:
            facts[key] = KEYS[key](value)
        except (ValueError, BadDay) as error:
            raise _bad(
                _("The map's %(key)s cannot be %(value)s.", key=key, value=repr(value))
            ) from error
    return ColumnMap(**facts)


def _bad(reason: str) -> Refused:
    return Refused("map", reason)


def _is(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(value)
    return value


def _text(value: Any) -> str:
    if not _is(str, value).strip():
        raise ValueError(value)
    return str(value)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(entry) for entry in _is(list, value))


def _pairs(value: Any) -> dict[str, str]:
    return {key: _text(entry) for key, entry in _is(dict, value).items()}


def _fields(value: Any) -> tuple[str, ...]:
    return _texts(value) if isinstance(value, list) else (_text(value),)


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    text = _text(value)
    return date.fromisoformat(text) if len(text) == len("2026-01-31") else _first_day(text)


def _first_day(text: str) -> date:
    """The first day of a bare month or year: a list is never taken as newer than it may be."""
    return days.date_of(days.until_day(text))


def _styles(value: Any) -> tuple[str, ...]:
    for style in _texts(value):
        pattern(style)
    return _texts(value)


def _months(value: Any) -> tuple[str, ...]:
    if len(_texts(value)) != len(MONTHS):
        raise ValueError(value)
    return _texts(value)


def _positive(value: Any) -> int:
    if _is(int, value) < 1:
        raise ValueError(value)
    return int(value)


def _one_of(value: Any) -> str:
    if value not in ERAS:
        raise ValueError(value)
    return str(value)


KEYS = {
    "register": _text,
    "country": _text,
    "title": _text,
    "source": _text,
    "as_of": _day,
    "status": _text,
    "publishes": _texts,
    "stale_after": _positive,
    "missing": _text,
    "numbers": lambda value: _is(bool, value),
    "ignore": lambda value: frozenset(_texts(value)),
    "empty": lambda value: frozenset(_texts(value)),
    "dates": _styles,
    "era": _one_of,
    "months": _months,
    "ground_of": lambda value: frozenset(_texts(value)),
    "columns": lambda value: {key: _fields(entry) for key, entry in _is(dict, value).items()},
    "values": lambda value: {key: _pairs(entry) for key, entry in _is(dict, value).items()},
    "separators": _pairs,
}
