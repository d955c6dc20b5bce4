"""Placements come in: one worker's contract a row, known again by its reference."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask_babel import gettext as _
from sqlalchemy import RowMapping, select

from registry.db import db
from registry.models import Agency, Placement, Register
from registry.services import demonstrating, erasing
from registry.services.exchange import sheets
from registry.services.exchange.fields import (
    HOURS_A_WEEK,
    PERIOD,
    YES_NO,
    BadCell,
    Field,
    choice,
    country,
    currency,
    day,
    digits,
    name,
    number,
    text,
    whole,
)
from registry.services.exchange.intake import Intake, Kind, Record
from registry.services.exchange.shelving import Identity, Plan, Shelf
from registry.services.exchange.wanted import WORDS
from registry.services.folding import fold

# Without a currency the decimals are unknown: four are kept, the most that any currency has.
BARE_DECIMALS = 4

FIELDS = {
    "reference": Field(name, required=True),
    "agency_number": Field(name, required=True),
    "employer": Field(text),
    "origin": Field(country, required=True),
    "destination": Field(country, required=True),
    "area": Field(text),
    "sector": Field(text),
    "occupation": Field(digits(4, 4)),
    "sex": Field(choice("female male other")),
    "birth_year": Field(whole(1900, 2100)),
    "age_at_signing": Field(whole(0, 120)),
    "contract_signed_on": Field(day),
    "departed_on": Field(day),
    "started_on": Field(day),
    "ended_on": Field(day),
    "wage_amount": Field(text),
    "wage_currency": Field(currency),
    "wage_period": Field(PERIOD),
    "offer_wage_amount": Field(text),
    "paid_wage_amount": Field(text),
    "comparator_wage_amount": Field(text),
    "hours_per_week": Field(HOURS_A_WEEK),
    "rest_hours_per_week": Field(HOURS_A_WEEK),
    "overtime_rate": Field(number(100)),
    "leave_days_per_year": Field(number(366)),
    "comparator_hours_per_week": Field(HOURS_A_WEEK),
    "comparator_leave_days_per_year": Field(number(366)),
    "comparator_overtime_rate": Field(number(100)),
    "comparator_source": Field(text),
    "wage_paid_by": Field(choice("bank cash other")),
    "wage_paid_day": Field(whole(0, 366)),
    "passport_held_by": Field(choice("worker employer agency other")),
    "job_change": Field(choice("free with_consent barred")),
    "union_free": Field(YES_NO),
    "social_security": Field(YES_NO),
    "insured": Field(YES_NO),
    "accommodation": Field(choice("provided allowance none")),
    "contract_language_understood": Field(YES_NO),
    "contract_registered_on": Field(day),
    "orientation_on": Field(day),
    "costs_told_on": Field(day),
    "costs_disclosed": Field(choice("worker inspector agency")),
}
WAGES = ("wage_amount", "offer_wage_amount", "paid_wage_amount", "comparator_wage_amount")


class Placements(Shelf):
    """The placements' shelf."""

    kind: ClassVar[Kind] = Kind(
        FIELDS,
        amounts=dict.fromkeys(WAGES, "wage_currency"),
        label="reference",
        bare_decimals=BARE_DECIMALS,
    )
    model = Placement
    called = "placements"

    def rows(self, intake: Intake) -> dict[Identity, Record]:
        agencies, erased = Numbers(), erasing.list_erased()
        rows: dict[Identity, Record] = {}
        for record in intake.records():
            values = record.values
            if values["reference"] in erased:
                intake.refuse(record, "reference", _("was erased and does not come back"))
                continue
            first = rows.get(values["reference"])
            if first is not None:
                intake.refuse_again(record, "reference", first)
                continue
            try:
                values["agency_id"] = agencies.find(values.pop("agency_number"))
            except BadCell as bad:
                intake.refuse(record, "agency_number", str(bad))
            else:
                rows[values["reference"]] = record
        return rows

    def known(self, rows: Mapping[Identity, Record]) -> dict[Identity, RowMapping]:
        found = self.select_in(self.table.c.reference, WORDS, rows)
        return {row["reference"]: row for row in found}

    def after(self, plan: Plan) -> None:
        added = [values["reference"] for values in plan.added]
        rows = self.select_in(self.table.c.reference, WORDS, added)
        sheets.rebuild(row["id"] for row in rows)

    def said(self, values: Mapping[str, Any]) -> str:
        return str(values["reference"])


class Numbers:
    """Which agency a number means, written bare or as register:number."""

    def __init__(self) -> None:
        self._by_register: dict[tuple[str, str], int] = {}
        self._bare: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, int] = {}
        registers = db.session.scalars(select(Register.slug))
        self._held = {register: demonstrating.may_hold(register) for register in registers}
        query = select(Agency.register, Agency.number_folded, Agency.id)
        for register, folded, id_ in db.session.execute(query):
            self._by_register[register, folded] = id_
            self._bare.setdefault(folded, []).append((register, id_))

    def find(self, number: str) -> int:
        """The agency's id; BadCell where none or several fit, or this demonstration has none."""
        if number not in self._known:
            self._known[number] = self._look_up(number)
        return self._known[number]

    def _look_up(self, number: str) -> int:
        register, _colon, rest = number.partition(":")
        fits = [(register, id_)] if (id_ := self._by_register.get((register, fold(rest)))) else []
        fits = fits or self._bare.get(fold(number), [])
        if not fits:
            raise BadCell(_("is the number of no agency in the register"))
        if len(fits) > 1:
            several = ", ".join(f"{register}:{number}" for register, _id in sorted(fits))
            raise BadCell(_("fits several agencies: write one of %(several)s", several=several))
        register, id_ = fits[0]
        if not self._held[register]:
            raise BadCell(_("is an agency that this demonstration did not make"))
        return id_


SHELF = Placements()
preview, load = SHELF.preview, SHELF.load
