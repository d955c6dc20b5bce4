"""The yearly rate of interest that a joint committee has set on what workers are owed."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import db
from registry.models.account import Committee


class InterestRate(db.Model):
    """One decision: percent a year from `since` on, and where it stands.

    Rows are added and never changed; of two that begin on one day the later one holds.
    """

    __tablename__ = "interest_rate"

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    since: Mapped[date]
    percent: Mapped[Decimal]
    cite: Mapped[str]
    at: Mapped[str]
    actor: Mapped[str]

    committee: Mapped[Committee] = relationship()
