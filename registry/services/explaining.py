"""How a clause reads on a page: its check in words, its dated values, whom and where it binds.

What a check does is in `audits.checks`; these are the sentences that people read of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from audits import days
from audits.clause import Clause, Dated, Scope, Step, Unchecked
from audits.instrument import Instrument
from audits.items import COST_GROUPS, COSTS, FEES, ILLICIT, ITEMS
from audits.money import Money
from audits.report import vocabulary
from registry.services import ratifying, sentences, shelf, wording


@dataclass(frozen=True)
class Value:
    """One dated value of a clause in words, with the day it began as the law file writes it."""

    name: str
    value: str
    since: str
    cite: str


@dataclass(frozen=True)
class Provision:
    """One provision as a page shows it.

    `check` is "" where nothing judges it, and `why` then says why not; `day` is the day by which
    the clause binds, where that is not the signature's.
    """

    entry: Clause | Unchecked
    check: str = ""
    day: str = ""
    scope: str = ""
    why: str = ""
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Explained:
    """An instrument as a page shows it, on a day."""

    instrument: Instrument
    on: date

    @property
    def place(self) -> str:
        """Where it applies."""
        return place_in_words(self.instrument)

    @property
    def ratified(self) -> list[str]:
        """The states that ratified a convention, each with how that is known."""
        return ratifying.list_ratified(self.instrument.place)

    @property
    def force(self) -> str:
        """How firm it is for a contract of the day: confirmed, unconfirmed or assumed."""
        return shelf.force_on(self.instrument, self.on)

    @property
    def scope(self) -> str:
        """Whom it is for; empty where it is for everybody."""
        return scope_in_words(self.instrument.scope)

    def provisions(self) -> list[Provision]:
        """Its provisions in order, each judged or not."""
        return [self._shown(entry) for entry in shelf.list_provisions(self.instrument)]

    def _shown(self, entry: Clause | Unchecked) -> Provision:
        if isinstance(entry, Unchecked):
            return Provision(entry, why=entry.why)
        narrowed = entry.scope != self.instrument.scope
        return Provision(
            entry,
            check=check_in_words(entry, self.on),
            day="" if entry.on == "signed" else _(sentences.CLAUSE_DAYS[entry.on]),
            scope=scope_in_words(entry.scope) if narrowed else "",
            values=tuple(dated_values(entry)),
        )


def list_explained(on: date) -> dict[str, list[Explained]]:
    """Every instrument as pages show it, by what it rests on."""
    shelves = shelf.list_by_basis()
    return {basis: [Explained(one, on) for one in found] for basis, found in shelves.items()}


def check_in_words(clause: Clause, on: date) -> str:
    """What the clause's check asks, with the values in force on that day."""
    values = {name: _in_force(value, on) for name, value in clause.parameters.items()}
    if clause.check == "signed-before-departure" and not values["days"]:
        return _(sentences.NO_DAYS)
    if clause.check == "free-to-change-job" and values["consent"] is False:
        return _(sentences.NO_CONSENT)
    if clause.check == "accommodation-provided" and values["allowance"] is False:
        return _(sentences.NO_ALLOWANCE)
    return _(sentences.CHECKS[clause.check]) % parameters_in_words(clause, on)


def parameters_in_words(clause: Clause, on: date) -> dict[str, str]:
    """The values of the clause's parameters that are in force on that day."""
    return {name: _shown(name, _in_force(value, on)) for name, value in clause.parameters.items()}


def dated_values(clause: Clause) -> list[Value]:
    """The clause's values that have a day of their own, in the order they began."""
    return [
        value_in_words(name, step)
        for name, value in clause.parameters.items()
        if isinstance(value, Dated)
        for step in value.steps
        if step.since_text
    ]


def value_in_words(name: str, step: Step) -> Value:
    """One dated value of a clause's parameter."""
    return Value(
        name=_(sentences.PARAMETERS.get(name, name)),
        value=_shown(name, step.value),
        since=step.since_text,
        cite=step.cite,
    )


def kind_in_words(kind: str) -> str:
    """A kind of reference term: "the legal minimum"."""
    return _(sentences.KINDS.get(kind, kind))


def scope_in_words(scope: Scope) -> str:
    """Whom a clause is for: "domestic work; women"; empty where it is for everybody."""
    parts = [
        [wording.sector_name(sector) for sector in scope.sectors],
        [_(vocabulary.SEXES[sex]) for sex in scope.sexes],
        [_("occupation %(code)s", code=code) for code in scope.occupations],
    ]
    return "; ".join(", ".join(part) for part in parts if part)


def place_in_words(instrument: Instrument) -> str:
    """Where an instrument applies: "Nepal to Malaysia"."""
    place = instrument.place
    match instrument.kind:
        case "agreement":
            if place.origins == place.destinations:
                return _("between %(countries)s, both ways", countries=_countries(place.origins))
            return _(
                "%(origin)s to %(destination)s",
                origin=_countries(place.origins),
                destination=_countries(place.destinations),
            )
        case "national_law":
            country = wording.country_name(place.country)
            return (
                _("workers going abroad from %(country)s", country=country)
                if place.side == "origin"
                else _("workers who come to %(country)s", country=country)
            )
        case "convention":
            return _("states that ratified it")
    return _("every corridor, as a benchmark")


def items_in_words(items: Iterable[str]) -> str:
    """Cost items in a row, whole groups by their name: "recruitment fees, visa"."""
    left = set(items)
    if left == set(ITEMS):
        return _("anything")
    names = []
    wholes = {"costs": COSTS, "fees": FEES, "illicit": ILLICIT, **COST_GROUPS}
    for group, members in wholes.items():
        if left.issuperset(members) and left:
            names.append(wording.group_name(group))
            left -= set(members)
    names += [wording.item_name(item) for item in ITEMS if item in left]
    return _(", ").join(name[:1].lower() + name[1:] for name in names)


def _in_force(value: Any, on: date) -> Any:
    if not isinstance(value, Dated):
        return value
    step: Step | None = value.on(days.number(on)) or (value.steps[0] if value.steps else None)
    return step.value if step else None


def _shown(name: str, value: Any) -> str:
    match name, value:
        case "items", tuple():
            return items_in_words(value)
        case "kinds", tuple():
            return _(", ").join(_(sentences.KINDS[kind]) for kind in value)
        case "before", str():
            return _(sentences.BEFORE[value])
        case "period", str():
            return wording.period_name(value)
        case _, Money():
            return wording.amount(value.amount, value.currency)
        case _, Decimal():
            return f"{value.normalize():f}"
    return str(value)


def _countries(codes: Iterable[str]) -> str:
    return _(", ").join(sorted(wording.country_name(code) for code in codes))
