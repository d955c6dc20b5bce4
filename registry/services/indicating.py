"""Recruitment cost in months of wage, by placement and as a distribution of an agency's workers.

An agency's ledger is not the survey behind SDG indicator 10.7.1, and every page says so. The
formula is in `audits.indicator`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from audits import days, tally
from audits.answers import load_rates
from audits.facts import DISCLOSERS
from audits.indicator import (
    SMALLEST,
    Distribution,
    Months,
    Wage,
    distribution,
    months,
    tenths,
)
from audits.items import ITEMS
from audits.rates import Rates
from registry.db import THOUSAND, db
from registry.models import Agency, Audit, Charge, Placement
from registry.services import auditing, evidencing


@dataclass(frozen=True)
class CostOf:
    """One placement's cost in months; where that is unknown, `missing` names the empty facts."""

    placement: Placement
    months: Months | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Spread:
    """The costs of a corridor's workers, or of all (both ends empty), paid and after refunds.

    `left_out` have no known cost; a distribution is None where fewer than five workers have one.
    """

    origin: str
    destination: str
    gross: Distribution | None
    net: Distribution | None
    left_out: int


def of_agency(agency: Agency, as_of: date) -> list[CostOf]:
    """The cost of each of the agency's placements, by reference."""
    query = select(Placement).filter_by(agency_id=agency.id).order_by(Placement.reference)
    return _of(list(db.session.scalars(query)), as_of)


def of_audit(audit: Audit) -> list[CostOf]:
    """The cost of each placement that an audit covers, by reference."""
    return _of(auditing.list_placements(audit), audit.run.as_of)


def list_costs(
    placements: Sequence[Placement], charges: Mapping[int, Sequence[Charge]], as_of: date
) -> list[CostOf]:
    """The cost of each placement; `charges` are what the workers bore, by placement."""
    rates = load_rates(db.session.connection())
    return [_cost(one, charges.get(one.id, ()), as_of, rates) for one in placements]


def months_name(value: Fraction | None) -> str:
    """Months of pay with one decimal: "2.5"; empty where unknown."""
    return "" if value is None else str(tenths(value))


def list_spreads(costs: Sequence[CostOf], smallest: int = SMALLEST) -> list[Spread]:
    """The distribution over all and, where there are several corridors, over each."""
    corridors: dict[tuple[str, str], list[CostOf]] = defaultdict(list)
    for one in costs:
        corridors[one.placement.origin, one.placement.destination].append(one)
    spreads = [_spread(("", ""), costs, smallest)]
    if len(corridors) > 1:
        spreads += [_spread(ends, corridors[ends], smallest) for ends in sorted(corridors)]
    return spreads


def _of(placements: Sequence[Placement], as_of: date) -> list[CostOf]:
    return list_costs(placements, evidencing.charges_of(one.id for one in placements), as_of)


def _spread(ends: tuple[str, str], costs: Sequence[CostOf], smallest: int) -> Spread:
    known = [one.months for one in costs if one.months is not None]
    return Spread(
        *ends,
        gross=distribution([one.gross for one in known], smallest),
        net=distribution([one.net for one in known], smallest),
        left_out=len(costs) - len(known),
    )


def _cost(one: Placement, charges: Sequence[Charge], as_of: date, rates: Rates) -> CostOf:
    names = ("paid_wage_amount", "wage_currency", "wage_period")
    missing = [name for name in names if getattr(one, name) is None]
    if one.wage_period == "hour" and one.hours_per_week is None:
        missing.append("hours_per_week")
    if one.wage_period == "day":
        missing.append("wage_period")
    if one.costs_disclosed not in DISCLOSERS:
        missing.append("costs_disclosed")
    paid = _paid(one, charges, as_of, rates)
    if one.wage_currency is not None:
        missing += paid.rates.split()
    hours = None if one.hours_per_week is None else int(one.hours_per_week * THOUSAND)
    wage = Wage(one.paid_wage_amount or 0, one.wage_period or "", hours)
    return CostOf(one, None if missing else months(paid, wage), tuple(sorted(missing)))


def _paid(one: Placement, charges: Sequence[Charge], as_of: date, rates: Rates) -> tally.Tally:
    signed = one.contract_signed_on
    setting = tally.Setting(
        as_of=days.number(as_of),
        day=days.number(signed) if signed else None,
        target=tally.WAGE,
        wage_currency=one.wage_currency,
        rates=rates,
    )
    counted = tally.counted_charges(map(plain_charge, charges), ITEMS, setting.as_of)
    return tally.tally(counted, setting)


def plain_charge(charge: Charge) -> tally.Charge:
    """A charge as the sums of the law see it."""
    return tally.Charge(
        item=charge.item,
        amount=charge.amount,
        currency=charge.currency,
        paid_on=days.number(charge.paid_on) if charge.paid_on else None,
        evidence=charge.evidence,
        refunded_amount=charge.refunded_amount,
        refunded_on=days.number(charge.refunded_on) if charge.refunded_on else None,
    )
