"""An audit: a committee's inspection of one agency over a period, from opening to sign-off."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import Document, db
from registry.models.account import Committee
from registry.models.agency import Agency
from registry.models.checking import CheckRun


class Audit(db.Model):
    """One audit; its findings are those of `run` for the agency's contracts signed in the period.

    `since` and `until` are half-open; a closed audit never changes again.
    """

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    since: Mapped[date]
    until: Mapped[date]
    run_id: Mapped[int] = mapped_column(ForeignKey("check_run.id"))
    opened_at: Mapped[str]
    opened_by: Mapped[str]
    closed_at: Mapped[str | None]
    counts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    conclusion: Mapped[str | None]
    auditor: Mapped[str | None]
    reviewer: Mapped[str | None]
    interests: Mapped[str | None]
    sanctions: Mapped[str | None]
    questions: Mapped[str | None]

    committee: Mapped[Committee] = relationship()
    agency: Mapped[Agency] = relationship()
    run: Mapped[CheckRun] = relationship()
    replies: Mapped[list["AuditReply"]] = relationship(order_by="AuditReply.id")
    actions: Mapped[list["AuditAction"]] = relationship(order_by="AuditAction.id")


class AuditReply(db.Model):
    """What the agency answered, what the auditor said to it, and what changed."""

    __tablename__ = "audit_reply"

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id"))
    received_on: Mapped[date]
    subject: Mapped[str]
    agency_text: Mapped[str]
    auditor_answer: Mapped[str | None]
    changed: Mapped[str | None]


class AuditAction(db.Model):
    """One corrective action: what, who, by when, which proof, and how it stands."""

    __tablename__ = "audit_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id"))
    action: Mapped[str]
    owner: Mapped[str]
    due_on: Mapped[date]
    proof: Mapped[str | None]
    status: Mapped[str]
