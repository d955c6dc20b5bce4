"""What is left of a placement whose worker's data were erased: its reference, and counts.

The erased rows themselves are gone from every table, the histories too.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registry.db import db


class ErasedPlacement(db.Model):
    """A reference whose facts were erased, by the write of that number, and on what ground."""

    __tablename__ = "erased_placement"

    reference: Mapped[str] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    erased_in: Mapped[int] = mapped_column(ForeignKey("write.number"))
    ground: Mapped[str]


class ErasedRun(db.Model):
    """A check run that judged facts erased since: it cannot be judged again."""

    __tablename__ = "erased_run"

    run_id: Mapped[int] = mapped_column(ForeignKey("check_run.id"), primary_key=True)
    erased_in: Mapped[int] = mapped_column(ForeignKey("write.number"), primary_key=True)


class ErasedVerdict(db.Model):
    """How many stored verdicts of a run were on placements erased since."""

    __tablename__ = "erased_verdict"

    run_id: Mapped[int] = mapped_column(ForeignKey("check_run.id"), primary_key=True)
    clause: Mapped[str] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
