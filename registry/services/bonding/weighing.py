"""A bond weighed on a day: what is held against what is required and what workers are owed.

Short is only what is proven short and enough only what is proven enough; the rest is not known,
and why is said: nothing recorded, a guarantee that its bank has not confirmed, a missing rate.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from audits import days
from audits.rates import Rates, half_up, lacking
from registry.bonds import CASH
from registry.db import db
from registry.models import Agency, BondEntry, Rate
from registry.services.bonding import requiring
from registry.services.bonding.ledger import Award, Ledger, Part, ledger_on
from registry.services.bonding.requiring import Required, Requirements
from registry.services.recalling import known_by

NONE, ENOUGH, SHORT, UNKNOWN = "none", "enough", "short", "unknown"
COLUMNS = ("from_currency", "to_currency", "numerator", "denominator")
NOTHING, UNCONFIRMED = "bond", "confirmation"


@dataclass(frozen=True)
class Cover:
    """What a bond comes to on a day, in minor units of `currency`.

    `cash` and `guarantee` are valid and proven, `unconfirmed` the guarantees that no bank has
    confirmed; what was drawn is not in them. `owed` is what the open awards come to, so far as
    there are rates; `rates` names those that are missing.
    """

    ledger: Ledger
    required: Required | None
    currency: str | None
    cash: int
    guarantee: int
    unconfirmed: int
    owed: int
    rates: tuple[str, ...]

    @property
    def held(self) -> int:
        """What is held and valid and not drawn."""
        return self.cash + self.guarantee

    @property
    def drawn(self) -> int:
        """What was drawn of it so far."""
        return sum(part.drawn for part in self.ledger.parts.values())

    @property
    def ratio(self) -> Fraction | None:
        """The cover of the open awards; None where none is open or not all is known."""
        return Fraction(self.held, self.owed) if self.owed and not self.rates else None

    @property
    def confirmed_until(self) -> date | None:
        """The last day on which all that is held is still valid; None where it has no end."""
        ends = [part.expires_on for part in self.ledger.valid if part.confirmed and part.balance]
        return min((end for end in ends if end), default=None)

    @property
    def missing(self) -> list[str]:
        """What is not known: that a bond is there, a bank's confirmation, a rate of exchange."""
        waiting = [UNCONFIRMED] if self.unconfirmed else []
        return [*waiting, *self.rates] if self.ledger.parts else [NOTHING]

    @property
    def state(self) -> str:
        """Whether it is enough, short or not known; none where nothing is asked of it."""
        if not self.ledger.parts:
            return UNKNOWN if self.required or self.ledger.open else NONE
        if not self._suffices(self.unconfirmed):
            return SHORT
        return ENOUGH if self._suffices(0) and not self.rates else UNKNOWN

    def _suffices(self, more: int) -> bool:
        """Whether what is held, and so much more, is required and owed at most.

        Cash stands for a guarantee, a guarantee never for cash.
        """
        need = self.required
        if need and (self.cash < need.cash or self.held + more < need.total):
            return False
        return self.held + more >= self.owed


def weigh(agency: Agency, on: date, known: date | None = None) -> Cover:
    """What the agency's bond comes to on a day, as it was known at the end of another, else now.

    Rates of exchange are those that are known now.
    """
    need = requiring.required(agency, on, known)
    return _weighed(ledger_on(list_entries(agency, known), on), need)


def short_since(agency: Agency, on: date, known: date | None = None) -> date | None:
    """The day since which the bond is short without a break; None where it is not.

    Each day is weighed by what was required on that day.
    """
    entries = list_entries(agency, known)
    if not entries:
        return None
    need, since = Requirements(agency, known), None
    for day in _changes(entries, need, on):
        if _weighed(ledger_on(entries, day), need.on(day)).state != SHORT:
            break
        since = day
    return since


def _changes(entries: Sequence[BondEntry], need: Requirements, on: date) -> Iterator[date]:
    """The day, then those before it on which a bond or what is required of it changed."""
    yield on
    turns = {one.since for one in entries} | set(need.changes())
    turns |= {days.later(one.expires_on, 1) for one in entries if one.expires_on}
    yield from sorted((day for day in turns if day < on), reverse=True)


def list_entries(agency: Agency, known: date | None = None) -> Sequence[BondEntry]:
    """The entries of an agency's bond, in the order in which they were made."""
    query = select(BondEntry).filter_by(agency_id=agency.id).where(known_by(BondEntry, known))
    return db.session.scalars(query.order_by(BondEntry.id)).all()


def rates_between(codes: Collection[str]) -> Rates:
    """The rates of exchange between these currencies."""
    rows = db.session.scalars(
        select(Rate).where(Rate.from_currency.in_(codes), Rate.to_currency.in_(codes))
    )
    return Rates((days.number(row.day), *(getattr(row, name) for name in COLUMNS)) for row in rows)


def _weighed(ledger: Ledger, need: Required | None) -> Cover:
    currency = ledger.currency or (need.currency if need else None)
    owed, absent = _owed(ledger.open, currency, ledger.day)
    waiting = [part for part in ledger.valid if not part.confirmed and part.balance]
    proven = [part for part in ledger.valid if part.confirmed]
    return Cover(
        ledger=ledger,
        required=need,
        currency=currency,
        cash=_balance(part for part in proven if part.kind == CASH),
        guarantee=_balance(part for part in proven if part.kind != CASH),
        unconfirmed=_balance(waiting),
        owed=owed,
        rates=tuple(absent),
    )


def _owed(awards: Sequence[Award], currency: str | None, day: date) -> tuple[int, list[str]]:
    """What open awards come to in a currency, and the rates that are missing for it."""
    if currency is None:
        return 0, []
    others = {award.currency for award in awards} - {currency}
    rates = rates_between({currency, *others}) if others else Rates([])
    total, absent = 0, []
    for award in awards:
        ratio = rates.minor(days.number(day), award.currency, currency)
        if ratio is None:
            absent.append(lacking(award.currency, currency))
        else:
            total += half_up(award.open * ratio)
    return total, sorted(set(absent))


def _balance(parts: Iterable[Part]) -> int:
    return sum(part.balance for part in parts)
