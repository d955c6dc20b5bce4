"""What a register's list says of one agency: the firm, and one entry of its licence.

Nothing here knows what the register holds already.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import gettext as _

from audits.standing import MAY_NOT, MAY_RECRUIT
from registry.errors import Refused
from registry.services.exchange.fields import (
    BadCell,
    Field,
    choice,
    country,
    currency,
    day,
    list_of,
    name,
    text,
)
from registry.services.exchange.intake import Intake, Kind, Record
from registry.services.exchange.maps import ColumnMap
from registry.services.folding import our_number
from registry.services.licensing import LISTS, PUBLISHED

SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)


def register_slug(cell: str) -> str:
    """The name of a register, as it stands in addresses."""
    if not SLUG.fullmatch(cell):
        raise BadCell(_("is no name of a register: letters, digits and hyphens without accents"))
    return cell


def licence_number(cell: str) -> str:
    """A licence number as it is printed, with its zeros and in its own digits."""
    if not any(sign.isalnum() for sign in cell):
        raise BadCell(_("is no licence number: it has no letter and no digit"))
    return name(cell)


FIELDS = {
    "number": Field(licence_number, required=True),
    "name": Field(text, required=True),
    "country": Field(country, required=True),
    "register": Field(register_slug),
    "name_local": Field(text),
    "trading_names": Field(list_of(text)),
    "address": Field(text),
    "phones": Field(list_of(text)),
    "emails": Field(list_of(text)),
    "website": Field(text),
    "status": Field(choice(" ".join(sorted(MAY_RECRUIT | MAY_NOT)))),
    "status_since": Field(day),
    "status_ground": Field(text),
    "issued_on": Field(day),
    "expires_on": Field(day),
    "sectors": Field(list_of(text)),
    "destinations": Field(list_of(country)),
    "bond_amount": Field(text),
    "bond_currency": Field(currency),
    "source": Field(text),
    "as_of": Field(day),
}
WITHOUT_NUMBERS = FIELDS | {"number": replace(FIELDS["number"], required=False)}
AMOUNTS = {"bond_amount": "bond_currency"}
LISTED = "listed"
OF_A_LICENCE = ("status_since", "status_ground", "issued_on", "expires_on")


Fault = tuple[str, str]
"""The field at fault and the reason."""


@dataclass(frozen=True)
class Listed:
    """One row of a list: an agency's published facts (only those that it states) and an entry.

    `as_of` is the row's own day, else the list's. `entry` is None where the list says nothing of
    the licence.
    """

    record: Record
    as_of: date
    register: str
    country: str
    number: str
    number_is_ours: bool
    facts: dict[str, Any]
    entry: dict[str, Any] | None

    @property
    def starts(self) -> date | None:
        """The day from which the row says what it says, where it gives one."""
        values = self.record.values
        found: date | None = values["status_since"] or values["issued_on"]
        return found


def kind_of(column_map: ColumnMap) -> Kind:
    """The kind of file that a list is; one without numbers need not have their column."""
    fields = FIELDS if column_map.numbers else WITHOUT_NUMBERS
    return Kind(fields, AMOUNTS, label="name", private=False)


def given_by(column_map: ColumnMap, **asked: str | None) -> dict[str, Any]:
    """The values for what the list itself leaves open: the caller's, else the map's."""
    if column_map.country and asked["country"] not in (None, column_map.country):
        reason = _("The map is for %(theirs)s and not for %(country)s.",
                   theirs=column_map.country, country=asked["country"])  # fmt: skip
        raise Refused("map", reason)
    given = {}
    for key in ("country", "register", "status"):
        value = asked.get(key) or getattr(column_map, key)
        if value is not None:
            try:
                given[key] = FIELDS[key].read(value)
            except BadCell as bad:
                raise Refused(key, f"{key} {value!r} {bad}.") from bad
    return given


def listed(intake: Intake, as_of: date) -> Iterator[Listed]:
    """What the good rows of a list of that day say."""
    stated = [key for key in PUBLISHED if intake.layout.has(key)]
    for record in intake.records():
        values = record.values
        fault = _term_fault(values) or _day_fault(values, as_of)
        if fault is not None:
            intake.refuse(record, *fault)
            continue
        register = values["register"] or values["country"].lower()
        day_of_row = values["as_of"] or as_of
        yield Listed(
            record=record,
            as_of=day_of_row,
            register=register,
            country=values["country"],
            number=values["number"] or our_number(register, values["name"]),
            number_is_ours=values["number"] is None,
            facts={key: _fact(key, values) for key in stated},
            entry=_entry(record, intake.map, day_of_row),
        )


def _fact(key: str, values: Mapping[str, Any]) -> Any:
    value = values[key]
    if key == "trading_names":
        return [other for other in value or () if other != values["name"]]
    return value or [] if key in LISTS else value


def _day_fault(values: Mapping[str, Any], as_of: date) -> Fault | None:
    """Why a row's own day cannot be: a list tells of no day after its own."""
    if values["as_of"] and values["as_of"] > as_of:
        return "as_of", _("is after the day of the list, %(day)s", day=as_of)
    return None


def _term_fault(values: Mapping[str, Any]) -> Fault | None:
    """Why the licence's days cannot be: it would end before it begins."""
    begins = values["issued_on"]
    if begins is None and values["status"] in MAY_RECRUIT:
        begins = values["status_since"]
    if begins and values["expires_on"] and values["expires_on"] < begins:
        return "expires_on", _("ends the licence before it begins on %(day)s", day=begins)
    return None


def _entry(record: Record, column_map: ColumnMap, as_of: date) -> dict[str, Any] | None:
    values = record.values
    status = values["status"]
    if status is None:
        return None
    grounded = column_map.ground_of is None or status in column_map.ground_of
    return {
        "act": LISTED,
        "status": status,
        "reported": record.printed.get("status"),
        "since": values["status_since"],
        "issued_on": values["issued_on"],
        "expires_on": values["expires_on"],
        "ground": values["status_ground"] if grounded else None,
        "limits": None,
        "as_of": as_of,
    }
