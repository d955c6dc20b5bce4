"""Parts 9, 11 and 12: what the agency is to do, what is proposed and what the committee decides."""

from audits.report.data import AuditReport
from audits.report.flow import Flow
from audits.report.palette import BODY_BOLD
from audits.report.table import Column, Row, table
from audits.report.wording import Wording, iso
from audits.words import N_


def write_actions(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the corrective action plan."""
    flow.part(words.say(N_("9. Corrective action plan")))
    if not report.actions:
        flow.prose(words.say(N_("No corrective action has been set yet.")))
        return
    columns = (
        Column(words.say(N_("Action")), 170),
        Column(words.say(N_("Owner")), 85),
        Column(words.say(N_("Due")), 55),
        Column(words.say(N_("Proof")), 100),
        Column(words.say(N_("Status")), 65),
    )
    rows = [
        Row((a.what, a.owner or "–", iso(a.due_on), a.proof or "–", a.status or "–"))
        for a in sorted(report.actions, key=lambda a: (a.due_on is None, a.due_on, a.what))
    ]
    table(flow, columns, rows)


def write_sanctions(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the sanctions that the auditor proposes, each with the law that allows it."""
    flow.part(words.say(N_("11. Sanctions proposed")))
    if not report.sanctions:
        flow.prose(words.say(N_("No sanction is proposed.")))
        return
    grounds = any(sanction.ground for sanction in report.sanctions)
    columns = [
        Column(words.say(N_("Measure")), 180),
        *([Column(words.say(N_("Ground")), 150)] if grounds else []),
        Column(words.say(N_("Legal base")), 145 if grounds else 110),
    ]
    missing = words.say(N_("legal base not stated"))
    rows = [
        Row((s.measure, *([s.ground or "–"] if grounds else []), s.legal_base or missing))
        for s in report.sanctions
    ]
    table(flow, columns, rows)


def write_questions(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the decisions that the committee is asked for."""
    flow.part(words.say(N_("12. Questions for the committee")))
    if not report.questions:
        flow.prose(words.say(N_("No question is put to the committee.")))
    for number, question in enumerate(report.questions, start=1):
        flow.prose(f"{number}. {question.text}", BODY_BOLD, after=3, keep=bool(question.options))
        flow.bullets(question.options)
