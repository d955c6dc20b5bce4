"""What a list does to the register: registers declared, agencies entered, corrected, confirmed.

Each is an act of `licensing`, and so an event of the journal.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _

from registry.db import db
from registry.models import Agency, Register
from registry.services import licensing
from registry.services.exchange.listing import Listed
from registry.services.exchange.maps import ColumnMap
from registry.services.exchange.result import Progress, Result

EVERY = 100


@dataclass
class Plan:
    """What a list would do to the register; `only` is the one country that may come in."""

    result: Result
    as_of: date
    only: str | None = None
    registers: dict[str, str] = field(default_factory=dict)
    new: list[Listed] = field(default_factory=list)
    known: list[tuple[Agency, dict[str, Any], dict[str, Any] | None]] = field(default_factory=list)


def write(plan: Plan, column_map: ColumnMap, *, actor: str, progress: Progress) -> None:
    """Carry the plan out, one act after the other."""
    registers = {
        slug: _declare(slug, country, plan.as_of, column_map, actor)
        for slug, country in plan.registers.items()
    }
    total = len(plan.new) + len(plan.known)
    for count, row in enumerate(plan.new, 1):
        agency = licensing.enter(
            registers[row.register],
            row.number,
            actor=actor,
            number_is_ours=row.number_is_ours,
            **row.facts,
        )
        if row.entry:
            licensing.enter_licence(agency, row.entry, actor=actor)
        if count % EVERY == 0:
            progress(_("Recording the agencies"), count, total)
    for agency, changes, entry in plan.known:
        if changes:
            licensing.correct(agency, actor=actor, **changes)
        if entry:
            licensing.enter_licence(agency, entry, actor=actor)
    progress(_("Recording the agencies"), total, total)


def _declare(slug: str, country: str, as_of: date, column_map: ColumnMap, actor: str) -> Register:
    """Declare a register as of the list's day; what the map leaves open stays as it was."""
    known = db.session.get(Register, slug)
    publishes = column_map.publishes
    return licensing.declare_register(
        slug,
        actor=actor,
        country=country,
        as_of=as_of,
        name=column_map.title or (known.name if known else slug),
        source=column_map.source or (known.source if known else None),
        stale_after=column_map.stale_after or (known.stale_after if known else None),
        publishes=list(publishes) if publishes is not None else (known.publishes if known else []),
    )
