"""Agencies come in from a register's list: known again by register and number, through the journal.

An agency that the list no longer has is told and never deleted: its last entry keeps the day of
its last list and goes stale, unless whoever brings the list says that missing means delisted.
A newer list that says the same makes a new entry, which confirms.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from registry import clock
from registry.db import db
from registry.models import Agency, Register
from registry.services import demonstrating, licensing
from registry.services.exchange import missing, recording
from registry.services.exchange.histories import Story, added, lifts
from registry.services.exchange.intake import Intake
from registry.services.exchange.listing import OF_A_LICENCE, Listed, given_by, kind_of, listed
from registry.services.exchange.maps import CANONICAL, ColumnMap
from registry.services.exchange.recording import Plan
from registry.services.exchange.result import BadFile, Progress, Result, quiet, unreadable
from registry.services.folding import fold, our_number, slug_of
from registry.services.guarding import bringing

Key = tuple[str, str]
"""A register and a folded number."""
Fault = tuple[str, str]
"""The field at fault and the reason."""


@dataclass(frozen=True)
class Asked:
    """What the caller says of a list beside its map: both win over the map, not over a column.

    `only` is the one country whose agencies may come in; None lets in every country's. `missing`
    is what it means that a known agency is not in the list: one of `missing.MEANINGS`. `passes` is
    why the resemblances of the list's agencies pass; empty is refused, None need not be said. It is
    said of those whose marks were `seen`, unless that is None, and of no more.
    """

    country: str | None = None
    register: str | None = None
    as_of: date | None = None
    only: str | None = None
    missing: str | None = None
    passes: str | None = None
    seen: frozenset[str] | None = None


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
    bringing.check(plan.result.resembling, asked.passes, asked.seen)
    recording.write(plan, column_map, actor=actor, progress=progress)
    bringing.keep(plan.result.resembling, asked.passes, actor=actor)
    return plan.result


def _plan(data: bytes, column_map: ColumnMap, asked: Asked, progress: Progress) -> Plan:
    given = given_by(column_map, country=asked.country, register=asked.register)
    intake = Intake(data, kind_of(column_map), column_map, given=given, progress=progress)
    plan = Plan(intake.result, asked.as_of or column_map.as_of or clock.today(), asked.only)
    if plan.as_of > clock.today():
        raise BadFile(_("The list's day %(day)s lies in the future.", day=plan.as_of))
    stories = _distinct(intake, plan)
    known = _known(plan.registers)
    taken = {(agency.register, agency.slug) for agency in known.values()}
    for key, story in stories.items():
        row = story.last
        if key not in known and (row.register, slug_of(row.number)) in taken:
            intake.refuse(row.record, "number", _("would share its address with a known agency"))
        else:
            _sort(plan, story, known.get(key))
    _miss(intake, plan, known, stories, asked.missing or column_map.missing)
    _take_notes(plan, stories)
    plan.result.resembling = bringing.list_resembling(recording.list_brought(plan))
    if asked.as_of is None and column_map.register and column_map.as_of is None:
        plan.result.notes.append(
            _("The map does not say of which day the list is: it is taken for today's.")
        )
    return plan


def _distinct(intake: Intake, plan: Plan) -> dict[Key, Story]:
    """The good rows by register and number, and the registers that they are in."""
    stories: dict[Key, Story] = {}
    addresses: dict[Key, Key] = {}
    held = {register.slug: register for register in licensing.list_registers()}
    for row in listed(intake, plan.as_of):
        fault = _register_fault(plan, row, held)
        if fault is not None:
            intake.refuse(row.record, *fault)
            continue
        key, address = (row.register, fold(row.number)), (row.register, slug_of(row.number))
        owner = addresses.setdefault(address, key)
        story = stories.setdefault(owner, Story())
        other = story.take(row) if owner == key else story.last
        if other is not None:
            named = "name" if row.number_is_ours else "number"
            intake.refuse_again(row.record, named, other.record)
    return stories


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


def _sort(plan: Plan, story: Story, agency: Agency | None) -> None:
    result = plan.result
    if agency is None:
        plan.new.append(story)
        result.added += 1
        result.additions.append(f"{story.last.number} {story.last.facts['name']}")
        return
    changes, entries = added(story, agency)
    if not changes and not entries:
        result.unchanged += 1
        return
    plan.known.append((agency, changes, entries))
    result.changed += 1
    what = [*changes, *([_("licence")] if entries else [])]
    result.changes.append(f"{agency.number} {agency.name}: {', '.join(what)}")
    if lifts(entries, agency, clock.today()):
        result.lifted.append(f"{agency.number} {agency.name}")


def _miss(
    intake: Intake,
    plan: Plan,
    known: dict[Key, Agency],
    stories: dict[Key, Story],
    meaning: str | None,
) -> None:
    """Tell the known agencies that the list has neither among its good rows nor the refused."""
    refused = set(_refused(intake, {register for register, _number in known}))
    gone = [
        agency for key, agency in sorted(known.items()) if key not in stories and key not in refused
    ]
    plan.result.missing = [f"{agency.number} {agency.name}" for agency in gone]
    if missing.means_delisted(meaning):
        plan.delisted = missing.list_delisted(gone, plan.as_of)
        plan.result.delisted = [f"{agency.number} {agency.name}" for agency in plan.delisted]


def _refused(intake: Intake, registers: set[str]) -> Iterator[Key]:
    for cells in intake.result.rejects.values():
        for register in registers:
            for name in ("number", "name"):
                place = intake.layout.place_of(name, cells)
                cell = intake.layout.plain(cells[place]) if place >= 0 else ""
                if cell:
                    number = cell if name == "number" else our_number(register, cell)
                    yield register, fold(number)


def _take_notes(plan: Plan, stories: dict[Key, Story]) -> None:
    bare = [
        story
        for story in stories.values()
        if story.last.entry is None and any(story.last.record.values[key] for key in OF_A_LICENCE)
    ]
    if bare:
        plan.result.notes.append(
            _(
                "%(count)s rows give days or a ground of a licence but no status: their agencies"
                " are in the register without a licence.",
                count=len(bare),
            )
        )
