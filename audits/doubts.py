"""Doubts: clauses that read well and decide nothing, whatever the facts of a placement are.

A text that does not read is refused in `audits.instrument`; a doubt is told and refuses nothing,
so that what was judged by an old edition can be judged again.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from audits.clause import Clause, Dated, Exceptions
from audits.countries import COUNTRIES
from audits.days import date_of
from audits.errors import BadInstrument
from audits.instrument import Instrument
from audits.rules import EXCEPTION, Rule, rules, stretches
from audits.words import N_

MOST = {
    "age-at-least": 120,
    "age-at-most": 120,
    "hours-at-most": 168,
    "leave-at-least": 366,
    "overtime-at-least": 100,
    "rest-at-least": 168,
    "wage-by-day": 366,
}
"""The largest number that a placement can have of what these checks compare."""


def doubts(instrument: Instrument) -> list[BadInstrument]:
    """The first doubt about each clause, in the order of the file."""
    file = f"{instrument.id.lower()}.toml"
    found = []
    for clause in instrument.clauses:
        for reason, values in _of(instrument, clause):
            found.append(BadInstrument(file, clause.id, reason, **values))
            break
    return found


Doubt = tuple[str, dict[str, object]]


def _of(instrument: Instrument, clause: Clause) -> Iterator[Doubt]:
    if clause.start is None:
        yield N_("it has no day from which it holds, so it never judges"), {}
        return
    held = _rule(instrument, clause)
    if held is None:
        if instrument.kind != "convention" or instrument.place.ratifications:
            yield N_("there is no placement and no day that it could judge"), {}
        return
    yield from _late_values(clause)
    yield from _beyond(clause)
    yield from _left_to_repayment(held)
    yield from _idle_exceptions(clause)
    yield from _no_age_left(instrument, clause)


def _rule(instrument: Instrument, clause: Clause) -> Rule | None:
    """The clause in some corridor where it can judge; None where there is no such corridor."""
    for origin, destination in _corridors(instrument, clause):
        for rule in rules([instrument], origin, destination):
            if rule.clause.id == clause.id:
                return rule
    return None


def _corridors(instrument: Instrument, clause: Clause) -> Iterator[tuple[str, str]]:
    """Corridors of which one is judged if any is, those of its exceptions among them."""
    place = instrument.place
    yield from product(place.origins or ("",), place.destinations or ("",))
    yield from ((state, state) for state in place.ratifications)
    others = place.counterparts or tuple(COUNTRIES)
    yield from _ends(place.country, place.side, others)
    exceptions = clause.parameters.get(EXCEPTION)
    for one in exceptions.each if isinstance(exceptions, Exceptions) else ():
        yield from _ends(one.state, one.side, one.counterparts or tuple(COUNTRIES))


def _ends(state: str, side: str, others: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for other in others if state else ():
        yield (state, other) if side == "origin" else (other, state)


def _late_values(clause: Clause) -> Iterator[Doubt]:
    """A value that begins when the clause has ended never applies."""
    for value in clause.parameters.values():
        for step in value.steps if isinstance(value, Dated) else ():
            if clause.until is not None and step.since is not None and step.since >= clause.until:
                day = date_of(step.since).isoformat()
                yield N_("its value since %(day)s begins when it has ended"), {"day": day}


def _beyond(clause: Clause) -> Iterator[Doubt]:
    """A number that no placement reaches, or that none goes beyond."""
    if clause.check not in MOST:
        return
    most = MOST[clause.check]
    for number in _numbers(clause):
        shown: dict[str, object] = {"value": number, "most": most}
        if clause.check.endswith("at-least") and number > most:
            yield N_("no placement can satisfy it: %(value)s is above %(most)s"), shown
        if not clause.check.endswith("at-least") and number >= most:
            yield N_("no placement can breach it: none is above %(most)s"), shown


def _numbers(clause: Clause) -> list[Decimal | int]:
    """Every number among the clause's parameters, at whatever time it applies."""
    found: list[object] = []
    for value in clause.parameters.values():
        found += [step.value for step in value.steps] if isinstance(value, Dated) else [value]
    return [one for one in found if isinstance(one, Decimal | int)]


def _left_to_repayment(held: Rule) -> Iterator[Doubt]:
    """What a `repaid-by` clause has, `nothing-paid` leaves to it: here, everything and always."""
    until = held.clause.until
    own = [one for one in stretches(held) if until is None or (one.since or held.start) < until]
    if held.clause.check == "nothing-paid" and not any(one.parameters["items"] for one in own):
        yield N_("all its items are at all times left to clauses on paying back"), {}


def _idle_exceptions(clause: Clause) -> Iterator[Doubt]:
    """An exception for other costs, or for other days, than the clause is about."""
    exceptions, items = clause.parameters.get(EXCEPTION), clause.parameters.get("items")
    for one in exceptions.each if isinstance(exceptions, Exceptions) else ():
        named = {"state": one.state, "day": date_of(one.since).isoformat()}
        if not set(one.items) & set(items if isinstance(items, tuple) else ()):
            yield N_("the exception of %(state)s since %(day)s names none of its items"), {**named}
        over = one.until is not None and clause.start is not None and one.until <= clause.start
        if over or (clause.until is not None and one.since >= clause.until):
            yield N_("the exception of %(state)s since %(day)s never holds with it"), {**named}


def _no_age_left(instrument: Instrument, clause: Clause) -> Iterator[Doubt]:
    """A least age above the most that another clause allows the same workers at the same time."""
    if clause.check != "age-at-least":
        return
    limits = [other for other in instrument.clauses if other.check == "age-at-most"]
    for other in limits:
        if _together(clause, other) and min(_numbers(clause)) > max(_numbers(other)):
            yield N_("nobody is as old as it asks and as young as %(ref)s"), {"ref": other.ref}


def _together(one: Clause, other: Clause) -> bool:
    """Whether some worker can be judged by both."""
    for end, start in ((one.until, other.start), (other.until, one.start)):
        if start is None or (end is not None and end <= start):
            return False
    mine, theirs = one.scope, other.scope
    return (
        _meet(mine.sectors, theirs.sectors)
        and _meet(mine.sexes, theirs.sexes)
        and _meet(mine.occupations, theirs.occupations)
    )


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a word is in both, or begins with one of the other: occupations do."""
    if not some or not others:
        return True
    return any(a.startswith(b) or b.startswith(a) for a, b in product(some, others))
