"""Clause, its dated values, and the provision that no check covers; reading them is not here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from audits.items import Items
from audits.money import Money

Shown: TypeAlias = str | Literal[False] | None
"""Where something stands; False: it is known that there is none; None: it is not known."""


@dataclass(frozen=True)
class Scope:
    """To whom a clause applies; an empty field narrows nothing."""

    sectors: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Excepted:
    """What one state, at one end of a corridor, lets workers be asked for, and on what ground.

    `counterparts` are the states at the other end, empty for any. `items` are the services that
    the exception names and `scope` its categories of workers; `limited` is False where it is known
    to be for all workers, None where that is not known. It holds from `since` to the day before
    `until`.
    """

    state: str
    side: str
    counterparts: tuple[str, ...]
    regulation: Shown
    consultation: Shown
    workers_interest: Shown
    items: Items
    scope: Scope
    limited: bool | None
    since: int
    until: int | None
    cite: str
    seen: str

    def between(self, origin: str, destination: str) -> bool:
        """Whether it is for workers of that corridor."""
        here, there = (origin, destination) if self.side == "origin" else (destination, origin)
        return here == self.state and (not self.counterparts or there in self.counterparts)

    def on(self, day: int) -> bool:
        """Whether it holds on that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Exceptions:
    """The exceptions that a clause on them judges."""

    each: tuple[Excepted, ...]

    @property
    def turns(self) -> set[int]:
        """The days on which one of them begins or holds no longer."""
        return {day for one in self.each for day in (one.since, one.until) if day is not None}

    def between(self, origin: str, destination: str) -> "Exceptions":
        """Those of the two states of a corridor."""
        return Exceptions(tuple(one for one in self.each if one.between(origin, destination)))

    def on(self, day: int) -> "Exceptions":
        """Those that hold on that day."""
        return Exceptions(tuple(one for one in self.each if one.on(day)))


Value: TypeAlias = Money | Decimal | int | str | bool | Items | Exceptions


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
class Clause:
    """One provision, or a part of one, that a check judges.

    `start` is the first day in force and `until` the first day no longer, both resolved from the
    clause and its instrument; without a start the clause never judges. A dated parameter is a
    Dated even where the file gives one plain value; items are expanded. `elements` are the
    questions of the scorecard that the provision answers. `answers` is who must pay back what the
    clause founds (agency, employer, jointly; "" where the text does not say), `interest` the
    percent a year that comes on top.
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
    elements: tuple[str, ...] = ()
    answers: str = ""
    interest: Dated | None = None

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
    elements: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The same form as a clause's: "NPL-MYS-2018#05"."""
        return f"{self.instrument}#{self.id}"
