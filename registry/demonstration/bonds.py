"""The bonds of the invented Nepali agencies and the acts on their clearances; amounts in rupees.

The rule that requires them is invented too and says so. One agency's guarantee ends within thirty
days; another's bond was drawn for a worker and is short since.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.demonstration.agencies import Agency
from registry.demonstration.rows import Row, ago

REGISTER = "demo-np"
CURRENCY = "NPR"
CITE = "Invented rule of the demonstration, section 4"
SINCE = 1400
# Up to how many contracts a year, the cash and the guarantee.
TIERS = ((150, 5_000_000, 15_000_000), (None, 10_000_000, 30_000_000))

_ENDING, _SHORT, _STOPPED = "Aiselu", "Chilaune", "Tinpipal"
_SOON, _LATER = -24, -400
_BANKS = ("Demonstration Bank", "Invented Trust Bank", "Sample Merchant Bank")


@dataclass(frozen=True)
class Bond:
    """One agency's bond: what was lodged `since` days ago and when its guarantee ends."""

    agency: Agency
    bank: str
    number: str
    cash: int
    guarantee: int
    lodged_on: date
    expires_on: date


@dataclass(frozen=True)
class Drawing:
    """What one worker was awarded, and all of it drawn from the bond."""

    agency: Agency
    placement: str
    amount: int
    awarded_on: date
    order: str
    drawn_on: date
    ground: str


@dataclass(frozen=True)
class Clearance:
    """An act on where an agency may recruit for."""

    agency: Agency
    act: str
    destination: str
    since: date
    ground: str


def bonds(agencies: Sequence[Agency], today: date) -> Iterator[Bond]:
    """The bond of each agency whose list names one."""
    insured = (one for one in agencies if one.register == REGISTER and one.bond_amount)
    for place, agency in enumerate(insured):
        most = agency.bond_amount.startswith("40")
        yield Bond(
            agency=agency,
            bank=_BANKS[place % len(_BANKS)],
            number=f"DEMO-G-{100 + 7 * place}",
            cash=TIERS[most][1],
            guarantee=TIERS[most][2],
            lodged_on=ago(today, 340),
            expires_on=ago(today, _SOON if agency.name.startswith(_ENDING) else _LATER - place),
        )


def drawing(agencies: Sequence[Agency], placements: Sequence[Row], today: date) -> Drawing:
    """The drawing that left one bond short, for the first worker on that agency's list."""
    agency = _named(agencies, _SHORT)
    mine = (row for row in placements if row["agency_number"] == agency.qualified)
    return Drawing(
        agency=agency,
        placement=next(mine)["reference"],
        amount=140_000,
        awarded_on=ago(today, 61),
        order="Order of the authority (invented): fees taken from a worker are paid back.",
        drawn_on=ago(today, 33),
        ground="The agency did not repay what it was ordered to within 28 days.",
    )


def clearances(agencies: Sequence[Agency], today: date) -> Iterator[Clearance]:
    """What was decided on clearances, in the order of the days."""
    yield Clearance(
        _named(agencies, _STOPPED), "stop_job_orders", "ARE", ago(today, 120),
        "Contracts signed after arrival paid less than the offers filed at home.",
    )  # fmt: skip
    yield Clearance(
        _named(agencies, _SHORT), "end_clearance", "ARE", ago(today, 30),
        "The bond is short, and the employers' papers for that country are out of date.",
    )  # fmt: skip


def _named(agencies: Sequence[Agency], name: str) -> Agency:
    return next(one for one in agencies if one.name.startswith(name))
