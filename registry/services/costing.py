"""What a worker must not be asked to pay from one country to another, item by item.

A rule forbids a payment or sets a ceiling to it; where none does, that is all that is said. No
sentence here says that a payment is lawful. Which payments broke a rule is judged in `audits`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from audits import days
from audits.clause import Clause, Dated
from audits.countries import COUNTRIES
from audits.instrument import KINDS, Instrument
from audits.items import COST_GROUPS, FEES, ILLICIT, UNGROUPED
from audits.money import Money
from audits.place import Place
from registry.errors import NotFound
from registry.services import explaining, shelf, wording

GROUPS = {"fees": FEES, **COST_GROUPS, "illicit": ILLICIT, "all": UNGROUPED}


@dataclass(frozen=True)
class Rule:
    """One clause as it bears on one item.

    `kind` is forbidden, ceiling or repaid, `says` its sentence, `force` how firm the text is.
    """

    instrument: Instrument
    clause: Clause
    kind: str
    says: str
    force: str

    @property
    def scope(self) -> str:
        """Whom alone it protects, in words; empty where everybody."""
        return explaining.scope_in_words(self.clause.scope)


@dataclass(frozen=True)
class Row:
    """The cost items of a group that the same rules are about, and those rules by basis."""

    items: tuple[str, ...]
    rules: dict[str, list[Rule]]

    @property
    def outcome(self) -> str:
        """The most that a binding rule does, else "standard" where only that speaks, else "none".

        forbidden; assumed (forbidden by a text whose renewal was not seen); partly (forbidden for
        some workers); repaid; ceiling.
        """
        binding = [rule for basis in KINDS[:-1] for rule in self.rules[basis]]
        forbidding = [rule for rule in binding if rule.kind == "forbidden"]
        for_all = [rule for rule in forbidding if not rule.scope]
        if for_all:
            return "assumed" if all(rule.force == "assumed" for rule in for_all) else "forbidden"
        if forbidding:
            return "partly"
        for kind in ("repaid", "ceiling"):
            if any(rule.kind == kind for rule in binding):
                return kind
        return "standard" if self.rules["standard"] else "none"


@dataclass(frozen=True)
class Corridor:
    """The way from one country to another, with the law that applies there on a day."""

    origin: str
    destination: str
    on: date

    @property
    def instruments(self) -> list[Instrument]:
        """The instruments of this corridor that have a clause on costs in force, by basis."""
        found = {rule.instrument.id: rule.instrument for _item, rule in self._rules()}
        return sorted(found.values(), key=lambda one: (KINDS.index(one.kind), one.id))

    def force(self, instrument: Instrument) -> str:
        """How firm an instrument is for a contract of the day."""
        return shelf.force_on(instrument, self.on)

    @property
    def bases(self) -> list[str]:
        """The bases on which there is a rule here, in their order."""
        found = {one.kind for one in self.instruments}
        return [basis for basis in KINDS if basis in found]

    def table(self) -> dict[str, list[Row]]:
        """Every cost item by its group; items with the same rules stand in one row."""
        rules: dict[str, list[Rule]] = {}
        for item, rule in self._rules():
            rules.setdefault(item, []).append(rule)
        return {group: _rows(items, rules) for group, items in GROUPS.items()}

    def _rules(self) -> Iterator[tuple[str, Rule]]:
        for instrument in shelf.list_instruments():
            if applies(instrument, self.origin, self.destination, self.on):
                yield from _rules_of(instrument, self.on)


def get_corridor(name: str, on: date) -> Corridor:
    """The corridor of a name such as "NPL-MYS"."""
    origin, _dash, destination = name.partition("-")
    if find_fault(origin, destination):
        raise NotFound(_("%(name)s names no two countries.", name=name))
    return Corridor(origin, destination, on)


def find_fault(origin: str, destination: str) -> str:
    """Why two chosen countries make no corridor; empty where they do."""
    if not {origin, destination} <= COUNTRIES.keys():
        return _("Choose the two countries.")
    return _("Choose two different countries.") if origin == destination else ""


def list_corridors() -> list[tuple[str, str]]:
    """The ways that agreements on the shelf are about, by the countries' names."""
    pairs = {
        (origin, destination)
        for one in shelf.list_by_basis()["agreement"]
        for origin in one.place.origins
        for destination in one.place.destinations
        if origin != destination
    }
    return sorted(pairs, key=lambda pair: tuple(map(wording.country_name, pair)))


def list_countries() -> list[str]:
    """The countries of ISO 3166, by their names in the reader's language."""
    return sorted(COUNTRIES, key=wording.country_name)


def applies(instrument: Instrument, origin: str, destination: str, on: date) -> bool:
    """Whether an instrument is about workers who go from `origin` to `destination`."""
    place = instrument.place
    match instrument.kind:
        case "agreement":
            return origin in place.origins and destination in place.destinations
        case "national_law":
            here, there = origin, destination
            if place.side == "destination":
                here, there = there, here
            return here == place.country and (not place.counterparts or there in place.counterparts)
        case "convention":
            return _ratified(place, origin, destination, on)
    return True


def _ratified(place: Place, origin: str, destination: str, on: date) -> bool:
    """Whether a state on the convention's side had ratified it in a year before `on`."""
    sides = {"origin": (origin,), "destination": (destination,), "either": (origin, destination)}
    return any(place.ratifications.get(state, on.year) < on.year for state in sides[place.side])


def _rows(items: tuple[str, ...], rules: dict[str, list[Rule]]) -> list[Row]:
    together: dict[tuple[str, ...], list[str]] = {}
    for item in items:
        refs = tuple(rule.clause.ref for rule in rules.get(item, ()))
        together.setdefault(refs, []).append(item)
    return [
        Row(tuple(same), {basis: _of_basis(rules.get(same[0], []), basis) for basis in KINDS})
        for same in together.values()
    ]


def _of_basis(rules: list[Rule], basis: str) -> list[Rule]:
    return [rule for rule in rules if rule.instrument.kind == basis]


def _rules_of(instrument: Instrument, on: date) -> Iterator[tuple[str, Rule]]:
    """What the clauses in force say of each item; one to be repaid is not forbidden outright."""
    clauses = [clause for clause in instrument.clauses if _in_force(clause, on)]
    repaid = {item for one in clauses if one.check == "repaid-by" for item in _items(one)}
    force = shelf.force_on(instrument, on)
    for clause in clauses:
        kind, says = _saying(clause, on)
        if instrument.kind == "standard" and kind == "forbidden":
            says = _("Should not be asked of a worker")
        for item in _items(clause) if kind else ():
            if clause.check != "nothing-paid" or item not in repaid:
                yield item, Rule(instrument, clause, kind, says, force)


def _in_force(clause: Clause, on: date) -> bool:
    day = days.number(on)
    begun = clause.start is not None and clause.start <= day
    return begun and (clause.until is None or day < clause.until)


def _items(clause: Clause) -> tuple[str, ...]:
    items = clause.parameters.get("items", ())
    return items if isinstance(items, tuple) else ()


def _saying(clause: Clause, on: date) -> tuple[str, str]:
    """The kind of a clause on costs and its sentence; two empty words for any other clause."""
    if clause.check == "nothing-paid":
        return "forbidden", _("Not allowed")
    limit = _limit(clause, on)
    match clause.check, limit:
        case "paid-at-most", Money(amount=0):
            return "forbidden", _("Not allowed")
        case "paid-at-most", Money():
            most = wording.amount(limit.amount, limit.currency)
            return "ceiling", _("More than %(amount)s is not allowed", amount=most)
        case "paid-at-most-wage", Decimal() if limit == 1:
            return "ceiling", _("More than one month's wage is not allowed")
        case "paid-at-most-wage", Decimal():
            months = f"{limit.normalize():f}"
            return "ceiling", _("More than %(months)s months' wages is not allowed", months=months)
        case "repaid-by", int():
            return "repaid", _("Must be paid back within %(days)s days of starting work",
                               days=limit)  # fmt: skip
    return "", ""


def _limit(clause: Clause, on: date) -> Any:
    """The dated value of a clause on costs on that day; None before its first."""
    for value in clause.parameters.values():
        if isinstance(value, Dated):
            step = value.on(days.number(on))
            return step.value if step else None
    return None
