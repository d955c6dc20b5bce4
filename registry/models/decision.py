"""Decisions in the making, and what follows from those that were made; none of it is public.

An act or a correction waits here for its second person. What is decided is in the journal.
"""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import Document, db
from registry.models.agency import Agency


class ActProposal(db.Model):
    """What an officer proposes: `state` is open, approved, declined or withdrawn.

    `kind` is a key of `services.approving.CARRIED`; `body` what would be done, `data` an import's
    file. `seen` is the agency's `seq` when it was proposed, and `seq` the event that came of it.
    """

    __tablename__ = "act_proposal"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    actor: Mapped[str]
    country: Mapped[str]
    proposer_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    kind: Mapped[str]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    seen: Mapped[int | None]
    body: Mapped[dict[str, Any]] = mapped_column(Document)
    data: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[str] = mapped_column(default="open")
    closed_at: Mapped[str | None]
    closed_by: Mapped[str | None]
    ground: Mapped[str | None]
    seq: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))

    agency: Mapped[Agency | None] = relationship()


class Duty(db.Model):
    """Somebody to be told or something to be given back after an act, by a day.

    `kind` is tell, refund or return; `done_by` is the role and organisation that said it is done.
    """

    __tablename__ = "duty"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    act: Mapped[str]
    kind: Mapped[str]
    whom: Mapped[str]
    cite: Mapped[str | None]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    done_by: Mapped[str | None]

    agency: Mapped[Agency] = relationship()
