"""The terms of an invented contract: what was offered, written and paid, hours, and treatment."""

import random
from dataclasses import dataclass

from registry.demonstration.conduct import Conduct
from registry.demonstration.rows import chance, money, rounded
from registry.demonstration.work import Job

_SAME_SITE = "Payslips of nationals in the same post at the same site (demonstration)"
_OVERTIME = {"ARE": "1.25"}


@dataclass(frozen=True)
class Pay:
    """One worker's wage as offered, as written and as paid, and a national's in the same post.

    Whole units of the wage's currency for its period; None where nobody compared.
    """

    offer: int
    wage: int
    paid: int
    comparator: int | None


def agreed(job: Job, held: Conduct, female: bool, rng: random.Random) -> Pay:
    """The wages of one contract under that conduct."""
    step = 10 if job.period == "month" else 1
    offer = rounded(rng.uniform(*job.wage), step)
    wage = offer
    if held.women_less and female:
        offer = wage = rounded(offer * rng.uniform(0.86, 0.92), step)
    if chance(rng, held.below_offer):
        wage = rounded(offer * rng.uniform(0.78, 0.92), step)
    paid = wage
    if chance(rng, held.underpaid):
        paid = rounded(wage * rng.uniform(0.82, 0.95), step)
    return Pay(offer, wage, paid, _comparator(job, held, offer, rng))


def _comparator(job: Job, held: Conduct, offer: int, rng: random.Random) -> int | None:
    # Nobody compares a worker alone in a home, and few compare day wages.
    if job.trade == "Household" or job.period == "day":
        return None
    if chance(rng, held.below_comparator):
        return rounded(offer * rng.uniform(1.08, 1.22), 10)
    return rounded(offer * rng.choice((1.0, 1.0, 0.97)), 10) if chance(rng, 0.4) else None


def written(job: Job, held: Conduct, wages: Pay, rng: random.Random) -> dict[str, object]:
    """What the offer and the contract say, and what a national gets where that is known."""
    long = chance(rng, held.long_hours)
    usual = _OVERTIME.get(job.destination, "1.5")
    cells: dict[str, object] = {
        "wage_amount": money(wages.wage),
        "wage_currency": job.currency,
        "wage_period": job.period,
        "offer_wage_amount": money(wages.offer) if chance(rng, 0.88) else None,
        "comparator_wage_amount": money(wages.comparator),
        "hours_per_week": rng.choice((60, 66, 72)) if long else job.hours,
        "rest_hours_per_week": rng.choice((10, 12, 16)) if long else rng.choice((24, 24, 32)),
        "overtime_rate": "1" if long else usual,
        "leave_days_per_year": job.leave,
        "accommodation": "allowance" if job.trade == "Security" else "provided",
        "contract_language_understood": "no" if chance(rng, held.foreign_language) else "yes",
    }
    if wages.comparator is not None:
        cells |= {
            "comparator_hours_per_week": job.hours,
            "comparator_leave_days_per_year": job.leave,
            "comparator_overtime_rate": usual,
            "comparator_source": _SAME_SITE,
        }
    return cells


def lived(held: Conduct, wages: Pay, rng: random.Random) -> dict[str, object]:
    """What is known only once the work has begun: wage, passport, freedom, insurance."""
    covered = "no" if chance(rng, held.uninsured) else "yes"
    kept = chance(rng, held.passport)
    barred = chance(rng, held.barred)
    # Where the passport is kept, leaving needs leave.
    change = "barred" if barred else "with_consent" if kept else "free"
    return {
        "paid_wage_amount": money(wages.paid) if chance(rng, 0.75) else None,
        "wage_paid_by": "cash" if chance(rng, held.cash) else "bank",
        "wage_paid_day": rng.randint(10, 24) if chance(rng, held.late) else rng.randint(1, 7),
        "passport_held_by": held.holder if kept else "worker",
        "job_change": change,
        "union_free": "no" if chance(rng, held.no_union) else "yes",
        "social_security": covered,
        "insured": covered,
    }
