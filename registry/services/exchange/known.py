"""What agencies are known by comes in: people, places, partners, other names and numbers.

An entry is known again by its agency, kind, name (or address) and first day. One that says
otherwise takes the place of what stands there, which is struck out as replaced; one that only ends
what stands is its end. An entry that the file no longer has stays.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from flask_babel import gettext as _

from registry.errors import Refused
from registry.models import Agency
from registry.services import journal, licensing
from registry.services.exchange.fields import YES_NO, Field, choice, country, day, list_of, text
from registry.services.exchange.intake import Intake, Kind, Record
from registry.services.exchange.listing import licence_number, register_slug
from registry.services.exchange.maps import ColumnMap
from registry.services.exchange.recording import Act
from registry.services.exchange.rejects import bare_cell
from registry.services.exchange.result import BadFile, Progress, Result, quiet, unreadable
from registry.services.guarding import bringing
from registry.services.guarding.bringing import Brought, by_people
from registry.services.knowing.entering import ended, entered, examine
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.kinds import HANDS, KINDS
from registry.services.knowing.words import in_words
from registry.services.licensing import Numbered

OF_AN_AGENCY = ("agency_number", "register")
SAID = {"yes": True, "no": False}


def _bare(cell: str) -> str:
    """A text that our own table may have made safe for spreadsheets."""
    return text(bare_cell(cell))


FIELDS = {
    "agency_number": Field(licence_number, required=True),
    "register": Field(register_slug),
    "kind": Field(choice(" ".join(KINDS)), required=True),
    "name": Field(_bare),
    "number": Field(_bare),
    "registered": Field(YES_NO),
    "country": Field(country),
    "address": Field(_bare),
    "phones": Field(list_of(_bare)),
    "emails": Field(list_of(_bare)),
    "since": Field(day),
    "until": Field(day),
    "source": Field(_bare, required=True),
}
KIND = Kind(FIELDS, amounts={}, label="name", private=False)
Key = tuple[int, tuple[Any, ...]]


@dataclass
class Plan:
    """What a file would do: entries to end or, without a day, to strike out; entries to enter."""

    result: Result
    ended: list[tuple[Agency, Entry, date | None, str]] = field(default_factory=list)
    new: list[tuple[Agency, Entry]] = field(default_factory=list)


def preview(
    data: bytes, column_map: ColumnMap | None = None, *, progress: Progress = quiet
) -> Result:
    """What a file would add and change, and what of it is refused; nothing is written."""
    try:
        return _plan(data, column_map, progress).result
    except BadFile as error:
        return unreadable(error)


def load(
    data: bytes,
    column_map: ColumnMap | None = None,
    *,
    actor: str,
    skip_bad: bool = False,
    passes: str | None = None,
    progress: Progress = quiet,
) -> Result:
    """Record what a file says: all of it, or its good rows where bad ones may be left out.

    `passes` is why it passes whom an agency resembles by its new owners, where that is said.
    """
    journal.one_writer()
    try:
        plan = _plan(data, column_map, progress)
    except BadFile as error:
        return unreadable(error)
    if not plan.result.stands(skip_bad):
        return plan.result.without_writing()
    journal.record_many(list(_acts(plan)), actor=actor)
    bringing.keep(plan.result.resembling, passes, actor=actor)
    return plan.result


def _acts(plan: Plan) -> Iterator[Act]:
    for agency, entry, until, ground in plan.ended:
        yield "known-ended", ended(agency, entry, until, ground)
    for agency, entry in plan.new:
        yield "known-entered", entered(agency, entry)


def _plan(data: bytes, column_map: ColumnMap | None, progress: Progress) -> Plan:
    intake = Intake(data, KIND, column_map, progress=progress)
    plan = Plan(intake.result)
    agencies = licensing.by_number()
    standing = {(one.agency_id, one.identity): one for one in list_entries() if not one.mistaken}
    first: dict[Key, Record] = {}
    for record in intake.records():
        entry = _entry(record)
        try:
            examine(entry)
            agency = _agency(record, agencies)
        except Refused as refusal:
            intake.refuse(record, refusal.field, refusal.reason)
            continue
        key = (agency.id, entry.identity)
        earlier = first.setdefault(key, record)
        if earlier is not record:
            intake.refuse_again(record, "name", earlier)
        else:
            _sort(plan, agency, entry, standing.get(key))
    plan.result.resembling = bringing.list_resembling(_brought(plan))
    return plan


def _brought(plan: Plan) -> Iterator[Brought]:
    """The agencies that change hands, with their new owners and directors."""
    hands: dict[Agency, list[Entry]] = defaultdict(list)
    for agency, entry in plan.new:
        if entry.kind in HANDS:
            hands[agency].append(entry)
    for agency, people in hands.items():
        yield Brought(agency.register, agency.number, agency.name, agency.country, agency.id,
                      by_people(people))  # fmt: skip


def _entry(record: Record) -> Entry:
    values = {name: value for name, value in record.values.items() if name not in OF_AN_AGENCY}
    values |= {name: tuple(values[name] or ()) for name in ("phones", "emails")}
    return Entry(**values | {"registered": SAID.get(values["registered"] or "")})


def _agency(record: Record, agencies: Numbered) -> Agency:
    number, register = record.values["agency_number"], record.values["register"]
    found = licensing.find_agency(number, register=register, among=agencies)
    if found is None:
        raise Refused("agency_number", _("is no agency of the register"))
    return found


def _sort(plan: Plan, agency: Agency, entry: Entry, known: Entry | None) -> None:
    """Whether an entry is new, the same, the end of what stands, or in its place."""
    result, named, source = plan.result, f"{agency.number} {in_words(entry)}", entry.source or ""
    if known is None:
        plan.new.append((agency, entry))
        result.added += 1
        result.additions.append(named)
        return
    ends = entry.until is not None and entry == replace(known, until=entry.until, source=source)
    if known == entry or (ends and (known.until, known.ground) == (entry.until, source)):
        result.unchanged += 1
        return
    result.changed += 1
    result.changes.append(named)
    plan.ended.append((agency, known, entry.until if ends else None, source))
    plan.new += [] if ends else [(agency, entry)]
