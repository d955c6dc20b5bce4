"""A bond on a day, folded from its dated entries: parts, awards, what is drawn and what is left.

Plain arithmetic over entries in the order in which they were made; nothing is read, converted or
refused here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from registry.bonds import CASH, GUARANTEE


class Row(Protocol):
    """One dated entry, as the record keeps it."""

    act: str
    since: date
    of: int | None
    against: int | None
    amount: int | None
    currency: str | None
    settled: int | None
    bank: str | None
    number: str | None
    expires_on: date | None
    placement: str | None
    audit: str | None
    document: str | None
    seq: int


@dataclass(frozen=True)
class Part:
    """A cash deposit or a bank's guarantee, named by the event that lodged it.

    `lodged` is with what was added later, `pledged` by award. `confirmed_on` and `notice_on` are
    the days of the bank's last confirmation and of its notice that it will not renew.
    """

    seq: int
    kind: str
    since: date
    currency: str
    bank: str | None
    number: str | None
    expires_on: date | None
    lodged: int
    drawn: int = 0
    released: int = 0
    pledged: Mapping[int, int] = field(default_factory=dict)
    confirmed_on: date | None = None
    confirmation: str | None = None
    notice_on: date | None = None

    @property
    def balance(self) -> int:
        """What is left of it, in minor units."""
        return self.lodged - self.drawn - self.released

    @property
    def confirmed(self) -> bool:
        """Whether its worth is proven: cash is, a guarantee once the bank has confirmed it."""
        return self.kind == CASH or self.confirmed_on is not None

    def free(self, award: int | None = None) -> int:
        """What no other award has a pledge on."""
        others = (amount for seq, amount in self.pledged.items() if seq != award)
        return self.balance - sum(others)

    def valid_on(self, day: date) -> bool:
        """Whether it can be drawn on that day; the last valid day is one."""
        return self.expires_on is None or day <= self.expires_on


@dataclass(frozen=True)
class Award:
    """What an agency was ordered to repay to one worker; `placement` is a hash."""

    seq: int
    since: date
    placement: str
    audit: str | None
    currency: str
    amount: int
    drawn: int = 0
    paid: int = 0

    @property
    def open(self) -> int:
        """What is still owed of it, in minor units of its currency."""
        return self.amount - self.drawn - self.paid


@dataclass(frozen=True)
class Ledger:
    """The parts of a bond and the awards against it on one day, each by its event."""

    day: date
    parts: Mapping[int, Part]
    awards: Mapping[int, Award]

    @property
    def valid(self) -> list[Part]:
        """The parts that can be drawn on its day."""
        return [part for part in self.parts.values() if part.valid_on(self.day)]

    @property
    def open(self) -> list[Award]:
        """The awards of which something is still owed."""
        return [award for award in self.awards.values() if award.open]

    @property
    def currency(self) -> str | None:
        """The currency in which the bond is kept; None before anything was lodged."""
        return next((part.currency for part in self.parts.values()), None)


def ledger_on(entries: Iterable[Row], day: date) -> Ledger:
    """What the entries, given in the order they were made, say of a day."""
    parts: dict[int, Part] = {}
    awards: dict[int, Award] = {}
    for one in entries:
        if one.since > day:
            continue
        if one.act in (CASH, GUARANTEE):
            parts[one.seq] = _lodged(one)
        elif one.act == "award":
            awards[one.seq] = _awarded(one)
        elif one.of is not None:
            parts[one.of] = _changed(parts[one.of], one)
        if one.against is not None and one.act in ("draw", "pay"):
            awards[one.against] = _settled(awards[one.against], one)
    return Ledger(day, parts, awards)


def _lodged(one: Row) -> Part:
    return Part(
        seq=one.seq,
        kind=one.act,
        since=one.since,
        currency=one.currency or "",
        bank=one.bank,
        number=one.number,
        expires_on=one.expires_on,
        lodged=one.amount or 0,
    )


def _awarded(one: Row) -> Award:
    return Award(
        seq=one.seq,
        since=one.since,
        placement=one.placement or "",
        audit=one.audit,
        currency=one.currency or "",
        amount=one.amount or 0,
    )


def _changed(part: Part, one: Row) -> Part:
    amount = one.amount or 0
    match one.act:
        case "confirm":
            return replace(part, confirmed_on=one.since, confirmation=one.document)
        case "give_notice":
            return replace(part, notice_on=one.since)
        case "extend":
            return _unproven(replace(part, expires_on=one.expires_on, notice_on=None))
        case "replenish":
            return _unproven(replace(part, lodged=part.lodged + amount))
        case "release":
            return replace(part, released=part.released + amount)
        case "draw":
            return _pledged(replace(part, drawn=part.drawn + amount), one.against or 0, -amount)
        case "pledge":
            return _pledged(part, one.against or 0, amount)
        case "unpledge":
            return _pledged(part, one.against or 0, -amount)
    return part


def _unproven(part: Part) -> Part:
    """A part that is another than the bank confirmed, until the bank confirms it anew."""
    return replace(part, confirmed_on=None, confirmation=None)


def _pledged(part: Part, award: int, by: int) -> Part:
    """A pledge grown or shrunk, never below nothing: a drawing uses up its award's own pledge."""
    left = max(part.pledged.get(award, 0) + by, 0)
    others = {seq: amount for seq, amount in part.pledged.items() if seq != award}
    return replace(part, pledged=others | ({award: left} if left else {}))


def _settled(award: Award, one: Row) -> Award:
    if one.act == "pay":
        return replace(award, paid=award.paid + (one.amount or 0))
    return replace(award, drawn=award.drawn + (one.settled or 0))
