"""What nationals or the law get, and rates of exchange, for the demonstration.

Two terms are real and name where they were read; every other value is invented and says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.demonstration.rows import INVENTED, RATE_COLUMNS, REFERENCE_COLUMNS, Row, money, row


@dataclass(frozen=True)
class _Term:
    """A reference by place, work and time; `years` counts back from the year of today."""

    kind: str
    country: str
    years: int
    wage: int
    currency: str
    area: str = ""
    sector: str = ""
    occupation: str = ""
    until: int | None = None
    hours: int | None = None
    rest: int | None = None
    leave: int | None = None
    overtime: str = ""


REAL: tuple[dict[str, str], ...] = (
    {
        "kind": "minimum",
        "country": "MYS",
        "valid_from": "2021-12-20",
        "wage_amount": "1200.00",
        "wage_currency": "MYR",
        "wage_period": "month",
        "source": "Daily Sun, 20 December 2021: minimum pay RM1,200, the statutory minimum wage of "
        "that day (https://www.daily-sun.com/printversion/details/594679/"
        "Malaysia-reopens-door-to-Bangladeshi-workers). Later rates not seen.",
    },
    {
        "kind": "minimum",
        "country": "SAU",
        "sector": "domestic work",
        "valid_from": "2013-05-19",
        "wage_amount": "1500.00",
        "wage_currency": "SAR",
        "wage_period": "month",
        "source": "Standard contract under the Philippines-Saudi Arabia agreement on domestic "
        "workers, signed 19 May 2013, as reported (secondary; article not seen; "
        "https://saudiarabiaofw.com/philippines-saudi-domestic-workers/)",
    },
)

_INVENTED = (
    _Term("prevailing", "MYS", 5, 1450, "MYR", sector="manufacturing", until=1, hours=48,
          rest=24, leave=8, overtime="1.5"),
    _Term("prevailing", "MYS", 1, 1500, "MYR", sector="manufacturing", hours=48, rest=24,
          leave=8, overtime="1.5"),
    _Term("prevailing", "MYS", 5, 1540, "MYR", area="Penang", sector="manufacturing",
          occupation="8212"),
    _Term("prevailing", "MYS", 5, 1600, "MYR", sector="security guards", hours=48, rest=24,
          leave=8, overtime="1.5"),
    _Term("prevailing", "MYS", 5, 1450, "MYR", sector="services", hours=48, rest=24, leave=8,
          overtime="1.5"),
    _Term("prevailing", "MYS", 5, 1450, "MYR", sector="plantation", hours=48, rest=24, leave=8,
          overtime="1.5"),
    _Term("prevailing", "ARE", 5, 900, "AED", sector="services", hours=48, rest=24, leave=30,
          overtime="1.25"),
    _Term("prevailing", "ARE", 5, 900, "AED", sector="construction", until=2, hours=48, rest=24,
          leave=30, overtime="1.25"),
    _Term("prevailing", "ARE", 2, 950, "AED", sector="construction", hours=48, rest=24,
          leave=30, overtime="1.25"),
    _Term("collective", "ARE", 4, 1100, "AED", sector="hospitality", hours=48, rest=24,
          leave=30, overtime="1.25"),
    _Term("prevailing", "SAU", 5, 2000, "SAR", sector="construction", hours=48, rest=24,
          leave=21, overtime="1.5"),
    _Term("prevailing", "SAU", 5, 3600, "SAR", sector="health", hours=48, rest=24, leave=21,
          overtime="1.5"),
    _Term("minimum", "ISR", 5, 5850, "ILS", hours=42, rest=24, leave=12, overtime="1.25"),
)  # fmt: skip


@dataclass(frozen=True)
class _Pair:
    """A pair of currencies: its first rate in hundredths, its monthly drift, and months missed.

    `missed` are months counted back from today's: four of them in a row leave days on which no
    rate is near enough.
    """

    paid_in: str
    home: str
    rate: int
    drift: int
    missed: range


_PAIRS = (
    _Pair("MYR", "NPR", 2890, 6, range(8, 13)),
    _Pair("AED", "NPR", 3580, 5, range(16, 22)),
    _Pair("SAR", "PHP", 1475, 2, range(22, 27)),
    _Pair("ILS", "NPR", 3490, 7, range(0)),
)
_MONTHS = 42


def references(today: date) -> tuple[Row, ...]:
    """All reference terms; an invented one begins with a year."""
    real = [row(REFERENCE_COLUMNS, term) for term in REAL]
    return (*real, *(_invented(term, today) for term in _INVENTED))


def _invented(term: _Term, today: date) -> Row:
    return row(
        REFERENCE_COLUMNS,
        {
            "kind": term.kind,
            "country": term.country,
            "area": term.area,
            "sector": term.sector,
            "occupation": term.occupation,
            "valid_from": date(today.year - term.years, 1, 1),
            "valid_until": None if term.until is None else date(today.year - term.until, 1, 1),
            "wage_amount": money(term.wage),
            "wage_currency": term.currency,
            "wage_period": "month",
            "hours_per_week": term.hours,
            "rest_hours_per_week": term.rest,
            "leave_days_per_year": term.leave,
            "overtime_rate": term.overtime,
            "source": INVENTED,
        },
    )


def rates(today: date) -> Iterator[Row]:
    """One rate a month for each pair, but for the months missed: how many of the home currency."""
    this_month = today.year * 12 + today.month - 1
    for pair in _PAIRS:
        for back in range(_MONTHS, -1, -1):
            if back in pair.missed:
                continue
            year, month = divmod(this_month - back, 12)
            rate = pair.rate + pair.drift * (_MONTHS - back)
            yield row(
                RATE_COLUMNS,
                {
                    "on": date(year, month + 1, 1),
                    "from_currency": pair.paid_in,
                    "to_currency": pair.home,
                    "numerator": rate,
                    "denominator": 100,
                    "source": INVENTED,
                },
            )
