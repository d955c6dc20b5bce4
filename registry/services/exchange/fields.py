"""From a cell to a value: what a day, a country, a word or a number must look like.

A reader takes a cell without its outer blanks, never an empty one, and raises BadCell with the
reason. Money is not read here but in `intake`, since an amount needs its currency.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from audits import money
from audits.countries import COUNTRIES
from audits.errors import AuditError
from audits.items import ITEMS

Read = Callable[[str], Any]

LONGEST_TEXT = 4000
LONGEST_NAME = 200
# Signs that print nothing, and the two that turn the reading direction of what follows around.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]")
LINE_BREAKS = re.compile(r"[\t\r\n]+")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
NUMBER = re.compile(r"\d{1,6}(\.\d{1,3})?", re.ASCII)
DIGITS = re.compile(r"\d{1,12}", re.ASCII)


class BadCell(Exception):
    """A cell that is not what its column asks for; `str()` is the reason, translated."""


@dataclass(frozen=True)
class Field:
    """One field of a kind of file: how its cells are read, and whether it must be filled."""

    read: Read
    required: bool = False


def text(cell: str) -> str:
    """Text as it is printed, on one line: HTML and formulas too, which the pages escape."""
    if len(cell) > LONGEST_TEXT:
        raise BadCell(_("is longer than %(most)s characters", most=LONGEST_TEXT))
    if cell.isprintable():
        return cell
    if UNPRINTABLE.search(cell):
        raise BadCell(_("holds a control character"))
    return LINE_BREAKS.sub(" ", cell)


def name(cell: str) -> str:
    """A short text that something is known by."""
    if len(cell) > LONGEST_NAME:
        raise BadCell(_("is longer than %(most)s characters", most=LONGEST_NAME))
    return text(cell)


def list_of(read: Read, separator: str = "|") -> Read:
    """Several values in one cell, in their order, each once."""

    def read_list(cell: str) -> list[Any]:
        parts = (part.strip() for part in cell.split(separator))
        return list(dict.fromkeys(read(part) for part in parts if part))

    return read_list


def day(cell: str) -> date:
    """A day as ISO 8601 writes it."""
    found = ISO_DAY.fullmatch(cell)
    if found is None:
        raise BadCell(_("is no date as in 2026-01-31"))
    return existing_day(int(found[1]), int(found[2]), int(found[3]))


def existing_day(year: int, month: int, day_of_month: int) -> date:
    """That day of the calendar, refused where the calendar does not have it."""
    try:
        return date(year, month, day_of_month)
    except ValueError as error:
        raise BadCell(_("is a date that does not exist")) from error


def country(cell: str) -> str:
    """A country by its ISO 3166 code of three letters."""
    if cell not in COUNTRIES:
        raise BadCell(_("is no country of ISO 3166 in three capital letters, as in NPL"))
    return cell


def currency(cell: str) -> str:
    """A currency by its ISO 4217 code."""
    try:
        money.exponent(cell)
    except AuditError as error:
        raise BadCell(_("is no currency of ISO 4217, as in NPR")) from error
    return cell


def item(cell: str) -> str:
    """A cost item by its key."""
    if cell not in ITEMS:
        raise BadCell(_("is no cost item; the items are %(items)s", items=", ".join(ITEMS)))
    return cell


def choice(words: str) -> Read:
    """One word of a list."""
    allowed = words.split()

    def read_choice(cell: str) -> str:
        if cell not in allowed:
            raise BadCell(_("is none of %(words)s", words=", ".join(allowed)))
        return cell

    return read_choice


def digits(least: int, most: int) -> Read:
    """A code of ISCO-08: so many digits, kept as text."""

    def read_digits(cell: str) -> str:
        if not DIGITS.fullmatch(cell) or not least <= len(cell) <= most:
            if least == most:
                raise BadCell(_("is no occupation of ISCO-08 in %(most)s digits", most=most))
            raise BadCell(_("is no occupation of ISCO-08 in 1 to %(most)s digits", most=most))
        return cell

    return read_digits


def whole(least: int, most: int) -> Read:
    """A whole number between two bounds."""

    def read_whole(cell: str) -> int:
        if not DIGITS.fullmatch(cell) or not least <= int(cell) <= most:
            raise BadCell(
                _("is no whole number from %(least)s to %(most)s", least=least, most=most)
            )
        return int(cell)

    return read_whole


def number(most: int) -> Read:
    """A number from 0 with at most three decimals."""

    def read_number(cell: str) -> Decimal:
        if not NUMBER.fullmatch(cell) or Decimal(cell) > most:
            raise BadCell(
                _("is no number from 0 to %(most)s with at most three decimals", most=most)
            )
        return Decimal(cell)

    return read_number


YES_NO = choice("yes no")
HOURS_A_WEEK = number(168)
PERIOD = choice("hour day week month year")
