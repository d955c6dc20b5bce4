"""What bond a register requires of an agency, by tier: its own setting with its citation.

Nothing is required where nothing was set: no tier and no amount is ever assumed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from audits.money import EXPONENTS, LARGEST
from registry.bonds import CASH, GUARANTEE, MEASURES, SHOWS
from registry.db import db
from registry.errors import Refused
from registry.models import Agency, BondEntry, BondRule, Register
from registry.services import journal
from registry.services.bonding import counting
from registry.services.licensing import plain
from registry.services.recalling import known_by


@dataclass(frozen=True)
class Tier:
    """Up to how many (None: any number), and the cash and guarantee required, in minor units."""

    up_to: int | None
    cash: int
    guarantee: int


@dataclass(frozen=True)
class Rules:
    """What a register requires from a day on: of `measure` so many, so much in one currency."""

    since: date
    measure: str
    currency: str
    tiers: tuple[Tier, ...]
    cite: str
    shows: tuple[str, ...] = SHOWS


@dataclass(frozen=True)
class Required:
    """What is required of one agency on a day: for how many (`count`), by which tier."""

    cash: int
    guarantee: int
    currency: str
    measure: str
    count: int
    cite: str

    @property
    def total(self) -> int:
        """Cash and guarantee together, in minor units."""
        return self.cash + self.guarantee


class Requirements:
    """What an agency's register requires of it, day by day, as it was known at the end of `known`.

    Without `known` it is as it is known now.
    """

    def __init__(self, agency: Agency, known: date | None = None) -> None:
        self._rules = list_rules(agency.register, known)
        measures = {rule.measure for rule in self._rules}
        self._counts = {one: counting.running(agency, one, known) for one in measures}

    def on(self, day: date) -> Required | None:
        """What is required on a day; None where nothing is."""
        # What was said last of the rules that have begun.
        rule = next((one for one in reversed(self._rules) if one.since <= day), None)
        if rule is None or not rule.tiers:
            return None
        count = self._counts[rule.measure].on(day)
        tier = next(one for one in rule.tiers if one["up_to"] is None or count <= one["up_to"])
        amounts = {name: tier[name] for name in ("cash", "guarantee")}
        return Required(
            **amounts, currency=rule.currency, measure=rule.measure, count=count, cite=rule.cite
        )

    def changes(self) -> Iterator[date]:
        """The days from which on other amounts are required than the day before."""
        days = {rule.since for rule in self._rules}
        days |= {day for count in self._counts.values() for day in count.days}
        before = None
        for day in sorted(days):
            need = self.on(day)
            amounts = need and (need.cash, need.guarantee, need.currency)
            if amounts != before:
                yield day
            before = amounts


def list_rules(register: str, known: date | None = None) -> Sequence[BondRule]:
    """What a register required, in the order in which it said so, as known at the end of a day."""
    query = select(BondRule).filter_by(register=register).where(known_by(BondRule, known))
    return db.session.scalars(query.order_by(BondRule.seq)).all()


def find_rule(register: str) -> BondRule | None:
    """What a register said last that it requires; None where it has said nothing."""
    return next(reversed(list_rules(register)), None)


def shown_of(register: str) -> frozenset[str]:
    """What of a bond the register shows the public."""
    rule = find_rule(register)
    return frozenset(SHOWS if rule is None else rule.shows)


def required(agency: Agency, on: date, known: date | None = None) -> Required | None:
    """What the agency's register requires of it on a day; None where it requires nothing."""
    return Requirements(agency, known).on(on)


def declare(register: Register, rules: Rules, *, actor: str) -> None:
    """Say what bond a register requires from a day on, in place of what it said of those days."""
    if rules.measure not in MEASURES:
        raise Refused("measure", _("Choose what the tiers count."))
    if rules.currency not in EXPONENTS:
        raise Refused("currency", _("Choose the currency of the bond."))
    if not rules.cite.strip():
        raise Refused("cite", _("Name the legal basis."))
    if not set(rules.shows) <= set(SHOWS):
        raise Refused("shows", _("Choose what the public sees."))
    if _currencies(register) - {rules.currency}:
        raise Refused("currency", _("Bonds of this register are kept in another currency."))
    _check_tiers(rules.tiers)
    body: dict[str, Any] = {name: plain(value) for name, value in asdict(rules).items()}
    body |= {"register": register.slug, "shows": [one for one in SHOWS if one in rules.shows]}
    body["tiers"] = [asdict(tier) for tier in rules.tiers]
    journal.record("bond-required", body, actor=actor)


def _check_tiers(tiers: tuple[Tier, ...]) -> None:
    """Refuse tiers that leave a number without an amount, or give it two."""
    limits = [tier.up_to for tier in tiers]
    if limits and limits[-1] is not None:
        raise Refused("tiers", _("The last tier is for any number: begin its line with *."))
    numbers = [limit for limit in limits[:-1] if limit is not None]
    if len(numbers) != len(limits[:-1]) or numbers != sorted(set(numbers)):
        raise Refused("tiers", _("Each tier goes further than the one before it."))
    amounts = [amount for tier in tiers for amount in (tier.cash, tier.guarantee)]
    if any(not 0 <= amount <= LARGEST for amount in amounts):
        raise Refused("tiers", _("This amount is not possible."))


def _currencies(register: Register) -> set[str | None]:
    """The currencies in which bonds of a register were lodged."""
    query = select(BondEntry.currency).join(Agency, Agency.id == BondEntry.agency_id).distinct()
    lodged = BondEntry.act.in_((CASH, GUARANTEE))
    return set(db.session.scalars(query.where(lodged, Agency.register == register.slug)))
