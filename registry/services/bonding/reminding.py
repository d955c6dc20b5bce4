"""What of bonds needs attention at a ministry's desk: guarantees that end, bonds that are short."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from registry import clock
from registry.db import db
from registry.models import Agency, BondEntry, User
from registry.services import narrowing
from registry.services.attending import BANDS, SOON
from registry.services.bonding import weighing
from registry.services.bonding.ledger import Part, ledger_on


@dataclass(frozen=True)
class Ending:
    """A guarantee that ends soon: `band` is the least of 7, 30 and 90 days within which it does."""

    agency: Agency
    part: Part
    last: date
    band: int


@dataclass(frozen=True)
class Short:
    """An agency whose bond is short, and since when."""

    agency: Agency
    since: date


def list_ending(*, seen_by: User) -> list[Ending]:
    """The guarantees of the reader's country that end within ninety days, the first first."""
    today = clock.today()
    endings = [
        Ending(agency, part, part.expires_on, _band(part.expires_on - today))
        for agency, entries in _with_bonds(seen_by)
        for part in ledger_on(entries, today).parts.values()
        if part.expires_on and part.balance and today <= part.expires_on <= today + SOON
    ]
    return sorted(endings, key=lambda one: (one.last, one.agency.number_folded, one.part.seq))


def list_short(*, seen_by: User) -> list[Short]:
    """The agencies of the reader's country whose bond is short today, by register and number."""
    today = clock.today()
    found = ((one, weighing.short_since(one, today)) for one, _entries in _with_bonds(seen_by))
    return [Short(agency, since) for agency, since in found if since]


def _with_bonds(seen_by: User) -> Iterator[tuple[Agency, list[BondEntry]]]:
    """The reader's agencies with entries of a bond, by register and number."""
    query = (
        narrowing.agencies(seen_by)
        .join(BondEntry, BondEntry.agency_id == Agency.id)
        .with_only_columns(Agency.id)
    )
    entries: dict[int, list[BondEntry]] = defaultdict(list)
    rows = select(BondEntry).where(BondEntry.agency_id.in_(query)).order_by(BondEntry.id)
    for row in db.session.scalars(rows):
        entries[row.agency_id].append(row)
    agencies = select(Agency).where(Agency.id.in_(entries))
    for agency in db.session.scalars(agencies.order_by(Agency.register, Agency.number_folded)):
        yield agency, entries[agency.id]


def _band(left: timedelta) -> int:
    return next(days for days in BANDS if left <= timedelta(days=days))
