"""The facts that a verdict used, by name and as people read their values.

What a clause uses is read off its check (`audits.used`); here it is narrowed to the case at hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from audits import days, resolving, terms
from audits.clause import Clause
from audits.facts import DAY_FACTS
from audits.used import Used
from registry.models import ReferenceTerm
from registry.services import wording
from registry.services.recollecting import list_stood

AMOUNTS = ("wage_amount", "offer_wage_amount", "paid_wage_amount", "comparator_wage_amount")
COUNTRIES = ("origin", "destination")
AS_THEY_ARE = ("area", "occupation", "wage_currency")
WITHOUT_CURRENCY = -4
"""The power of ten that an amount is kept in while its currency is not known."""


@dataclass(frozen=True)
class Fact:
    """A fact that the check used, as a page shows it; an empty `value` is not known."""

    name: str
    value: str


@dataclass(frozen=True)
class Case:
    """A placement's row with what stands beside it: the payments' currencies, the references."""

    row: Mapping[str, Any]
    clause: Clause
    currencies: frozenset[str]
    references: list[dict[str, Any]]

    def facts(self, used: Used, missing: list[str]) -> list[Fact]:
        """What the check used of the placement; an empty fact only where it was missed."""
        idle = self._idle()
        return [
            Fact(name, shown(name, self.row))
            for name in used.facts
            if name not in idle and (self.row[name] is not None or name in missing)
        ]

    def _idle(self) -> set[str]:
        """Facts that the check would use in another case: no wage by the hour, one currency."""
        periods = {self.row["wage_period"], self.clause.parameters.get("period")}
        periods |= {one["wage_period"] for one in self.references}
        idle = set()
        if "hour" not in periods and "wage" in self.clause.check:
            idle.add("hours_per_week")
        if len(self.currencies) == 1 and self.clause.check in ("nothing-paid", "repaid-by"):
            idle.add("wage_currency")
        return idle


def list_references(
    row: Mapping[str, Any], clause: Clause, write: int | None
) -> list[dict[str, Any]]:
    """The reference terms that a wage is held against, one of each kind there is."""
    on, named = row[DAY_FACTS[clause.on]], clause.parameters.get("kinds")
    if on is None or not isinstance(named, tuple):
        return []
    kinds = tuple(map(str, named))
    rows = list_stood(ReferenceTerm, write, country=[row["destination"]], kind=kinds)
    held = {_term(one): one for one in rows}
    valid = [one for one in held if one.valid_on(days.number(on))]
    work = {name: row[name] for name in terms.FIELDS}
    return [held[one] for one in resolving.resolve(valid, kinds, work)[0]]


def shown(name: str, row: Mapping[str, Any]) -> str:
    """A fact of a placement's row in words; empty where it is not known."""
    value = row[name]
    if value is None:
        return ""
    if name in AMOUNTS:
        currency = row["wage_currency"]
        bare = f"{Decimal(value).scaleb(WITHOUT_CURRENCY).normalize():f}"
        return wording.amount(value, currency) if currency else bare
    if name in COUNTRIES:
        return wording.country_name(value)
    if name in AS_THEY_ARE:
        return str(value)
    match name, value:
        case "sector", str():
            return wording.sector_name(value)
        case "wage_period", str():
            return wording.period_name(value)
        case _, date():
            return wording.day_name(value)
        case _, Decimal():
            return f"{value.normalize():f}"
    return wording.word_name(value) if isinstance(value, str) else str(value)


def _term(row: Mapping[str, Any]) -> terms.Term:
    number = {
        name: None if row[name] is None else days.number(row[name])
        for name in ("valid_from", "valid_until")
    }
    names = terms.Term.__dataclass_fields__
    return terms.Term(**({name: row[name] for name in names} | number))
