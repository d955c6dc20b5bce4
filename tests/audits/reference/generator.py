"""Worlds made at random from a seed: empty facts, boundary days, mixed currencies, refunds.

Values are drawn from short lists, so that boundaries are met often and not by luck.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.audits.reference.world import World, items_of

ORIGINS = ("NPL", "PHL", "IND")
DESTINATIONS = ("MYS", "KWT", "NPL")
SECTORS = ("domestic_work", "construction", "farming")
OCCUPATIONS = ("5311", "5321", "9112", "7112")
AREAS = ("Kuala Lumpur", "Penang")
CURRENCIES = ("NPR", "MYR", "KWD", "JPY", "USD")
WORK_CURRENCIES = ("MYR", "MYR", "MYR", "KWD", "USD")
# The days on which something in the invented law or the reference terms changes, and others.
TURNS = (date(2020, 1, 1), date(2021, 7, 1), date(2022, 3, 31), date(2022, 7, 1), date(2024, 1, 1))
ITEMS = sorted(items_of(["all"]))
COMMON_ITEMS = ("service_fee", "visa", "travel_international", "medical_exam", "bond")
STATUSES = (
    "valid", "valid", "valid", "provisional", "conditional", "surveillance", "suspended",
    "revoked", "expired", "delisted", "under_review",
)  # fmt: skip


def made_world(seed: int, size: int) -> World:
    """A world of so many placements; the same for the same seed and size."""
    random = Random(seed)  # noqa: S311 - invented facts need no secrecy
    world = World()
    world.registers = {
        "plain": {"stale_after": 90, "publishes": []},
        "full": {"stale_after": 400, "publishes": ["destinations", "sectors"]},
        "places": {"stale_after": 3000, "publishes": ["destinations"]},
    }
    for place in range(12):
        world.agencies[f"A{place:02}"] = _agency(random)
    world.rates = _rates(random)
    world.terms = _terms(random)
    agencies = sorted(world.agencies)
    for place in range(size):
        row = _placement(random, f"P-{place:06}", random.choice(agencies))
        world.placements.append(row)
        charges = [_charge(random, row) for _ in range(random.choice((0, 0, 1, 2, 3, 5)))]
        if charges and random.random() < 0.5:
            for charge in charges:
                charge["currency"] = charges[0]["currency"]
        if charges:
            world.charges[row["reference"]] = charges
    return world


def _maybe(random: Random, empty: float, value: Any) -> Any:
    return None if random.random() < empty else value


def _day(random: Random) -> date:
    """Near a turn, or anywhere in six years."""
    if random.random() < 0.6:
        return random.choice(TURNS) + timedelta(random.choice((-92, -1, 0, 0, 1, 92, 93)))
    return date(2019, 6, 1) + timedelta(random.randrange(6 * 365))


def _agency(random: Random) -> dict:
    entries = []
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        issued = _maybe(random, 0.4, _day(random))
        status = random.choice(STATUSES)
        ends = status in ("suspended", "preventive_suspension")
        entries.append(
            {
                "status": status,
                "until": _maybe(random, 0.5, _day(random)) if ends else None,
                "since": _maybe(random, 0.4, _day(random)),
                "issued_on": issued,
                "expires_on": _maybe(random, 0.5, (issued or _day(random)) + timedelta(700)),
                "as_of": _maybe(random, 0.3, _day(random)),
            }
        )
    if random.random() < 0.4:  # nothing but its clearances is in doubt
        entries = [_entry("valid", since=date(2019, 1, 1))]
    return {
        "register": random.choice(("plain", "full", "full", "places")),
        "destinations": random.sample(DESTINATIONS, random.choice((0, 1, 2, 3))),
        "sectors": random.sample(SECTORS, random.choice((0, 1, 2, 3))),
        "licences": entries,
        "clearances": [_clearance(random) for _ in range(random.choice((0, 0, 1, 2, 4)))],
    }


def _entry(status: str, **days: date) -> dict:
    """A licence entry of which only these days are known."""
    return (
        dict.fromkeys(("since", "until", "issued_on", "expires_on", "as_of"))
        | days
        | {"status": status}
    )


def _clearance(random: Random) -> dict:
    """An act on a clearance: of a whole country, or of a part of the work there."""
    return {
        "act": random.choice(("clear", "end_clearance")),
        "since": _day(random),
        "destination": random.choice(DESTINATIONS),
        "sector": _maybe(random, 0.6, random.choice(SECTORS)),
        "occupation": _maybe(random, 0.6, random.choice(OCCUPATIONS)),
    }


def _rates(random: Random) -> list[dict]:
    found = {}
    for turn in TURNS:
        for source in CURRENCIES:
            for target in CURRENCIES:
                if source != target and random.random() < 0.35:
                    day = turn + timedelta(random.choice((-92, -60, -1, 0, 30)))
                    found[day, source, target] = {
                        "on": day,
                        "from": source,
                        "to": target,
                        "numerator": random.choice((1, 2, 3, 7, 29, 1333, 10**6 + 3)),
                        "denominator": random.choice((1, 3, 7, 11, 30, 1000)),
                    }
    return list(found.values())


def _terms(random: Random) -> list[dict]:
    found = {}
    for _ in range(60):
        begins = random.choice(TURNS)
        term = {
            "kind": random.choice(("minimum", "minimum", "collective", "prevailing", "comparable")),
            "country": random.choice(DESTINATIONS[:2]),
            "area": _maybe(random, 0.8, random.choice(AREAS)),
            "sector": _maybe(random, 0.7, random.choice(SECTORS)),
            "occupation": _maybe(random, 0.7, random.choice(("53", "5311", "91", "7"))),
            "valid_from": begins,
            "valid_until": _maybe(random, 0.5, begins + timedelta(random.choice((365, 546, 730)))),
            "wage_amount": _maybe(random, 0.05, random.choice((100_000, 120_000, 150_000, 18_000))),
            "wage_currency": _maybe(random, 0.03, random.choice(WORK_CURRENCIES)),
            "wage_period": _maybe(
                random, 0.03, random.choice(("month", "month", "month", "week", "hour", "day"))
            ),
        }
        identity = tuple(term[key] for key in ("kind", "country", "area", "sector", "occupation"))
        found.setdefault((identity, begins), term)
    return list(found.values())


def _placement(random: Random, reference: str, agency: str) -> dict:
    empty = random.choice((0.0, 0.05, 0.05, 0.3))

    def some(values: Sequence[Any]) -> Any:
        return _maybe(random, empty, random.choice(values))

    signed = _maybe(random, empty, _day(random))
    departed = _maybe(
        random, 0.2, (signed or _day(random)) + timedelta(random.choice((-1, 0, 1, 14, 15, 40)))
    )
    started = _maybe(
        random, 0.2, (departed or _day(random)) + timedelta(random.choice((0, 1, 3, 60)))
    )
    wage = random.choice((100_000, 99_999, 120_000, 150_000, 1_000, 577, 24_000, 0, 10**11))
    return {
        "reference": reference,
        "agency": agency,
        "origin": random.choice(ORIGINS),
        "destination": random.choice(DESTINATIONS),
        "area": _maybe(random, 0.4, random.choice(AREAS)),
        "sector": some(SECTORS),
        "occupation": some(OCCUPATIONS),
        "sex": some(("female", "male", "other")),
        "birth_year": some((1990, 2000, 2001, 2002, 2003)),
        "age_at_signing": _maybe(random, 0.5, random.choice((17, 20, 21, 22, 40))),
        "contract_signed_on": signed,
        "departed_on": departed,
        "started_on": started,
        "wage_amount": _maybe(random, empty, wage),
        "wage_currency": some(WORK_CURRENCIES),
        "wage_period": some(("month", "month", "month", "year", "week", "hour", "day")),
        "offer_wage_amount": some((wage, wage + 1, 100_000)),
        "paid_wage_amount": some((wage, max(wage - 1, 0), 120_000)),
        "comparator_wage_amount": some((wage, wage + 1, 100_000)),
        "hours_per_week": some(
            [Fraction(text) for text in ("48", "48.001", "40", "37.5", "0", "168")]
        ),
        "rest_hours_per_week": some([Fraction(text) for text in ("24", "23.999", "36")]),
        "overtime_rate": some([Fraction(text) for text in ("1.25", "1.5", "1.249")]),
        "leave_days_per_year": some([Fraction(text) for text in ("8", "7.5", "14")]),
        "comparator_hours_per_week": some([Fraction(text) for text in ("48", "40")]),
        "comparator_leave_days_per_year": some([Fraction(text) for text in ("8", "14")]),
        "comparator_overtime_rate": some([Fraction(text) for text in ("1.25", "1.5")]),
        "wage_paid_by": some(("bank", "cash", "other")),
        "wage_paid_day": some((0, 7, 8, 30)),
        "passport_held_by": some(("worker", "employer", "agency", "other")),
        "job_change": some(("free", "with_consent", "barred")),
        "union_free": some(("yes", "no")),
        "social_security": some(("yes", "no")),
        "insured": some(("yes", "no")),
        "accommodation": some(("provided", "allowance", "none")),
        "contract_language_understood": some(("yes", "no")),
        "contract_registered_on": _maybe(
            random, 0.2, (departed or _day(random)) + timedelta(random.choice((-1, 0, 1)))
        ),
        "orientation_on": _maybe(
            random, 0.2, (started or _day(random)) + timedelta(random.choice((-1, 0, 1)))
        ),
        "costs_told_on": _maybe(
            random, 0.2, (signed or _day(random)) + timedelta(random.choice((-30, -1, 0, 1)))
        ),
        "costs_disclosed": _maybe(random, 0.2, random.choice(("worker", "inspector", "agency"))),
    }


def _charge(random: Random, placement: dict) -> dict:
    amount = random.choice((0, 1, 5_000, 33_333, 100_000, 1_000_000, 10_000_001, 10**10))
    refunded = _maybe(random, 0.5, random.choice((0, 1, amount, amount, amount + 5)))
    near = placement["started_on"] or placement["contract_signed_on"] or _day(random)
    return {
        "item": random.choice(COMMON_ITEMS) if random.random() < 0.7 else random.choice(ITEMS),
        "amount": amount,
        "currency": random.choice(CURRENCIES),
        "paid_on": _maybe(random, 0.2, near + timedelta(random.choice((-92, -30, 0, 30)))),
        "borne_by": random.choice(("worker", "worker", "worker", "employer")),
        "evidence": _maybe(random, 0.2, random.choice(("A", "B", "BB", "C"))),
        "refunded_amount": refunded,
        "refunded_on": _maybe(random, 0.3, near + timedelta(random.choice((0, 59, 60, 61, 90)))),
    }
