"""What an agency disputes of its own public record, and which agency an organisation is.

That a fact is disputed is public, a projection of the journal; what the agency writes about it is
not. The entry itself stays as it is.
"""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import db
from registry.models.account import Organisation
from registry.models.agency import Agency
from registry.models.decision import ActProposal


class Dispute(db.Model):
    """A published fact that its agency disputes, from `since` until it was decided.

    `fact` is the name of a published fact, entry:SEQ for an entry of the licence, or known:SEQ for
    one of what the agency is known by. `outcome` is corrected, declined or withdrawn, by the event
    `ended`.
    """

    __tablename__ = "dispute"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    fact: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    outcome: Mapped[str | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    ended: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))


class CorrectionRequest(db.Model):
    """What an agency says is wrong and how it should read; `seq` is the event of its dispute.

    `stands` is what stood there; empty for an entry that stands elsewhere and is never edited.
    `answer` is accepted or declined. What is accepted becomes a proposal, or was mended by a later
    act.
    """

    __tablename__ = "correction_request"
    __table_args__ = (Index(None, "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    at: Mapped[str]
    actor: Mapped[str]
    fact: Mapped[str]
    stands: Mapped[str]
    wanted: Mapped[str]
    why: Mapped[str]
    document: Mapped[str]
    answer: Mapped[str | None]
    reason: Mapped[str | None]
    answered_at: Mapped[str | None]
    answered_by: Mapped[str | None]
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("act_proposal.id"))

    agency: Mapped[Agency] = relationship()
    proposal: Mapped[ActProposal | None] = relationship()


class AgencyAccount(db.Model):
    """Which agency an organisation of the kind agency is."""

    __tablename__ = "agency_account"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))

    organisation: Mapped[Organisation] = relationship()
    agency: Mapped[Agency] = relationship()
