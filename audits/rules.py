"""Which clauses can judge a corridor's placements, from which day, and with which values.

Nothing here asks a database: place, ratification, start and dated values are all in the law
files. A clause's scope by sector, sex and occupation is a matter of each placement, in
`audits.plan`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from audits import days
from audits.clause import Clause, Dated, Exceptions, Step
from audits.instrument import Instrument
from audits.items import Items

EXCEPTION = "exception"
"""The parameter that holds the exceptions which a clause judges."""


@dataclass(frozen=True)
class Rule:
    """A clause as it stands in a corridor: no verdict before `start`."""

    instrument: Instrument
    clause: Clause
    start: int

    @property
    def key(self) -> tuple[str, int, str]:
        """What two corridors with the same rule have in common."""
        return (self.clause.ref, self.start, repr(_exceptions(self.clause)))


@dataclass(frozen=True)
class Stretch:
    """The days from `since` (None: from the rule's start) on which one set of values holds."""

    since: int | None
    parameters: Mapping[str, Any]
    cite: str


def rules(instruments: Iterable[Instrument], origin: str, destination: str) -> list[Rule]:
    """The clauses that can judge placements from `origin` to `destination`, in stated order."""
    return [
        Rule(instrument, here, start)
        for instrument in sorted(instruments, key=lambda one: one.id)
        if (earliest := _earliest(instrument, origin, destination)) is not None
        for clause in sorted(instrument.clauses, key=lambda one: one.id)
        if (here := _here(clause, origin, destination)) is not None
        if (start := _start(here, earliest)) is not None
    ]


def _here(clause: Clause, origin: str, destination: str) -> Clause | None:
    """The clause as it is in the corridor; None where no state of it claims an exception."""
    exceptions = _exceptions(clause)
    if exceptions is None:
        return clause
    here = exceptions.between(origin, destination)
    if not here.each:
        return None
    return replace(clause, parameters={**clause.parameters, EXCEPTION: here})


def _exceptions(clause: Clause) -> Exceptions | None:
    """The exceptions that the clause judges; None for a clause that is about none."""
    exceptions = clause.parameters.get(EXCEPTION)
    return exceptions if isinstance(exceptions, Exceptions) else None


def _earliest(instrument: Instrument, origin: str, destination: str) -> int | None:
    """The first day on which the instrument's place allows a verdict; None: on no day."""
    place = instrument.place
    here = False
    match instrument.kind:
        case "standard":
            here = True
        case "agreement":
            here = origin in place.origins and destination in place.destinations
            here = here and origin != destination
        case "national_law":
            own, other = (origin, destination) if place.side == "origin" else (destination, origin)
            here = own == place.country and (not place.counterparts or other in place.counterparts)
        case "convention":
            ends = {"origin": (origin,), "destination": (destination,)}
            states = ends.get(place.side, (origin, destination))
            years = [place.ratifications[state] for state in states if state in place.ratifications]
            return days.number(date(min(years) + 1, 1, 1)) if years else None
    return days.number(date.min) if here else None


def _start(clause: Clause, earliest: int) -> int | None:
    """The clause's first day of any verdict, with its first dated value; None: it has none."""
    if clause.start is None:
        return None
    start = max(clause.start, earliest)
    for value in clause.parameters.values():
        if isinstance(value, Dated) and value.steps[0].since is not None:
            start = max(start, value.steps[0].since)
    return None if clause.until is not None and clause.until <= start else start


def stretches(rule: Rule) -> list[Stretch]:
    """The clause's values by the days they hold, the earliest first."""
    clause = rule.clause
    dated = {name: one for name, one in clause.parameters.items() if isinstance(one, Dated)}
    fixed = {name: one for name, one in clause.parameters.items() if name not in dated}
    if clause.check == "nothing-paid":
        return _without_repaid(rule, fixed)
    if (exceptions := _exceptions(clause)) is not None:
        return _excepting(rule, exceptions)
    if not dated:
        return [Stretch(None, fixed, clause.cite)]
    ((name, value),) = dated.items()
    return [
        Stretch(step.since, {**fixed, name: step.value}, step.cite or clause.cite)
        for step in _from(value, rule.start)
    ]


def items_on(instrument: Instrument, clause: Clause, day: int | None) -> Items:
    """The items that a clause on fees judges on a day; none where it is not about fees.

    What a `repaid-by` clause of the instrument has on that day, `nothing-paid` leaves to it.
    """
    if "items" not in clause.parameters:
        return ()
    if clause.check != "nothing-paid" or day is None:
        return _items(clause)
    taken = _left_to_repayment(instrument, day)
    return tuple(item for item in _items(clause) if item not in taken)


def _from(value: Dated, start: int) -> Iterator[Step]:
    """The steps that hold on some day from `start` on."""
    for place, step in enumerate(value.steps):
        later = value.steps[place + 1].since if place + 1 < len(value.steps) else None
        if later is None or later > start:
            yield step


def _without_repaid(rule: Rule, fixed: Mapping[str, Any]) -> list[Stretch]:
    """The items less those that a `repaid-by` clause of the instrument has on the same day."""
    others = [one for one in rule.instrument.clauses if one.check == "repaid-by"]
    ends = {day for other in others for day in (other.start, other.until) if day is not None}
    found = []
    for since in sorted({rule.start, *(day for day in ends if day > rule.start)}):
        items = items_on(rule.instrument, rule.clause, since)
        found.append(Stretch(since, {**fixed, "items": items}, rule.clause.cite))
    return found


def _excepting(rule: Rule, exceptions: Exceptions) -> list[Stretch]:
    """The exceptions by the days on which the same ones hold."""
    clause = rule.clause
    return [
        Stretch(since, {**clause.parameters, EXCEPTION: exceptions.on(since)}, clause.cite)
        for since in sorted({rule.start, *(day for day in exceptions.turns if day > rule.start)})
    ]


def _left_to_repayment(instrument: Instrument, day: int) -> set[str]:
    others = [one for one in instrument.clauses if one.check == "repaid-by"]
    return {item for one in others if _in_force(one, day) for item in _items(one)}


def _in_force(clause: Clause, day: int) -> bool:
    started = clause.start is not None and clause.start <= day
    return started and (clause.until is None or day < clause.until)


def _items(clause: Clause) -> Items:
    items = clause.parameters["items"]
    return items if isinstance(items, tuple) else ()
