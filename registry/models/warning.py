"""Warnings: recruiters that never had a licence, as the authority tells the public of them.

The table is a projection of the journal. What a warning says of an agency that is or was licensed
stands in that agency's own entries, not here.
"""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import Document, db
from registry.models.agency import Register


class Warned(db.Model):
    """One warning. `kind` is firm or person.

    Of a person `name`, `name_local` and each of `contacts` are hashes of personal values. From
    `until` on it holds no more, by the event `ended`, for the reason `end_ground`.
    """

    __tablename__ = "warning"
    __table_args__ = (Index(None, "register"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(ForeignKey("register.slug"))
    kind: Mapped[str]
    name: Mapped[str]
    name_local: Mapped[str | None]
    places: Mapped[list[str]] = mapped_column(Document, default=list)
    contacts: Mapped[list[str]] = mapped_column(Document, default=list)
    reported: Mapped[str]
    ground: Mapped[str]
    source: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    end_ground: Mapped[str | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    ended: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))

    kept_in: Mapped[Register] = relationship(lazy="joined", viewonly=True)
