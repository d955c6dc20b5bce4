"""Generated placements and their charges, in any number, the same ones every time.

What goes wrong is drawn fact by fact, by the shares of a `Shape`.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.register import (
    CORRIDORS,
    FIRST,
    LAST,
    OCCUPATIONS,
    SECTORS,
    SHARES,
    WRITE,
    Corridor,
    Row,
    agencies_of,
)

CHARGES = 3
"""Charges of each placement, whoever bore them."""
_MIXED = 0.08  # of workers' payments, the share made in the currency of the destination
_BY_WORKER = ("service_fee", "medical_exam", "passport", "training_predeparture", "visa",
              "background_check", "travel_domestic")  # fmt: skip
_BY_EMPLOYER = ("travel_international", "visa", "medical_exam", "insurance_premium", "work_permit",
                "levy")  # fmt: skip
# What is usual beside what breaks a rule.
_FACTS = {
    "wage_paid_by": ("bank", "cash"),
    "wage_paid_day": (5, 19),
    "passport_held_by": ("worker", "employer"),
    "job_change": ("free", "barred"),
    "union_free": ("yes", "no"),
    "social_security": ("yes", "no"),
    "insured": ("yes", "no"),
    "contract_language_understood": ("yes", "no"),
    "hours_per_week": (48_000, 66_000),
    "rest_hours_per_week": (24_000, 12_000),
    "overtime_rate": (1_500, 1_000),
    "leave_days_per_year": (16_000, 7_000),
}
_EMPTIED = (*_FACTS, "costs_disclosed", "comparator_wage_amount", "comparator_hours_per_week",
            "comparator_leave_days_per_year", "comparator_overtime_rate", "paid_wage_amount",
            "offer_wage_amount", "sector")  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """The shares of facts that break a rule, of facts that are empty, and of workers who paid."""

    bad: float
    empty: float
    paying: float


SHAPES = {
    "tidy": Shape(bad=0.002, empty=0.010, paying=0.03),
    "rough": Shape(bad=0.050, empty=0.200, paying=0.30),
}


def placements(count: int, shape: Shape) -> Iterator[Row]:
    """So many placements, spread evenly over seven years and the agencies."""
    rng = random.Random("placements")  # noqa: S311 - invented data, no secret
    agencies = agencies_of(count)
    for number in range(1, count + 1):
        yield _placement(number, agencies, shape, rng)


def charges(count: int, shape: Shape) -> Iterator[Row]:
    """The charges of so many placements; where the worker paid, some or all are the worker's."""
    rng = random.Random("charges")  # noqa: S311 - invented data, no secret
    for number in range(1, count + 1):
        paid = rng.randint(1, CHARGES) if rng.random() < shape.paying else 0
        for place in range(CHARGES):
            yield _charge(number, place, place < paid, rng)


def _corridor(number: int) -> Corridor:
    return SHARES[number * 7919 % len(SHARES)]


def _signed(number: int) -> int:
    return FIRST + number * 104_729 % (LAST - FIRST)


def _placement(number: int, agencies: int, shape: Shape, rng: random.Random) -> Row:
    corridor, signed = _corridor(number), _signed(number)
    work = number % len(SECTORS)
    chance = rng.random
    row: Row = {
        "id": number,
        "agency_id": number % (agencies // 4) * 4 + CORRIDORS.index(corridor) + 1,
        "reference": f"B{number:08d}",
        "employer": f"Employer {number % 5_000}",
        "origin": corridor.origin,
        "destination": corridor.destination,
        "area": None,
        "sector": SECTORS[work],
        "occupation": OCCUPATIONS[work],
        "sex": "female" if chance() < 0.35 else "male",
        "birth_year": 1980 + number % 22,
        "age_at_signing": None,
        "contract_signed_on": signed,
        "departed_on": signed + (-5 if chance() < shape.bad else 30),
        "started_on": signed + 34,
        "contract_registered_on": signed + 7,
        "orientation_on": signed + 20,
        "costs_disclosed": "inspector" if chance() < 0.3 else "worker",
        "made_in": WRITE,
        **_wage(corridor, shape, rng),
        **{name: pair[chance() < shape.bad] for name, pair in _FACTS.items()},
        "comparator_hours_per_week": 48_000,
        "comparator_leave_days_per_year": 12_000,
        "comparator_overtime_rate": 1_500,
    }
    for name in _EMPTIED:
        if chance() < shape.empty:
            row[name] = None
    return row


def _wage(corridor: Corridor, shape: Shape, rng: random.Random) -> Row:
    """The wage agreed, offered, paid and a national's; each lower or higher where it is bad."""
    low = rng.random() < shape.bad
    wage = corridor.wage * rng.randint(40, 55) // 100 if low else corridor.wage
    return {
        "wage_amount": wage,
        "wage_currency": corridor.abroad,
        "wage_period": "month",
        "offer_wage_amount": wage * (110 if rng.random() < shape.bad else 100) // 100,
        "paid_wage_amount": wage * (90 if rng.random() < shape.bad else 100) // 100,
        "comparator_wage_amount": wage * (115 if rng.random() < shape.bad else 100) // 100,
    }


def _charge(number: int, place: int, by_worker: bool, rng: random.Random) -> Row:
    corridor = _corridor(number)
    item = rng.choice(_BY_WORKER if by_worker else _BY_EMPLOYER)
    abroad = by_worker and rng.random() < _MIXED
    dear = 40_000_00 if item == "service_fee" else 9_000_00
    amount = rng.randint(dear // 5, dear)
    refunded = by_worker and rng.random() < 0.2
    paid_on = _signed(number) + rng.randint(-30, 20)
    return {
        "placement_id": number,
        "identity": str(place),
        "item": item,
        "amount": amount // corridor.rate if abroad else amount,
        "currency": corridor.abroad if abroad else corridor.home,
        "paid_on": paid_on,
        "borne_by": "worker" if by_worker else "employer",
        "payee": "agency office" if by_worker else "airline",
        "reported_by": "worker" if by_worker else "agency",
        "evidence": rng.choice(("A", "BB", "B", "C")),
        "refunded_amount": (amount // corridor.rate if abroad else amount) if refunded else None,
        "refunded_on": paid_on + 60 if refunded else None,
        "made_in": WRITE,
    }
