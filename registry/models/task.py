"""Tasks: what one state's act asks the other state's ministry to look at; never public."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import db
from registry.models.account import Organisation
from registry.models.agency import Agency


class Task(db.Model):
    """One ministry's task after an act on an agency of another state.

    `what` is stopped, lifted, or ended (by the date that the act said). A task whose moment
    `raised_at` is still to come is not one yet. `answer` is decided or no_action, with its reason,
    by the role and organisation in `answered_by`; None while it is open.
    """

    __tablename__ = "task"
    __table_args__ = (Index(None, "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    act: Mapped[str]
    what: Mapped[str]
    raised_at: Mapped[str]
    answer: Mapped[str | None]
    reason: Mapped[str | None]
    answered_at: Mapped[str | None]
    answered_by: Mapped[str | None]

    organisation: Mapped[Organisation] = relationship()
    agency: Mapped[Agency] = relationship()
