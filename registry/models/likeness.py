"""What officers said of agencies that look alike: that two are one firm, or that they are not.

That two are one firm is public: a projection of the journal. That they are not is private.
"""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from registry.db import db


class AgencyLink(db.Model):
    """Two entries of the register that are one firm; `ended` is the event that took it back.

    `agency_id` is the smaller of the two numbers.
    """

    __tablename__ = "agency_link"
    __table_args__ = (Index(None, "agency_id"), Index(None, "other_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    ground: Mapped[str]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    ended: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))


class AgenciesApart(db.Model):
    """Two entries that look alike and are different firms; `agency_id` is the smaller number."""

    __tablename__ = "agencies_apart"

    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    at: Mapped[str]
    actor: Mapped[str]
    ground: Mapped[str]
