"""Charges come in: who paid what for a placement, known again by reference or by all it says.

A charge without a reference is known by all its columns but the refund's; equal rows of one file
are counted, so that two instalments stay two.
"""

import hashlib
import json
from collections.abc import Mapping
from itertools import chain
from operator import itemgetter
from typing import Any, ClassVar, cast

from flask_babel import gettext as _
from sqlalchemy import RowMapping, select

from audits import money
from registry.db import db
from registry.models import Agency, Charge, Placement, Register
from registry.services import demonstrating
from registry.services.exchange import sheets
from registry.services.exchange.fields import (
    Field,
    choice,
    currency,
    day,
    item,
    name,
    text,
)
from registry.services.exchange.intake import Intake, Kind, Record
from registry.services.exchange.shelving import Identity, Plan, Shelf
from registry.services.exchange.wanted import NUMBERS, WORDS, given

FIELDS = {
    "placement_reference": Field(name, required=True),
    "reference": Field(name),
    "item": Field(item, required=True),
    "amount": Field(text, required=True),
    "currency": Field(currency, required=True),
    "paid_on": Field(day),
    "borne_by": Field(
        choice("worker employer agency origin_state destination_state"), required=True
    ),
    "payee": Field(text),
    "reported_by": Field(choice("worker inspector agency other")),
    "evidence": Field(choice("A B BB C")),
    "refunded_amount": Field(text),
    "refunded_on": Field(day),
}
Fault = tuple[str, str]
"""The field at fault and the reason."""

TELLING = itemgetter(
    "item", "amount", "currency", "paid_on", "borne_by", "payee", "reported_by", "evidence"
)


class Told(dict[Any, str]):
    """Each value as JSON, once for all rows that have it; whole numbers tell themselves."""

    def __missing__(self, value: Any) -> str:
        told = json.dumps(value, default=str)
        self[value] = told
        return told


class Charges(Shelf):
    """The charges' shelf."""

    kind: ClassVar[Kind] = Kind(
        FIELDS,
        amounts={"amount": "currency", "refunded_amount": "currency"},
        label="placement_reference",
    )
    model = Charge
    called = "charges"

    def rows(self, intake: Intake) -> dict[Identity, Record]:
        records = list(intake.records())
        placements = _placements({record.values["placement_reference"] for record in records})
        rows: dict[Identity, Record] = {}
        seen: dict[tuple[int, str], int] = {}
        told = Told()
        for record in records:
            if reason := _placed(record.values, placements):
                intake.refuse(record, *reason)
                continue
            identity = _identify(record.values, seen, told)
            first = rows.setdefault(identity, record)
            if first is not record:
                intake.refuse_again(record, "reference", first)
        return rows

    def known(self, rows: Mapping[Identity, Record]) -> dict[Identity, RowMapping]:
        named = [identity for identity in rows if isinstance(identity, str)]
        bare = {identity[0] for identity in rows if isinstance(identity, tuple)}
        columns = self.table.c
        found = self.select_in(columns.reference, WORDS, named)
        others = self.select_in(columns.placement_id, NUMBERS, bare)
        return {_known_by(row): row for row in chain(found, others)}

    def after(self, plan: Plan) -> None:
        charged = {values["placement_id"] for values in plan.added}
        charged.update(one["placement_id"] for pair in plan.changed for one in pair)
        sheets.rebuild(charged)

    def said(self, values: Mapping[str, Any]) -> str:
        amount = money.show(values["amount"], values["currency"])
        return f"{values['reference'] or ''} {values['item']} {amount}".strip()


def _placements(references: set[str]) -> dict[str, tuple[int, bool]]:
    """The placements of those references: each one's id, and whether it may be charged here."""
    registers = db.session.scalars(select(Register.slug))
    held = {register: demonstrating.may_hold(register) for register in registers}
    columns = select(Placement.reference, Placement.id, Agency.register)
    query = columns.join(Placement.agency).where(Placement.reference.in_(WORDS))
    found = db.session.execute(query, given(references))
    return {reference: (id_, held[register]) for reference, id_, register in found}


def _placed(values: dict[str, Any], placements: dict[str, tuple[int, bool]]) -> Fault | None:
    """Put the placement's id in the place of its reference; the fault where there is none."""
    reference = "placement_reference"
    found = placements.get(values.pop(reference))
    if found is None:
        return reference, _("is the reference of no placement in the register")
    values["placement_id"], held = found
    if not held:
        return reference, _("is of an agency that this demonstration did not make")
    return None


def _identify(values: dict[str, Any], seen: dict[tuple[int, str], int], told: Told) -> Identity:
    """Give the charge its identity; what it is known again by."""
    reference = values["reference"]
    if reference is not None:
        values["identity"] = f"reference {reference}"
        return cast("str", reference)
    item, amount, currency, paid_on, borne_by, payee, reported_by, evidence = TELLING(values)
    row = (
        f"[{told[item]}, {amount}, {told[currency]}, {told[paid_on]}, {told[borne_by]},"
        f" {told[payee]}, {told[reported_by]}, {told[evidence]}]"
    )
    digest = hashlib.sha256(row.encode()).hexdigest()[:32]
    placement = values["placement_id"]
    number = seen[placement, digest] = seen.get((placement, digest), 0) + 1
    values["identity"] = identity = f"{digest} {number}"
    return placement, identity


def _known_by(row: RowMapping) -> Identity:
    return row["reference"] or (row["placement_id"], row["identity"])


SHELF = Charges()
preview, load = SHELF.preview, SHELF.load
