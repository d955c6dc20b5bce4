"""A check run: what was judged, by which editions of the law, and what was found.

Only breached and unknown verdicts are kept as findings; the met ones are counted.
"""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from registry.db import Document, db


class CheckRun(db.Model):
    """One judgment of the register: as of a day, with the last journal entry and write it saw."""

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
    """One verdict that is not "met"; `audits.facts` says what each column holds."""

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
