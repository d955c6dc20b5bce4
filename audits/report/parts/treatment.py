"""Part 6: findings on equal treatment and on other conditions of work."""

from collections.abc import Sequence

from audits.report import vocabulary
from audits.report.data import AuditReport, ConditionFinding
from audits.report.flow import Flow
from audits.report.palette import SMALL_QUIET
from audits.report.table import Cell, Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording, iso
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the findings on wages and hours, then all others."""
    flow.part(words.say(N_("6. Equal-treatment findings")))
    flow.section(words.say(N_("Wages, hours and leave")))
    if report.treatment:
        text = N_(
            "What was observed stands beside what the clause asks. A gap in pay is for the period "
            "that it names and is never set off against what is to be repaid."
        )
        flow.prose(words.say(text))
        _findings(flow, report.treatment, words)
    else:
        flow.prose(words.say(N_("No unequal wage, hours or leave were found.")))
    flow.section(words.say(N_("Other conditions")))
    if report.others:
        _findings(flow, report.others, words)
    else:
        flow.prose(words.say(N_("No other breach was found.")))


def _findings(flow: Flow, findings: Sequence[ConditionFinding], words: Wording) -> None:
    gaps = any(finding.gap for finding in findings)
    columns = (
        Column(words.say(N_("Worker")), 44),
        Column(words.say(N_("Topic")), 106),
        Column(words.say(N_("Clause")), 100),
        Column(words.say(N_("Observed")), 76, "end"),
        Column(words.say(N_("Clause asks")), 76, "end"),
        *((Column(words.say(N_("Gap")), 76, "end"),) if gaps else ()),
    )
    rows: list[Row] = []
    for basis in vocabulary.BASES:
        of = [finding for finding in findings if finding.basis == basis]
        if of:
            rows.append(Row((words.key(vocabulary.BASES, basis),), "group"))
        rows.extend(_row(finding, gaps, words) for finding in of)
    table(flow, columns, rows)


def _row(finding: ConditionFinding, gaps: bool, words: Wording) -> Row:
    topic = words.key(vocabulary.TOPICS, finding.topic)
    cells: list[Cell] = [
        finding.worker or words.say(N_("agency")),
        (topic, Text(iso(finding.on), SMALL_QUIET)) if finding.on else topic,
        (finding.clause, Text(words.cite(finding.cite), SMALL_QUIET)),
        words.value(finding.observed),
        words.value(finding.limit),
    ]
    if gaps:
        cells.append(_gap(finding, words))
    return Row(tuple(cells))


def _gap(finding: ConditionFinding, words: Wording) -> Cell:
    if finding.gap is None:
        return "–"
    period = words.key(vocabulary.PERIODS, finding.gap_period)
    return (words.money(finding.gap), Text(period, SMALL_QUIET))
