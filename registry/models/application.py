"""An application for a licence: its papers, what is objected, what its register asks.

The steps of an application stand in `models.agency`. Papers and rules are projections of the
journal; objections are private, may be erased, and are in no export.
"""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import db
from registry.models.agency import Agency


class ApplicationRule(db.Model):
    """What a register's own law says of applications, each with where it says so.

    `look_back_years` is how far back a sanction of another agency counts, None for no limit;
    `objection_days` how many days after an application is published it can be objected to.
    """

    __tablename__ = "application_rule"

    register: Mapped[str] = mapped_column(ForeignKey("register.slug"), primary_key=True)
    look_back_years: Mapped[int | None]
    look_back_cite: Mapped[str | None]
    objection_days: Mapped[int | None]
    objection_cite: Mapped[str | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class ApplicationPaper(db.Model):
    """A paper that an application rests on, as the authority states it.

    `application` is the event of the application; the event `ended` struck the paper out, on
    `ground`.
    """

    __tablename__ = "application_paper"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    application: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    kind: Mapped[str]
    reference: Mapped[str]
    dated_on: Mapped[date | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    ended: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))
    ground: Mapped[str | None]


class Objection(db.Model):
    """What somebody objects to an application; nobody's account is kept with it.

    `token` is the SHA-256 of the words in the address at which the objector reads the answer.
    `text`, `name` and `contact` are None once they were erased, at `erased_at` and on `ground`.
    """

    __tablename__ = "objection"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    application: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    at: Mapped[str]
    token: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str | None]
    name: Mapped[str | None]
    contact: Mapped[str | None]
    answer: Mapped[str | None]
    answered_at: Mapped[str | None]
    answered_by: Mapped[str | None]
    erased_at: Mapped[str | None]
    ground: Mapped[str | None]

    agency: Mapped[Agency] = relationship()
