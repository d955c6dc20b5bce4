"""Clause, its dated values, and the provision that no check covers; reading them is not here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from audits.items import Items
from audits.money import Money

Value: TypeAlias = Money | Decimal | int | str | bool | Items


@dataclass(frozen=True)
class Step:
    """A value, the first day it applies (None: from the clause's start) and where that stands.

    `since_text` is the day as the law file writes it: a bare month or year stays one.
    """

    since: int | None
    value: Value
    cite: str
    since_text: str = ""


@dataclass(frozen=True)
class Dated:
    """A value that changes with time: its steps, strictly rising by day."""

    steps: tuple[Step, ...]

    def on(self, day: int) -> Step | None:
        """The step with the latest start on or before `day`; None before the first."""
        found = None
        for step in self.steps:
            if step.since is None or step.since <= day:
                found = step
        return found


@dataclass(frozen=True)
class Scope:
    """To whom a clause applies; an empty field narrows nothing."""

    sectors: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    """One provision, or a part of one, that a check judges.

    `start` is the first day in force and `until` the first day no longer, both resolved from the
    clause and its instrument; without a start the clause never judges. A dated parameter is a
    Dated even where the file gives one plain value; items are expanded.
    """

    instrument: str
    id: str
    topic: str
    says: str
    cite: str
    seen: str
    check: str
    parameters: Mapping[str, Value | Dated] = field(hash=False)
    on: str
    start: int | None
    until: int | None
    scope: Scope
    note: str = ""

    @property
    def ref(self) -> str:
        """How the clause is shown everywhere: "NPL-MYS-2018#03"."""
        return f"{self.instrument}#{self.id}"


@dataclass(frozen=True)
class Unchecked:
    """A provision that is recorded and not judged, and why."""

    instrument: str
    id: str
    topic: str
    says: str
    cite: str
    seen: str
    why: str

    @property
    def ref(self) -> str:
        """The same form as a clause's: "NPL-MYS-2018#05"."""
        return f"{self.instrument}#{self.id}"
