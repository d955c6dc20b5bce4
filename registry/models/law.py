"""The law as officers keep it: adopted editions, proposals of new ones, confirmations of clauses.

Editions and confirmations are projections of the journal. The text of an edition stands in
`instrument_text`, under its SHA-256; most instruments' first edition is a file of the program.
"""

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import db
from registry.models.checking import InstrumentText


class LawEdition(db.Model):
    """An edition that a ministry adopted; `base` is the edition whose place it took, if any."""

    __tablename__ = "law_edition"
    __table_args__ = (UniqueConstraint("instrument_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    at: Mapped[str]
    actor: Mapped[str]
    country: Mapped[str]
    instrument_id: Mapped[str]
    number: Mapped[int]
    edition: Mapped[str] = mapped_column(ForeignKey("instrument_text.edition"))
    base: Mapped[str | None] = mapped_column(ForeignKey("instrument_text.edition"))
    reason: Mapped[str]

    words: Mapped[InstrumentText] = relationship(foreign_keys=[edition])


class LawProposal(db.Model):
    """A text that an officer proposes: open, adopted, withdrawn or refused; public only if adopted.

    `proposer_id` is None where the operator proposed it from the terminal.
    """

    __tablename__ = "law_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    actor: Mapped[str]
    country: Mapped[str]
    proposer_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    instrument_id: Mapped[str]
    base: Mapped[str | None]
    text: Mapped[str]
    reason: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    closed_at: Mapped[str | None]
    closed_by: Mapped[str | None]
    ground: Mapped[str | None]


class LawConfirmation(db.Model):
    """One officer's word that a clause says what the signed text says, and where it says it.

    It counts for the clause that has the same `mark` (`audits.marks`). `officer` is the number of
    an account, so that two officers are two without either's name. `document` is the SHA-256 of
    the signed text, seen at `address` or kept under that number.
    """

    __tablename__ = "law_confirmation"
    __table_args__ = (Index(None, "instrument_id", "clause"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    at: Mapped[str]
    actor: Mapped[str]
    country: Mapped[str]
    officer: Mapped[int]
    instrument_id: Mapped[str]
    clause: Mapped[str]
    mark: Mapped[str]
    document: Mapped[str]
    address: Mapped[str | None]
    place: Mapped[str]
    withdrawn_at: Mapped[str | None]
    withdrawn_by: Mapped[str | None]
    ground: Mapped[str | None]


class LawDocument(db.Model):
    """A signed text as an officer sent it, under its SHA-256 in hex."""

    __tablename__ = "law_document"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
