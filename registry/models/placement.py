"""Private facts: placements, what was charged for them, and the terms and rates they are held to.

Ordinary rows: each carries the number of the write that made it. A replaced row moves to the
table of the same name with `_history`, with the number of the write that replaced it, so that
an old check run can be judged again on the facts as they stood.
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from audits.items import ITEMS
from registry.db import TEXT, Day, db
from registry.models.agency import Agency


class Placement(db.Model):
    """One worker's contract, under a pseudonymous reference."""

    __tablename__ = "placement"
    __table_args__ = (
        Index(None, "agency_id", "origin", "destination"),
        Index(None, "origin", "destination"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    reference: Mapped[str] = mapped_column(unique=True)
    employer: Mapped[str | None]
    origin: Mapped[str]
    destination: Mapped[str]
    area: Mapped[str | None]
    sector: Mapped[str | None]
    occupation: Mapped[str | None]
    sex: Mapped[str | None]
    birth_year: Mapped[int | None]
    age_at_signing: Mapped[int | None]
    contract_signed_on: Mapped[date | None]
    departed_on: Mapped[date | None]
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    wage_amount: Mapped[int | None] = mapped_column(BigInteger)
    wage_currency: Mapped[str | None]
    wage_period: Mapped[str | None]
    offer_wage_amount: Mapped[int | None] = mapped_column(BigInteger)
    paid_wage_amount: Mapped[int | None] = mapped_column(BigInteger)
    comparator_wage_amount: Mapped[int | None] = mapped_column(BigInteger)
    hours_per_week: Mapped[Decimal | None]
    rest_hours_per_week: Mapped[Decimal | None]
    overtime_rate: Mapped[Decimal | None]
    leave_days_per_year: Mapped[Decimal | None]
    comparator_hours_per_week: Mapped[Decimal | None]
    comparator_leave_days_per_year: Mapped[Decimal | None]
    comparator_overtime_rate: Mapped[Decimal | None]
    comparator_source: Mapped[str | None]
    wage_paid_by: Mapped[str | None]
    wage_paid_day: Mapped[int | None]
    passport_held_by: Mapped[str | None]
    job_change: Mapped[str | None]
    union_free: Mapped[str | None]
    social_security: Mapped[str | None]
    insured: Mapped[str | None]
    accommodation: Mapped[str | None]
    contract_language_understood: Mapped[str | None]
    contract_registered_on: Mapped[date | None]
    orientation_on: Mapped[date | None]
    costs_told_on: Mapped[date | None]
    costs_disclosed: Mapped[str | None]
    made_in: Mapped[int] = mapped_column(ForeignKey("write.number"))

    agency: Mapped[Agency] = relationship()


class Charge(db.Model):
    """One cost of a placement: who bore it, who got it, what came back.

    `identity` is the charge's reference, or all its columns but the refund's with a counter for
    equal rows: two instalments of one amount stay two.
    """

    __tablename__ = "charge"
    __table_args__ = (UniqueConstraint("placement_id", "identity"), Index(None, "reference"))

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    identity: Mapped[str]
    reference: Mapped[str | None]
    item: Mapped[str]
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str]
    paid_on: Mapped[date | None]
    borne_by: Mapped[str]
    payee: Mapped[str | None]
    reported_by: Mapped[str | None]
    evidence: Mapped[str | None]
    refunded_amount: Mapped[int | None] = mapped_column(BigInteger)
    refunded_on: Mapped[date | None]
    made_in: Mapped[int] = mapped_column(ForeignKey("write.number"))

    placement: Mapped[Placement] = relationship()


class ReferenceTerm(db.Model):
    """What nationals or the law get, by place, work and time; `valid_until` is the first day after.

    An empty area, sector or occupation is kept as NULL and means "any".
    """

    __tablename__ = "reference_term"
    __table_args__ = (Index(None, "country", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str | None]
    country: Mapped[str]
    area: Mapped[str | None]
    sector: Mapped[str | None]
    occupation: Mapped[str | None]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    wage_amount: Mapped[int | None] = mapped_column(BigInteger)
    wage_currency: Mapped[str | None]
    wage_period: Mapped[str | None]
    hours_per_week: Mapped[Decimal | None]
    rest_hours_per_week: Mapped[Decimal | None]
    leave_days_per_year: Mapped[Decimal | None]
    overtime_rate: Mapped[Decimal | None]
    source: Mapped[str]
    made_in: Mapped[int] = mapped_column(ForeignKey("write.number"))


class Rate(db.Model):
    """How many units of one currency a day's market gave for another, as an exact ratio."""

    __tablename__ = "rate"
    __table_args__ = (UniqueConstraint("from_currency", "to_currency", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    from_currency: Mapped[str]
    to_currency: Mapped[str]
    numerator: Mapped[int] = mapped_column(BigInteger)
    denominator: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[str | None]
    made_in: Mapped[int] = mapped_column(ForeignKey("write.number"))


def _history(table: Table) -> Table:
    """The table's replaced rows: its columns, and the write that replaced each."""
    copies = [Column(column.name, column.type, nullable=True) for column in table.columns]
    return Table(
        f"{table.name}_history",
        table.metadata,
        Column("history_id", Integer, primary_key=True),
        *copies,
        Column("replaced_in", Integer, ForeignKey("write.number"), nullable=False),
        Index(None, "id"),
    )


HISTORIES = {model: _history(model.__table__) for model in (Placement, Charge, ReferenceTerm, Rate)}

CostSheet = Table(
    "cost_sheet",
    db.metadata,
    Column("placement_id", Integer, ForeignKey("placement.id"), primary_key=True),
    Column("charged", BigInteger, nullable=False),
    Column("paying", BigInteger, nullable=False),
    Column("currency", TEXT),
    Column("through", Day),
    *(Column(f"{sum_}_{item}", BigInteger) for item in ITEMS for sum_ in ("paid", "open", "firm")),
)
