"""What a list does to the register: registers declared, agencies entered, corrected, confirmed.

Each is an event of the journal; they are recorded together, the oldest row of an agency first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _

from registry.db import db
from registry.models import Agency, Register
from registry.services import journal, licensing, notifying
from registry.services.exchange import missing
from registry.services.exchange.histories import Entry, Story
from registry.services.exchange.maps import ColumnMap
from registry.services.exchange.result import Progress, Result
from registry.services.guarding.bringing import Brought, by_facts
from registry.services.knowing.kinds import GUARDED

Act = tuple[str, dict[str, Any]]
"""An event's kind and body."""


@dataclass
class Plan:
    """What a list would do to the register; `only` is the one country that may come in."""

    result: Result
    as_of: date
    only: str | None = None
    registers: dict[str, str] = field(default_factory=dict)
    new: list[Story] = field(default_factory=list)
    known: list[tuple[Agency, dict[str, Any], list[Entry]]] = field(default_factory=list)
    delisted: list[Agency] = field(default_factory=list)


def list_brought(plan: Plan) -> Iterator[Brought]:
    """The agencies that the plan adds, and those whose published facts it changes."""
    for story in plan.new:
        row, traits = story.last, by_facts(story.last.facts)
        yield Brought(row.register, row.number, row.facts["name"], row.country, None, traits)
    for agency, changes, _entries in plan.known:
        if changes:
            yield Brought(agency.register, agency.number, agency.name, agency.country, agency.id,
                          by_facts(changes))  # fmt: skip


def write(plan: Plan, column_map: ColumnMap, *, actor: str, progress: Progress) -> None:
    """Carry the plan out."""
    registers = {
        slug: _declare(slug, country, plan.as_of, column_map, actor)
        for slug, country in plan.registers.items()
    }
    total = len(plan.new) + len(plan.known) + len(plan.delisted)
    progress(_("Recording the agencies"), 0, total)
    before = journal.last_seq()
    journal.record_many(_acts(plan, registers), actor=actor)
    notifying.raise_since(before)
    progress(_("Recording the agencies"), total, total)


def _acts(plan: Plan, registers: dict[str, Register]) -> Iterator[Act]:
    for story in plan.new:
        yield from _enter(story, registers[story.last.register])
    for agency, changes, entries in plan.known:
        if changes:
            yield _change(agency.register, agency.number, changes)
        for entry in entries:
            yield _license(agency.register, agency.number, entry)
    for agency in plan.delisted:
        yield _license(agency.register, agency.number, missing.entry(plan.as_of))


def _enter(story: Story, register: Register) -> Iterator[Act]:
    """The agency as its first row has it, then what each row changes and adds."""
    first = story.rows[0]
    number, ours = first.number, first.number_is_ours
    body = licensing.agency_body(register, number, number_is_ours=ours, **first.facts)
    yield "agency-entered", body
    for changes, entry in story.steps():
        if changes:
            yield _change(register.slug, number, changes)
        if entry:
            yield _license(register.slug, number, entry)


def _change(register: str, number: str, changes: dict[str, Any]) -> Act:
    return "agency-changed", {"register": register, "number": number, "changes": changes}


def _license(register: str, number: str, entry: Entry) -> Act:
    return "licence-entered", licensing.licence_body(register, number, dict(entry))


def _declare(slug: str, country: str, as_of: date, column_map: ColumnMap, actor: str) -> Register:
    """Declare a register as of the list's day; what the map leaves open stays as it was.

    Whose names the register publishes is its own word and never a list's.
    """
    known = db.session.get(Register, slug)
    publishes = known.publishes if known else []
    if column_map.publishes is not None:
        guarded = [name for name in publishes if name in GUARDED]
        publishes = [*{*column_map.publishes} - GUARDED, *guarded]
    return licensing.declare_register(
        slug,
        actor=actor,
        country=country,
        as_of=as_of,
        name=column_map.title or (known.name if known else slug),
        source=column_map.source or (known.source if known else None),
        stale_after=column_map.stale_after or (known.stale_after if known else None),
        publishes=publishes,
    )
