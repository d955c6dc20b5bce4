"""What the public reads of a recruitment agency: its register, itself, its licence, its cases.

These tables are projections of the journal: only `services.projecting` writes them. A licence
is a series of dated entries, never edited; what holds on a day is derived from them.
"""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import Document, db


class Register(db.Model):
    """A list of agencies that one authority keeps; a country may have several.

    `duties` says what follows from an act here: act, kind, whom, days, cite (`services.following`);
    `leaves` what leaves the public page, so many days after its end: kind, days, cite
    (`services.leaving`).
    """

    __tablename__ = "register"

    slug: Mapped[str] = mapped_column(primary_key=True)
    country: Mapped[str]
    name: Mapped[str]
    as_of: Mapped[date | None]
    stale_after: Mapped[int] = mapped_column(default=90)
    publishes: Mapped[list[str]] = mapped_column(Document, default=list)
    source: Mapped[str | None]
    duties: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)
    leaves: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)


class Agency(db.Model):
    """A firm that recruits workers for jobs abroad, known by its register and number."""

    __tablename__ = "agency"
    __table_args__ = (
        UniqueConstraint("register", "number_folded"),
        UniqueConstraint("register", "slug"),
        Index(None, "number_folded"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(ForeignKey("register.slug"))
    number: Mapped[str]
    number_folded: Mapped[str]
    slug: Mapped[str]
    number_is_ours: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str]
    name_local: Mapped[str | None]
    trading_names: Mapped[list[str]] = mapped_column(Document, default=list)
    country: Mapped[str]
    address: Mapped[str | None]
    phones: Mapped[list[str]] = mapped_column(Document, default=list)
    emails: Mapped[list[str]] = mapped_column(Document, default=list)
    website: Mapped[str | None]
    sectors: Mapped[list[str]] = mapped_column(Document, default=list)
    destinations: Mapped[list[str]] = mapped_column(Document, default=list)
    bond_amount: Mapped[int | None] = mapped_column(BigInteger)
    bond_currency: Mapped[str | None]
    source: Mapped[str | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))

    kept_in: Mapped[Register] = relationship(lazy="joined", viewonly=True)
    entries: Mapped[list["Licence"]] = relationship(
        order_by="Licence.id", back_populates="agency", viewonly=True
    )
    steps: Mapped[list["Step"]] = relationship(order_by="Step.id", viewonly=True)


class Licence(db.Model):
    """One dated entry in the life of an agency's licence.

    `as_of` is the day of the list that reported the entry, and empty for an authority's own act;
    `reported` keeps the list's own word beside the canonical `status`. From `until` on it does not
    hold any more; by `due_on` its conditions are to be met.
    """

    __tablename__ = "licence"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    act: Mapped[str]
    status: Mapped[str]
    reported: Mapped[str | None]
    since: Mapped[date | None]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    ground: Mapped[str | None]
    basis: Mapped[str | None]
    document: Mapped[str | None]
    limits: Mapped[str | None]
    until: Mapped[date | None]
    due_on: Mapped[date | None]
    as_of: Mapped[date | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))

    agency: Mapped[Agency] = relationship(back_populates="entries", viewonly=True)


class Step(db.Model):
    """One dated step of an application or of an appeal, beside the licence and never edited.

    `of` is application or appeal; its last step says where it stands. An appeal's first step names
    the event of the decision that it is against, and whether that is stayed meanwhile. Until and
    including `objections_until` an application can be objected to.
    """

    __tablename__ = "step"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    of: Mapped[str]
    act: Mapped[str]
    status: Mapped[str]
    since: Mapped[date]
    ground: Mapped[str | None]
    basis: Mapped[str | None]
    document: Mapped[str | None]
    against: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))
    stayed: Mapped[bool]
    objections_until: Mapped[date | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class BarredPerson(db.Model):
    """A person disqualified with an agency: `name` is the hash of a personal value, never a name.

    From `until` on, when an appeal was allowed, the person is barred no more.
    """

    __tablename__ = "barred_person"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    name: Mapped[str]
    role: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
