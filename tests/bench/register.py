"""The frame of a generated register: corridors, agencies and licences, terms, rates.

Rows are plain, as they are stored: days as numbers, amounts in minor units. Agencies are numbers,
not firms; of the real world there are only states, currencies and the law on the shelf.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from audits import days

AS_OF = date(2026, 6, 30)
FIRST = days.number(date(2019, 7, 1))
LAST = days.number(AS_OF) - 10
AGENCIES = 1_000
"""How many agencies there are at least."""
BUSINESS = 500
"""Of how many placements a larger register has one agency more."""
WRITE = 1
SECTORS = ("manufacturing", "services", "construction", "domestic work", "plantation")
OCCUPATIONS = ("8141", "9112", "9313", "9111", "9211")

Row = dict[str, Any]


@dataclass(frozen=True)
class Corridor:
    """Two states and their money: `rate` units at home for one abroad, a usual monthly wage."""

    origin: str
    destination: str
    home: str
    abroad: str
    rate: int
    wage: int


_MALAYSIA = Corridor("NPL", "MYS", "NPR", "MYR", 30, 1_700_00)
_EMIRATES = Corridor("NPL", "ARE", "NPR", "AED", 37, 1_100_00)
_PHILIPPINES = Corridor("PHL", "SAU", "PHP", "SAR", 15, 1_900_00)
_INDIA = Corridor("IND", "SAU", "INR", "SAR", 22, 1_600_00)
_GHANA = Corridor("GHA", "SAU", "GHS", "SAR", 3, 1_500_00)
FEW = os.environ.get("CLAUSES") == "few"
"""Whether all placements are in a corridor with few clauses, and not in those with many."""
CORRIDORS = (_GHANA if FEW else _MALAYSIA, _EMIRATES, _PHILIPPINES, _INDIA)
# Three of five placements are in the main corridor.
SHARES = (*CORRIDORS[:1] * 12, *CORRIDORS[1:2] * 3, *CORRIDORS[2:3] * 3, *CORRIDORS[3:] * 2)
if FEW:
    SHARES = CORRIDORS[:1]


def agencies_of(placements: int) -> int:
    """How many agencies made so many placements; a multiple of the corridors."""
    return max(AGENCIES, placements // BUSINESS // len(CORRIDORS) * len(CORRIDORS))


def agencies(number_of: int = AGENCIES) -> Iterator[Row]:
    """The agencies, in turn of the corridors' origins."""
    for number in range(1, number_of + 1):
        yield agency(number, f"Agency {number:04d}", CORRIDORS[(number - 1) % 4].origin)


def agency(number: int, name: str, country: str) -> Row:
    """An agency that is known by its number alone."""
    digits = f"{number:04d}"
    lists = ("trading_names", "phones", "emails", "sectors", "destinations")
    return {
        "id": number,
        "register": "bench",
        "number": digits,
        "number_folded": digits,
        "slug": digits,
        "number_is_ours": False,
        "name": name,
        "country": country,
        **dict.fromkeys(lists, "[]"),
        "seq": 1,
    }


def licences(agencies: int = AGENCIES) -> Iterator[Row]:
    """A licence for each agency, of which one in forty was suspended later."""
    for number in range(1, agencies + 1):
        yield _entry(number, "grant", "active", FIRST - 400)
        if number % 40 == 0:
            yield _entry(number, "suspend", "suspended", LAST - 500)


def terms() -> Iterator[Row]:
    """A minimum wage for each destination and year, and a usual one for each sector."""
    for corridor in {one.destination: one for one in CORRIDORS}.values():
        for year in range(2019, 2027):
            for sector in ("", *SECTORS):
                yield {
                    "kind": "prevailing" if sector else "minimum",
                    "country": corridor.destination,
                    "sector": sector or None,
                    "valid_from": days.number(date(year, 1, 1)),
                    "valid_until": days.number(date(year + 1, 1, 1)),
                    "wage_amount": corridor.wage * (60 + 2 * (year - 2019)) // 100,
                    "wage_currency": corridor.abroad,
                    "wage_period": "month",
                    "source": "generated",
                    "made_in": WRITE,
                }


def rates() -> Iterator[Row]:
    """One rate a month between the two currencies of each corridor."""
    for corridor in CORRIDORS:
        for day in range(FIRST - 200, LAST, 30):
            yield {
                "day": day,
                "from_currency": corridor.abroad,
                "to_currency": corridor.home,
                "numerator": corridor.rate * 100 + day % 90,
                "denominator": 100,
                "source": "generated",
                "made_in": WRITE,
            }


def _entry(agency: int, act: str, status: str, since: int) -> Row:
    return {"agency_id": agency, "act": act, "status": status, "since": since, "seq": 1}
