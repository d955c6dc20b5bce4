"""Audits: a joint committee opens one for an agency and a period, works on it, and closes it.

A person sees the audits of the committees that his organisation belongs to, and no other. The
findings are those of the audit's own check run, for contracts of the committee's corridor that
were signed in the period. A closed audit never changes again.
"""

from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select

from registry import clock
from registry.db import db
from registry.errors import Refused
from registry.models import Agency, Audit, AuditAction, AuditReply, Committee, Placement, User
from registry.services import checking, evidencing, finding, journal, narrowing, remedying
from registry.services.finding import ClauseCount, FindingView, Part
from registry.services.folding import fold_name
from registry.services.paging import Page, page_in
from registry.services.remedying import MoneyOwed


@dataclass(frozen=True)
class Conclusion:
    """What closes an audit; the reviewer is not the auditor."""

    text: str
    auditor: str
    reviewer: str
    interests: str
    sanctions: str = ""
    questions: str = ""


@dataclass(frozen=True)
class Summary:
    """An audit in figures: what was judged, what was found, what workers are owed."""

    placements: int
    breached: int
    unknown: int
    clauses: list[ClauseCount]
    money: list[MoneyOwed]


def list_committees(*, seen_by: User) -> list[Committee]:
    """The committees of the reader's organisation, by their names in addresses."""
    query = select(Committee).where(Committee.members.any(id=seen_by.organisation_id))
    return list(db.session.scalars(query.order_by(Committee.slug)))


def get_committee(slug: str, *, seen_by: User) -> Committee:
    """The committee of that name, if the reader's organisation belongs to it."""
    for committee in list_committees(seen_by=seen_by):
        if committee.slug == slug:
            return committee
    absent = _("There is no committee %(slug)s.", slug=slug)
    raise narrowing.hidden(f"committee {slug}", seen_by, absent)


def list_audits(*, seen_by: User) -> list[Audit]:
    """The audits that the reader may see, the newest first."""
    ours = [committee.id for committee in list_committees(seen_by=seen_by)]
    query = select(Audit).where(Audit.committee_id.in_(ours))
    return list(db.session.scalars(query.order_by(Audit.opened_at.desc(), Audit.id.desc())))


def get_audit(reference: str, *, seen_by: User) -> Audit:
    """The audit of that reference, if it is of a committee of the reader's organisation."""
    audit = find_audit(reference)
    ours = {committee.id for committee in list_committees(seen_by=seen_by)}
    if audit is None or audit.committee_id not in ours:
        absent = _("There is no audit %(reference)s.", reference=reference)
        raise narrowing.hidden(f"audit {reference}", seen_by, absent)
    return audit


def get_open_audit(reference: str, *, seen_by: User) -> Audit:
    """The audit of that reference, to be worked on; a closed one is refused."""
    audit = get_audit(reference, seen_by=seen_by)
    _still_open(audit)
    return audit


def find_audit(reference: str) -> Audit | None:
    """The audit of that reference, whoever asks: for the terminal's operator."""
    return db.session.scalars(select(Audit).filter_by(reference=reference)).one_or_none()


def list_auditable(committee: Committee) -> list[Agency]:
    """The agencies with placements in the committee's corridor, by register and number."""
    placed = select(Placement.agency_id).where(
        Placement.origin == committee.origin, Placement.destination == committee.destination
    )
    query = select(Agency).where(Agency.id.in_(placed))
    return list(db.session.scalars(query.order_by(Agency.register, Agency.number_folded)))


def open_audit(
    committee: Committee, agency: Agency, *, since: date, until: date, actor: str
) -> Audit:
    """Open an audit of the agency's contracts signed from `since` to the day before `until`."""
    if until <= since:
        raise Refused("until", _("The period ends before it begins."))
    if since > clock.today():
        raise Refused("since", _("The period lies in the future."))
    if agency.id not in {one.id for one in list_auditable(committee)}:
        raise Refused("agency", _("This agency has no placement in the committee's corridor."))
    journal.one_writer()  # what is brought in meanwhile is not half seen
    run = checking.run_check(actor=actor, agency=agency, with_met=True)
    audit = Audit(
        reference=_next_reference(committee),
        committee_id=committee.id,
        committee=committee,
        agency_id=agency.id,
        since=since,
        until=until,
        run_id=run.id,
        opened_at=clock.stamp(clock.now()),
        opened_by=actor,
    )
    audit.counts = checking.count_by_clause(run, *covered(audit))
    db.session.add(audit)
    db.session.flush()
    return audit


def covered(audit: Audit) -> list[ColumnElement[bool]]:
    """Which placements an audit covers: the agency's, of its corridor, signed in its period."""
    return [
        Placement.agency_id == audit.agency_id,
        Placement.origin == audit.committee.origin,
        Placement.destination == audit.committee.destination,
        Placement.contract_signed_on >= audit.since,
        Placement.contract_signed_on < audit.until,
    ]


def list_placements(audit: Audit) -> list[Placement]:
    """The placements that an audit covers, by reference."""
    query = select(Placement).where(*covered(audit)).order_by(Placement.reference)
    return list(db.session.scalars(query))


def list_findings(audit: Audit, *, clause: str = "") -> list[FindingView]:
    """The findings of an audit, all or one clause's, the breaches first."""
    return finding.list_findings(audit.run, part_of(audit, clause))


def list_breaches(audit: Audit) -> list[FindingView]:
    """The breaches among the findings of an audit."""
    return finding.list_breaches(audit.run, part_of(audit))


def page_of_findings(audit: Audit, *, clause: str, number: int) -> Page[FindingView]:
    """One page of an audit's findings, with their evidence."""
    page = page_in(list_findings(audit, clause=clause), number)
    return replace(page, rows=evidencing.with_evidence(page.rows))


def summary(audit: Audit) -> Summary:
    """An audit in figures."""
    clauses = finding.clause_counts(audit.counts, audit.run)
    dues = remedying.due_by_placement(list_breaches(audit))
    return Summary(
        placements=len(list_placements(audit)),
        breached=sum(row.breached for row in clauses),
        unknown=sum(row.unknown for row in clauses),
        clauses=clauses,
        money=remedying.money_owed(one for parts in dues.values() for one in parts),
    )


def reply(audit: Audit, *, subject: str, agency_text: str, received_on: date,
          auditor_answer: str = "", changed: str = "") -> AuditReply:  # fmt: skip
    """Record what the agency answered, and what the auditor says to it."""
    _still_open(audit)
    if received_on > clock.today():
        raise Refused("received_on", _("The day lies in the future."))
    _not_before(audit, "received_on", received_on)
    row = AuditReply(
        audit_id=audit.id,
        received_on=received_on,
        subject=subject,
        agency_text=agency_text,
        auditor_answer=auditor_answer or None,
        changed=changed or None,
    )
    audit.replies.append(row)
    db.session.flush()
    return row


def ask(audit: Audit, *, action: str, owner: str, due_on: date, proof: str = "",
        status: str = "open") -> AuditAction:  # fmt: skip
    """Ask for a corrective action: what, of whom, by when, shown by which proof."""
    _still_open(audit)
    _not_before(audit, "due_on", due_on)
    row = AuditAction(
        audit_id=audit.id,
        action=action,
        owner=owner,
        due_on=due_on,
        proof=proof or None,
        status=status,
    )
    audit.actions.append(row)
    db.session.flush()
    return row


def close(audit: Audit, conclusion: Conclusion) -> None:
    """Close an audit with its conclusion; nothing in it changes after that."""
    _still_open(audit)
    if fold_name(conclusion.reviewer) == fold_name(conclusion.auditor):
        raise Refused("reviewer", _("The reviewer must be somebody other than the auditor."))
    audit.conclusion = conclusion.text
    audit.auditor = conclusion.auditor
    audit.reviewer = conclusion.reviewer
    audit.interests = conclusion.interests
    audit.sanctions = conclusion.sanctions or None
    audit.questions = conclusion.questions or None
    audit.closed_at = clock.stamp(clock.now())
    db.session.flush()


def part_of(audit: Audit, clause: str = "") -> Part:
    """The part of the audit's run that it covers, all of it or one clause's."""
    return Part(agency=audit.agency, clause=clause, where=tuple(covered(audit)))


def _still_open(audit: Audit) -> None:
    if audit.closed_at:
        raise Refused("", _("Audit %(reference)s is closed.", reference=audit.reference))


def _not_before(audit: Audit, field: str, day: date) -> None:
    if day < audit.since:
        raise Refused(field, _("The day lies before the period of the audit."))


def _next_reference(committee: Committee) -> str:
    """The next free reference of the year: JC-NPL-MYS-2026-01."""
    stem = f"JC-{committee.origin}-{committee.destination}-{clock.today().year}-"
    same = select(func.count(Audit.id)).where(Audit.reference.startswith(stem, autoescape=True))
    return f"{stem}{(db.session.scalar(same) or 0) + 1:02d}"
