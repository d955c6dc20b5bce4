"""The invented placements: one contract each, told by its agency's story and its conduct.

Nothing that lies after the day the demonstration is made is known: no departure, no wage paid.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.demonstration import terms
from registry.demonstration.agencies import Agency
from registry.demonstration.conduct import CONDUCTS, DISCLOSED, Conduct
from registry.demonstration.names import Employers
from registry.demonstration.rows import PLACEMENT_COLUMNS, Row, ago, chance, dice, later, row
from registry.demonstration.stories import STORIES, Phase
from registry.demonstration.work import JOBS, Job

# What is often not known together, and how often against the conduct's own share of gaps.
_GAPS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("wage_amount",), 0.6),
    (("offer_wage_amount",), 1.0),
    (("paid_wage_amount",), 1.0),
    (("passport_held_by",), 1.0),
    (("job_change",), 1.0),
    (("union_free",), 1.0),
    (("hours_per_week", "rest_hours_per_week"), 1.0),
    (("overtime_rate",), 1.0),
    (("leave_days_per_year",), 1.0),
    (("wage_paid_by", "wage_paid_day"), 1.0),
    (("social_security", "insured"), 1.0),
    (("contract_language_understood",), 1.0),
    (("contract_registered_on",), 0.8),
    (("orientation_on",), 1.0),
    (("area",), 0.5),
    (("departed_on", "started_on"), 0.15),
    (("contract_signed_on",), 0.06),
)


@dataclass(frozen=True)
class Dates:
    """When a contract was signed and what followed; None where it has not happened yet."""

    signed: date
    departed: date | None
    started: date | None
    ended: date | None
    registered: date | None
    orientation: date | None


@dataclass(frozen=True)
class Placed:
    """A placement's row, and what its charges are drawn from, gaps or not."""

    row: Row
    phase: Phase
    job: Job
    dates: Dates
    wage: int


@dataclass(frozen=True)
class _Site:
    """A workplace: its name, its place, and whether the agency's conduct holds there."""

    employer: str
    area: str
    troubled: bool


class Book:
    """Writes the placements of one demonstration; numbers and workplaces run through all."""

    def __init__(self, agencies: dict[str, Agency], today: date, seed: int) -> None:
        self._agencies, self._today, self._seed = agencies, today, seed
        self._employers = Employers()
        self._sites: dict[tuple[str, str], tuple[_Site, ...]] = {}
        self._number = 0

    def placements(self) -> Iterator[Placed]:
        """Every placement, agency by agency, each phase in the order of its signatures."""
        for key, phases in STORIES.items():
            rng = dice(self._seed, f"placements/{key}")
            for phase in phases:
                days = sorted(rng.randint(phase.until, phase.since) for _ in range(phase.count))
                for n, day in enumerate(reversed(days)):
                    job = phase.jobs[n % len(phase.jobs)]
                    yield self._placed(key, phase, job, ago(self._today, day), rng)

    def _placed(
        self, key: str, phase: Phase, trade: str, signed: date, rng: random.Random
    ) -> Placed:
        conduct, job = CONDUCTS[phase.conduct], JOBS[trade]
        site = self._site(key, trade, conduct, rng)
        held = conduct if site.troubled else CONDUCTS["fair"]
        female = chance(rng, job.women)
        dates = _dates(signed, held, self._today, rng)
        pay = terms.agreed(job, held, female, rng)
        self._number += 1
        cells: dict[str, object] = {
            "reference": f"DEMO-{job.origin}-{job.destination}-{self._number:05d}",
            "agency_number": self._agencies[key].qualified,
            "employer": site.employer,
            "origin": job.origin,
            "destination": job.destination,
            "area": site.area,
            "sector": job.sector,
            "occupation": job.occupation,
            "sex": "female" if female else "male",
            "contract_signed_on": signed,
            "departed_on": dates.departed,
            "started_on": dates.started,
            "ended_on": dates.ended,
            "contract_registered_on": dates.registered,
            "orientation_on": dates.orientation,
            "costs_disclosed": _drawn(DISCLOSED[phase.disclosed], rng),
            **_age(signed, rng),
            **terms.written(job, held, pay, rng),
        }
        if dates.started:
            cells |= terms.lived(held, pay, rng)
        _forget(cells, conduct.gaps, rng)
        return Placed(row(PLACEMENT_COLUMNS, cells), phase, job, dates, pay.wage)

    def _site(self, key: str, trade: str, conduct: Conduct, rng: random.Random) -> _Site:
        job = JOBS[trade]
        troubled = chance(rng, conduct.reach)
        if job.trade == "Household":
            (name,) = self._employers.take(job.destination, job.trade, 1)
            return _Site(name, rng.choice(job.areas), troubled)
        if (key, trade) not in self._sites:
            bad = 0 if conduct.reach == 0 else 1 if conduct.reach < 0.5 else 2
            names = self._employers.take(job.destination, job.trade, 3)
            self._sites[key, trade] = tuple(
                _Site(name, job.areas[(len(key) + n) % len(job.areas)], n < bad)
                for n, name in enumerate(names)
            )
        return rng.choice([site for site in self._sites[key, trade] if site.troubled == troubled])


def _dates(signed: date, held: Conduct, today: date, rng: random.Random) -> Dates:
    late = chance(rng, held.signed_late)
    departed = later(signed, -rng.randint(3, 20) if late else rng.randint(18, 75))
    started = later(departed, rng.randint(1, 5))
    ended = later(started, 730 + rng.randint(-10, 20))
    if chance(rng, 0.05):
        ended = later(started, rng.randint(90, 500))
    registered = later(signed, rng.randint(3, 14))
    orientation = later(departed, -rng.randint(2, 10))

    def known(day: date) -> date | None:
        return day if day <= today else None

    return Dates(signed, *map(known, (departed, started, ended, registered, orientation)))


def _age(signed: date, rng: random.Random) -> dict[str, object]:
    born = later(signed, -rng.randint(21 * 366, 41 * 365))
    age = signed.year - born.year - ((signed.month, signed.day) < (born.month, born.day))
    return {
        "birth_year": born.year if chance(rng, 0.9) else None,
        "age_at_signing": age if chance(rng, 0.6) else None,
    }


def _drawn(weights: tuple[tuple[str, int], ...], rng: random.Random) -> str:
    return rng.choices([word for word, _ in weights], [weight for _, weight in weights])[0]


def _forget(cells: dict[str, object], gaps: float, rng: random.Random) -> None:
    for columns, share in _GAPS:
        if chance(rng, gaps * share):
            cells.update(dict.fromkeys(columns))
