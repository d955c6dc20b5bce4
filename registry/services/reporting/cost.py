"""The cost of recruitment in months of wage, as far as the record tells it; rules are not here."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median

from audits import days, tally
from audits.answers import load_rates
from audits.facts import DISCLOSERS
from audits.rates import Rates
from audits.report import data
from audits.report.privacy import SMALLEST
from audits.wages import bounds
from registry.db import db
from registry.models import Charge, Placement
from registry.services.reporting.dossier import Dossier

TENTH = Decimal("0.1")


def recruitment_cost(dossier: Dossier) -> data.RecruitmentCost | None:
    """The median over workers whose costs are whole and comparable with a monthly wage.

    None where fewer than ten workers are such.
    """
    rates = load_rates(db.session.connection())
    as_of = days.number(dossier.audit.run.as_of)
    found = [
        months
        for one in dossier.placements
        if one.costs_disclosed in DISCLOSERS
        and (months := _months(one, dossier.charges.get(one.id, []), as_of, rates)) is not None
    ]
    if len(found) < SMALLEST:
        return None
    middle = median(found)
    exact = Decimal(middle.numerator) / Decimal(middle.denominator)
    return data.RecruitmentCost(exact.quantize(TENTH, ROUND_HALF_UP), len(found))


def _months(one: Placement, charges: list[Charge], as_of: int, rates: Rates) -> Fraction | None:
    """What one worker paid, in months of the wage; None where either cannot be compared."""
    if one.wage_amount is None or one.wage_currency is None or one.wage_period is None:
        return None
    hours = None if one.hours_per_week is None else int(one.hours_per_week * 1000)
    month, _above = bounds(Fraction(one.wage_amount), one.wage_period, "month", hours)
    signed = one.contract_signed_on
    setting = tally.Setting(
        as_of=as_of,
        day=days.number(signed) if signed else None,
        target=tally.WAGE,
        wage_currency=one.wage_currency,
        rates=rates,
    )
    paid = tally.tally([_cost(charge) for charge in charges], setting)
    if not month or not paid.whole or paid.paid is None:
        return None
    return Fraction(paid.paid, month)


def _cost(charge: Charge) -> tally.Charge:
    return tally.Charge(
        item=charge.item,
        amount=charge.amount,
        currency=charge.currency,
        paid_on=days.number(charge.paid_on) if charge.paid_on else None,
        evidence=charge.evidence,
        refunded_amount=charge.refunded_amount,
        refunded_on=days.number(charge.refunded_on) if charge.refunded_on else None,
    )
