"""Rates of exchange come in: an exact ratio for a day and a pair of currencies."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask_babel import gettext as _
from sqlalchemy import RowMapping

from audits import days
from registry.models import Rate
from registry.services.exchange.fields import Field, currency, day, text, whole
from registry.services.exchange.intake import Intake, Kind, Record
from registry.services.exchange.shelving import Identity, Shelf
from registry.services.exchange.wanted import NUMBERS

LARGEST_PART = 10**9

FIELDS = {
    "on": Field(day, required=True),
    "from_currency": Field(currency, required=True),
    "to_currency": Field(currency, required=True),
    "numerator": Field(whole(1, LARGEST_PART), required=True),
    "denominator": Field(whole(1, LARGEST_PART), required=True),
    "source": Field(text),
}
KEY = ("day", "from_currency", "to_currency")


class Rates(Shelf):
    """The rates' shelf."""

    kind: ClassVar[Kind] = Kind(FIELDS, amounts={}, label="on", private=False)
    model = Rate
    called = "rates"

    def rows(self, intake: Intake) -> dict[Identity, Record]:
        rows: dict[Identity, Record] = {}
        for record in intake.records():
            values = record.values
            values["day"] = values.pop("on")
            if values["from_currency"] == values["to_currency"]:
                intake.refuse(record, "to_currency", _("is the currency that the rate begins with"))
                continue
            first = rows.setdefault(_key(values), record)
            if first is not record:
                intake.refuse_again(record, "on", first)
        return rows

    def known(self, rows: Mapping[Identity, Record]) -> dict[Identity, RowMapping]:
        told = {days.number(record.values["day"]) for record in rows.values()}
        return {_key(row): row for row in self.select_in(self.table.c.day, NUMBERS, told)}

    def said(self, values: Mapping[str, Any]) -> str:
        return f"{values['day']} {values['from_currency']}/{values['to_currency']}"


def _key(row: Mapping[str, Any] | RowMapping) -> Identity:
    return tuple(row[name] for name in KEY)


SHELF = Rates()
preview, load = SHELF.preview, SHELF.load
