"""A check run: what was judged, by which editions of the law, and what was found.

Breaches are kept as findings. What is met is counted by clause, what is unknown by clause and
agency; both are listed on demand by judging again.
"""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from registry.db import Document, db


class CheckRun(db.Model):
    """One judgment of the register: as of a day, with the last journal entry and write it saw.

    `confirmed` are the clauses that officers had confirmed when it was made. A run that is shared
    out in parts has its counts when the last of them is judged.
    """

    __tablename__ = "check_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    actor: Mapped[str]
    as_of: Mapped[date]
    journal_seq: Mapped[int]
    write_number: Mapped[int]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    instrument: Mapped[str | None]
    counts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    confirmed: Mapped[list[str]] = mapped_column(Document, default=list)

    @hybrid_property
    def done(self) -> bool:
        """Whether everything is judged; until then it is under way."""
        return self.counts != {}


class RunPart(db.Model):
    """A part of a run: the agencies whose id leaves `part` when it is divided by `of`.

    It is judged as a whole, from then on with its moment and counts, or not yet.
    """

    __tablename__ = "run_part"

    run_id: Mapped[int] = mapped_column(ForeignKey("check_run.id"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[int]
    done_at: Mapped[str | None]
    counts: Mapped[dict[str, Any] | None] = mapped_column(Document)


class InstrumentText(db.Model):
    """The text of one edition of an instrument, under its SHA-256."""

    __tablename__ = "instrument_text"

    edition: Mapped[str] = mapped_column(primary_key=True)
    instrument_id: Mapped[str]
    text: Mapped[str]


class RunInstrument(db.Model):
    """The edition of an instrument that a run judged by."""

    __tablename__ = "run_instrument"

    run_id: Mapped[int] = mapped_column(ForeignKey("check_run.id"), primary_key=True)
    instrument_id: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[str] = mapped_column(ForeignKey("instrument_text.edition"))


class Finding(db.Model):
    """One breach; `audits.facts` says what each column holds."""

    __tablename__ = "finding"
    __table_args__ = (
        Index(None, "run_id", "clause", "placement_id"),
        Index(None, "agency_id", "run_id"),
        Index(None, "placement_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("check_run.id"))
    instrument_id: Mapped[str]
    clause: Mapped[str]
    check_name: Mapped[str]
    basis: Mapped[str]
    force: Mapped[str]
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    outcome: Mapped[str]
    observed: Mapped[int | None] = mapped_column(BigInteger)
    observed_word: Mapped[str | None]
    observed_unit: Mapped[str | None]
    limit_value: Mapped[int | None] = mapped_column(BigInteger)
    limit_word: Mapped[str | None]
    limit_unit: Mapped[str | None]
    owed_amount: Mapped[int | None] = mapped_column(BigInteger)
    owed_currency: Mapped[str | None]
    established_amount: Mapped[int | None] = mapped_column(BigInteger)
    gap_amount: Mapped[int | None] = mapped_column(BigInteger)
    gap_currency: Mapped[str | None]
    gap_period: Mapped[str | None]
    missing: Mapped[str]
    cite: Mapped[str]
    on_day: Mapped[date | None]


class UnknownCount(db.Model):
    """How many verdicts of a clause a run left unknown at one agency."""

    __tablename__ = "unknown_count"
    __table_args__ = (Index(None, "agency_id"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("check_run.id"), primary_key=True)
    clause: Mapped[str] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    number: Mapped[int]
