"""Agencies come in from a register's list: known again by register and number, through the journal.

An agency that the list no longer has is told and never deleted: its last entry keeps the day of
its last list and goes stale. A newer list that says the same makes a new entry, which confirms.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from registry import clock
from registry.db import db
from registry.models import Agency, Licence, Register
from registry.services import demonstrating, licensing
from registry.services.exchange import recording
from registry.services.exchange.intake import Intake
from registry.services.exchange.listing import OF_A_LICENCE, Listed, given_by, kind_of, listed
from registry.services.exchange.maps import CANONICAL, ColumnMap
from registry.services.exchange.recording import Plan
from registry.services.exchange.result import BadFile, Progress, Result, quiet, unreadable
from registry.services.folding import fold, our_number, slug_of

STATED = ("status", "reported", "since", "issued_on", "expires_on", "ground")
Key = tuple[str, str]
"""A register and a folded number."""
Fault = tuple[str, str]
"""The field at fault and the reason."""


@dataclass(frozen=True)
class Asked:
    """What the caller says of a list beside its map: both win over the map, not over a column.

    `only` is the one country whose agencies may come in; None lets in every country's.
    """

    country: str | None = None
    register: str | None = None
    as_of: date | None = None
    only: str | None = None


def preview(
    data: bytes,
    column_map: ColumnMap = CANONICAL,
    asked: Asked = Asked(),
    *,
    progress: Progress = quiet,
) -> Result:
    """What a list would add and change, whom it misses, and what is refused; nothing is written."""
    try:
        return _plan(data, column_map, asked, progress).result
    except BadFile as error:
        return unreadable(error)


def load(
    data: bytes,
    column_map: ColumnMap = CANONICAL,
    asked: Asked = Asked(),
    *,
    actor: str,
    skip_bad: bool = False,
    progress: Progress = quiet,
) -> Result:
    """Record what a list says: all of it, or its good rows where bad ones may be left out."""
    try:
        plan = _plan(data, column_map, asked, progress)
    except BadFile as error:
        return unreadable(error)
    if not plan.result.stands(skip_bad):
        return plan.result.without_writing()
    recording.write(plan, column_map, actor=actor, progress=progress)
    return plan.result


def _plan(data: bytes, column_map: ColumnMap, asked: Asked, progress: Progress) -> Plan:
    given = given_by(column_map, country=asked.country, register=asked.register)
    intake = Intake(data, kind_of(column_map), column_map, given=given, progress=progress)
    plan = Plan(intake.result, asked.as_of or column_map.as_of or clock.today(), asked.only)
    if plan.as_of > clock.today():
        raise BadFile(_("The list's day %(day)s lies in the future.", day=plan.as_of))
    rows = _distinct(intake, plan)
    known = _known(plan.registers)
    taken = {(agency.register, agency.slug) for agency in known.values()}
    for key, row in rows.items():
        if key not in known and (row.register, slug_of(row.number)) in taken:
            intake.refuse(row.record, "number", _("would share its address with a known agency"))
        else:
            _sort(plan, row, known.get(key))
    plan.result.missing = _missing(intake, known, rows)
    _take_notes(plan, rows)
    if asked.as_of is None and column_map.register and column_map.as_of is None:
        plan.result.notes.append(
            _("The map does not say of which day the list is: it is taken for today's.")
        )
    return plan


def _distinct(intake: Intake, plan: Plan) -> dict[Key, Listed]:
    """The good rows by register and number, and the registers that they are in."""
    rows: dict[Key, Listed] = {}
    addresses: dict[Key, Listed] = {}
    held = {register.slug: register for register in licensing.list_registers()}
    for row in listed(intake, plan.as_of):
        fault = _register_fault(plan, row, held)
        if fault is not None:
            intake.refuse(row.record, *fault)
            continue
        key, address = (row.register, fold(row.number)), (row.register, slug_of(row.number))
        other = rows.get(key) or addresses.get(address)
        if other is not None:
            named = "name" if row.number_is_ours else "number"
            intake.refuse_again(row.record, named, other.record)
            continue
        rows[key] = addresses[address] = row
    return rows


def _register_fault(plan: Plan, row: Listed, held: dict[str, Register]) -> Fault | None:
    """Why an agency cannot be in that register; a register that is seen first is taken up."""
    if plan.only not in (None, row.country):
        return "country", _("is not the country whose registers you keep: %(only)s", only=plan.only)
    if row.register not in plan.registers:
        if not demonstrating.may_hold(row.register):
            reason = _("is no register of this demonstration, which holds invented agencies only")
            return "register", reason
        known = held.get(row.register)
        if known and known.as_of and known.as_of > plan.as_of:
            raise BadFile(
                _(
                    "The register %(register)s is known as of %(known)s, and this list is of"
                    " %(day)s: an older list cannot follow a newer one.",
                    register=row.register,
                    known=known.as_of,
                    day=plan.as_of,
                )
            )
        plan.registers[row.register] = known.country if known else row.country
    keeper = plan.registers[row.register]
    if keeper == row.country:
        return None
    reason = _("is the register %(slug)s of %(keeper)s, and the agency's country is %(country)s",
               slug=row.register, keeper=keeper, country=row.country)  # fmt: skip
    return "register", reason


def _known(registers: dict[str, str]) -> dict[Key, Agency]:
    query = select(Agency).where(Agency.register.in_(registers))
    found = db.session.scalars(query.options(selectinload(Agency.entries)))
    return {(agency.register, agency.number_folded): agency for agency in found}


def _sort(plan: Plan, row: Listed, agency: Agency | None) -> None:
    result = plan.result
    if agency is None:
        plan.new.append(row)
        result.added += 1
        result.additions.append(f"{row.number} {row.facts['name']}")
        return
    changes = {key: value for key, value in row.facts.items() if getattr(agency, key) != value}
    entry = row.entry if row.entry and _says_more(row.entry, agency.entries) else None
    if not changes and entry is None:
        result.unchanged += 1
        return
    plan.known.append((agency, changes, entry))
    result.changed += 1
    what = [*changes, *([_("licence")] if entry else [])]
    result.changes.append(f"{agency.number} {agency.name}: {', '.join(what)}")


def _says_more(entry: dict[str, Any], entries: list[Licence]) -> bool:
    """Whether an entry of a list says other than the last list's, or the same on a later day."""
    earlier = [one for one in entries if one.act == entry["act"]]
    if not earlier:
        return True
    last = earlier[-1]
    return last.as_of != entry["as_of"] or any(getattr(last, key) != entry[key] for key in STATED)


def _missing(intake: Intake, known: dict[Key, Agency], rows: dict[Key, Listed]) -> list[str]:
    """The known agencies that the list has neither among its good rows nor among the refused."""
    refused = set(_refused(intake, {register for register, _number in known}))
    return [
        f"{agency.number} {agency.name}"
        for key, agency in sorted(known.items())
        if key not in rows and key not in refused
    ]


def _refused(intake: Intake, registers: set[str]) -> Iterator[Key]:
    for cells in intake.result.rejects.values():
        for register in registers:
            for name in ("number", "name"):
                place = intake.layout.place_of(name, cells)
                cell = intake.layout.plain(cells[place]) if place >= 0 else ""
                if cell:
                    number = cell if name == "number" else our_number(register, cell)
                    yield register, fold(number)


def _take_notes(plan: Plan, rows: dict[Key, Listed]) -> None:
    bare = [
        row
        for row in rows.values()
        if row.entry is None and any(row.record.values[key] for key in OF_A_LICENCE)
    ]
    if bare:
        plan.result.notes.append(
            _(
                "%(count)s rows give days or a ground of a licence but no status: their agencies"
                " are in the register without a licence.",
                count=len(bare),
            )
        )
