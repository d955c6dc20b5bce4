"""The demonstration register comes in: through the same acts and imports as a real one.

It is loaded once, on the day it is made; a second time nothing is done. What is invented is in
`registry.demonstration`.
"""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from audits.money import parse
from registry import clock, demonstration
from registry.acts import Decision
from registry.db import db
from registry.demonstration import Demonstration
from registry.demonstration.agencies import Agency as Firm
from registry.demonstration.committee import NEPAL_OFFICER, PEOPLE
from registry.demonstration.licences import Act
from registry.demonstration.rows import Row
from registry.errors import Refused
from registry.models import Agency, Audit, Committee, Organisation
from registry.services import (
    accounts,
    approving,
    auditing,
    checking,
    deciding,
    demonstrating,
    demonstration_applicant,
    demonstration_bonds,
    demonstration_known,
    demonstration_signins,
    demonstration_states,
    following,
    journal,
    licensing,
    reporting,
)
from registry.services.exchange import charges, placements, rates, references
from registry.services.following import Rule
from registry.services.licensing import LISTS

Say = Callable[[str], None]
PLACE = ("register", "agency_number")


def load(say: Say) -> Path:
    """Make this database a demonstration, check it, and write its one report; returns its path."""
    demonstrating.become_demonstration()
    made = None
    if not db.session.scalar(select(func.count(Agency.id))):
        made = demonstration.build(clock.today())
        _load(made, say)
    audit = db.session.scalars(select(Audit).order_by(Audit.id)).first()
    report = _report_of(audit)
    if not report.exists():
        say("Writing the audit report")
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_bytes(reporting.pdf(audit))
    demonstration_signins.make_signins(
        accounts.Person(one.email, one.role, one.organisation, one.display_name) for one in PEOPLE
    )
    if made:
        _propose(made.proposal)
        demonstration_states.load(made)
    return report


def _load(made: Demonstration, say: Say) -> None:
    say(f"Entering {len(made.agencies)} agencies and {len(made.acts)} decisions on their licences")
    _enter_agencies(made)
    for module, name in ((references, "references"), (rates, "rates"),
                         (placements, "placements"), (charges, "charges")):  # fmt: skip
        rows: Sequence[Row] = getattr(made, name)
        say(f"Loading {len(rows)} {name}")
        result = module.SHELF.load(_as_file(rows), actor=journal.SYSTEM)
        if result.refused:
            raise Refused("", str(result.refused[0]))
    demonstration_bonds.load(made, clock.today())
    _enter_organisations(made)
    say("Checking every placement by every instrument")
    run = checking.run_check(actor=journal.SYSTEM)
    say(checking.as_sentence(run))
    say("Carrying one audit through")
    _carry_out(made)
    demonstration_applicant.load(made, clock.today())


def _enter_agencies(made: Demonstration) -> None:
    listed_on = {one.slug: one.as_of for one in made.registers}
    for one in made.registers:
        licensing.declare_register(actor=journal.SYSTEM, **vars(one))
    entered = {firm.qualified: _enter(firm, listed_on[firm.register]) for firm in made.agencies}
    demonstration_known.load(made)
    for act in made.acts:
        agency = entered[f"{act.register}:{act.agency_number}"]
        deciding.decide(agency, _decision(act), actor=journal.SYSTEM)


def _propose(act: Act) -> None:
    """Let an officer of Nepal propose a suspension, and say what would follow from it."""
    agency = licensing.require_agency(act.agency_number, register=act.register)
    rule = Rule("suspend", "refund", "workers who paid and have not departed", 14)
    following.add_rule(agency.kept_in, rule, actor=journal.SYSTEM)
    officer = accounts.find_account(NEPAL_OFFICER.email)
    if officer:
        approving.put_forward(agency, _decision(act), officer=officer)


def _decision(act: Act) -> Decision:
    values = {name: value for name, value in vars(act).items() if name not in PLACE}
    return Decision(**values)


def _enter(firm: Firm, listed_on: date) -> Agency:
    """Enter a firm; one whose row has a status of its own stands on a list only."""
    row = firm.row()
    facts: dict[str, Any] = {key: row[key] or None for key in licensing.PUBLISHED}
    facts |= {key: row[key].split("|") if row[key] else [] for key in LISTS}
    if row["bond_amount"]:
        facts["bond_amount"] = parse(row["bond_amount"], row["bond_currency"])
    register = licensing.get_register(firm.register)
    agency = licensing.enter(register, firm.number, actor=journal.SYSTEM, **facts)
    if firm.status:
        entry: dict[str, Any] = {
            "act": "listed",
            "status": firm.status,
            "since": _day(firm.status_since),
            "issued_on": _day(firm.issued_on),
            "expires_on": _day(firm.expires_on),
            "ground": firm.status_ground or None,
            "as_of": listed_on,
        }
        licensing.enter_licence(agency, entry, actor=journal.SYSTEM)
    return agency


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _enter_organisations(made: Demonstration) -> None:
    known = {one.slug: Organisation(**vars(one)) for one in made.organisations}
    db.session.add_all(known.values())
    for one in made.committees:
        body = Committee(
            slug=one.slug,
            name=one.name,
            instrument_id=one.instrument,
            origin=one.origin,
            destination=one.destination,
        )
        body.members = [known[slug] for slug in one.members]
        db.session.add(body)
    db.session.flush()


def _carry_out(made: Demonstration) -> None:
    """Open the audit, hear the agency, ask for actions, and close it, on the days of its story."""
    story = made.audit
    body = db.session.scalars(select(Committee).filter_by(slug=story.committee)).one()
    audit = auditing.open_audit(
        body,
        licensing.require_agency(story.agency),
        since=story.since,
        until=story.until,
        actor=journal.SYSTEM,
    )
    audit.reference = story.reference
    audit.opened_at = f"{story.opened_on.isoformat()}T09:00:00Z"
    for reply in story.replies:
        auditing.reply(
            audit,
            subject=reply.topic,
            agency_text=reply.agency_text,
            received_on=reply.received_on,
            auditor_answer=reply.auditor_answer,
            changed=reply.changed,
        )
    for action in story.actions:
        auditing.ask(audit, **vars(action))
    auditing.close(
        audit,
        auditing.Conclusion(
            text=story.conclusion,
            auditor=story.auditor,
            reviewer=story.reviewer,
            interests=story.interests,
            sanctions="\n".join(story.sanctions),
            questions="\n".join(story.questions),
        ),
    )
    audit.closed_at = f"{story.closed_on.isoformat()}T16:00:00Z"
    db.session.flush()


def _report_of(audit: Audit) -> Path:
    folder = Path(current_app.config["INSTANCE"]) / "reports"
    return folder / f"{audit.reference}.pdf"


def _as_file(rows: Sequence[Row]) -> bytes:
    """Rows as the exchange file that a ministry would send."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
