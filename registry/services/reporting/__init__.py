"""The audit report: an audit's facts, laid out as `audits.report` prints them.

Workers appear under codes that hold for this report only. Nothing is computed here that a page
would compute otherwise: findings, remedies and counts come from the same services.
"""

import hashlib
import json
from dataclasses import asdict, replace

from flask_babel import get_locale
from flask_babel import gettext as _

from audits.report import render
from audits.report.data import AuditReport, Period
from registry.models import Audit
from registry.services import demonstrating
from registry.services.reporting import cost, frame, method, money, outcome
from registry.services.reporting.dossier import Dossier


def pdf(audit: Audit) -> bytes:
    """The report as a PDF in the reader's language; the same data give the same bytes."""
    return render(report(audit), _)


def report(audit: Audit) -> AuditReport:
    """Everything that the report says, with the SHA-256 of all of it on the cover."""
    made = _made(Dossier(audit))
    plain = json.dumps(asdict(made), default=str, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(plain.encode()).hexdigest()
    return replace(made, cover=replace(made.cover, data_hash=digest))


def _made(dossier: Dossier) -> AuditReport:
    audit = dossier.audit
    return AuditReport(
        language=str(get_locale() or "en"),
        demonstration=demonstrating.is_demonstration(),
        cover=frame.cover(dossier),
        committee=frame.committee(dossier),
        agency=frame.agency(dossier),
        period=Period(audit.since, audit.until),
        run=frame.run(dossier),
        method=method.method(dossier),
        law=frame.law(dossier),
        results=outcome.results(dossier),
        fees=outcome.fees(dossier),
        treatment=outcome.treatment(dossier),
        others=outcome.others(dossier),
        grades=outcome.grades(dossier),
        missing=outcome.missing(dossier),
        reply=frame.reply(dossier),
        actions=frame.actions(dossier),
        remedies=money.remedies(dossier),
        repayments=money.repayments(dossier),
        interest_rates=money.interest_rates(dossier),
        sanctions=frame.sanctions(dossier),
        questions=frame.questions(dossier),
        by_sex=outcome.by_sex(dossier),
        by_corridor=outcome.by_corridor(dossier),
        treatment_by_sex=outcome.treatment_by_sex(dossier),
        evidence=money.evidence(dossier),
        earlier=method.earlier(dossier),
        cost=cost.recruitment_cost(dossier),
        pay_gaps=cost.pay_gaps(dossier),
        explained_at=f"/{get_locale() or 'en'}/audits/{audit.reference}/verdicts/",
        conclusion=audit.conclusion or "",
        sign_off=frame.sign_off(dossier),
    )
