"""Part 13: statistics by sex and corridor, the index of evidence and the versions of the rules."""

from audits.report.data import AuditReport
from audits.report.flow import Flow
from audits.report.palette import TINY_QUIET
from audits.report.parts import statistics
from audits.report.table import DENSE, Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the annexes."""
    flow.part(words.say(N_("13. Annexes")))
    flow.section(words.say(N_("Statistics by sex and corridor")))
    statistics.write(flow, report, words)
    flow.section(words.say(N_("Index of evidence")))
    _evidence(flow, report, words)
    flow.section(words.say(N_("Versions of the rules")))
    _versions(flow, report, words)


def _evidence(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.evidence:
        flow.prose(words.say(N_("No piece of evidence is indexed.")))
        return
    text = N_(
        "The pieces are kept with the auditor's file under the references of the record; no name "
        "of a worker stands here. What a class is worth is said in part 3."
    )
    flow.prose(words.say(text), keep=True)
    columns = (
        Column(words.say(N_("Code")), 34),
        Column(words.say(N_("Kind")), 130),
        Column(words.say(N_("What it shows")), 206),
        Column(words.say(N_("Class")), 76),
        Column(words.say(N_("Pieces")), 38, "end"),
    )
    rows = [
        Row((item.code, item.kind, item.shows, item.weight, words.count(item.pieces)))
        for item in report.evidence
    ]
    table(flow, columns, rows, DENSE)


def _versions(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.law:
        flow.prose(words.say(N_("No instrument was applied.")))
        return
    columns = (
        Column(words.say(N_("Instrument")), 130),
        Column(words.say(N_("Edition (SHA-256 of its file)")), 350),
    )
    rows = [Row((law.id, Text(law.edition, TINY_QUIET))) for law in report.law]
    table(flow, columns, rows, DENSE)
