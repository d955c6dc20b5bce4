"""An agency's bond as a ledger of dated entries, what its register requires, and its clearances.

These tables are projections of the journal: only `services.projecting` writes them. What is held,
drawn and still to be covered on a day is derived from the entries by `services.bonding`.
"""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from registry.db import Document, db


class BondRule(db.Model):
    """What a register requires from `since` on, by tier, and what of a bond it shows the public.

    What it says later takes its place from its own day on: of the rules that have begun the one
    said last is in force.

    A tier says up to how many (`up_to`, None for any number) of the `measure` it is, and the cash
    and guarantee amounts in minor units of `currency`.
    """

    __tablename__ = "bond_rule"

    register: Mapped[str] = mapped_column(ForeignKey("register.slug"))
    since: Mapped[date]
    measure: Mapped[str]
    currency: Mapped[str]
    tiers: Mapped[list[dict[str, Any]]] = mapped_column(Document)
    shows: Mapped[list[str]] = mapped_column(Document)
    cite: Mapped[str]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"), primary_key=True)


class BondEntry(db.Model):
    """One dated entry of a bond, never edited; its `act` is of `registry.bonds`.

    `of` names the event that lodged the part of the bond it is about, `against` the event of an
    award. A drawing has the amount that left the bond and what it `settled` of the award, each in
    its own currency. `placement` is the hash of a reference, never a reference.
    """

    __tablename__ = "bond_entry"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    act: Mapped[str]
    since: Mapped[date]
    of: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))
    against: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))
    amount: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[str | None]
    settled: Mapped[int | None] = mapped_column(BigInteger)
    bank: Mapped[str | None]
    number: Mapped[str | None]
    expires_on: Mapped[date | None]
    placement: Mapped[str | None]
    audit: Mapped[str | None]
    ground: Mapped[str | None]
    document: Mapped[str | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class Clearance(db.Model):
    """One dated act on what an agency may recruit for: a destination, all of it or a part.

    Without a sector and an occupation it is about the whole destination; a stop of job orders
    without a destination is about all. `despite` says why it was cleared on a cover not known.
    """

    __tablename__ = "clearance"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    act: Mapped[str]
    since: Mapped[date]
    destination: Mapped[str | None]
    sector: Mapped[str | None]
    occupation: Mapped[str | None]
    ground: Mapped[str]
    basis: Mapped[str | None]
    document: Mapped[str | None]
    despite: Mapped[str | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
