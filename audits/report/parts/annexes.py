"""Part 13: statistics by sex and corridor, the index of evidence and the versions of the rules."""

from collections.abc import Sequence

from audits.report import vocabulary
from audits.report.charts import Bar, bars, legend
from audits.report.data import AuditReport, Group
from audits.report.flow import Flow
from audits.report.palette import BREACHED, MET, SMALL_QUIET
from audits.report.privacy import SMALLEST, PublishedGroup, publishable
from audits.report.table import Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the annexes."""
    flow.part(words.say(N_("13. Annexes")))
    flow.section(words.say(N_("Statistics by sex and corridor")))
    _statistics(flow, report, words)
    flow.section(words.say(N_("Index of evidence")))
    _evidence(flow, report, words)
    flow.section(words.say(N_("Versions of the rules")))
    _versions(flow, report, words)


def _statistics(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not (report.by_sex or report.by_corridor):
        flow.prose(words.say(N_("No worker was checked, so there are no statistics.")))
        return
    text = N_(
        "Counts of fewer than %(smallest)s workers are hidden, and others where a difference would "
        "reveal them."
    )
    flow.prose(words.say(text, smallest=SMALLEST))
    sexes = [
        Group(words.key(vocabulary.SEXES, g.name), g.workers, g.with_finding) for g in report.by_sex
    ]
    for title, groups in ((N_("Sex"), sexes), (N_("Corridor"), list(report.by_corridor))):
        if groups:
            _groups(flow, words.say(title), groups, words)


def _groups(flow: Flow, title: str, groups: Sequence[Group], words: Wording) -> None:
    shown = publishable(groups)
    hidden = words.say(N_("hidden"))
    columns = (
        Column(title, 200),
        Column(words.say(N_("Workers checked")), 90, "end"),
        Column(words.say(N_("With a finding")), 90, "end"),
    )
    rows = [
        Row(
            (
                group.name,
                hidden if group.workers is None else words.count(group.workers),
                hidden if group.with_finding is None else words.count(group.with_finding),
            )
        )
        for group in shown
    ]
    table(flow, columns, rows)
    _chart(flow, shown, words)


def _chart(flow: Flow, groups: Sequence[PublishedGroup], words: Wording) -> None:
    open_groups = [
        (group.name, group.workers, group.with_finding)
        for group in groups
        if group.workers and group.with_finding is not None
    ]
    if len(open_groups) < 2:
        return
    entries = (
        (words.say(N_("with a finding")), BREACHED),
        (words.say(N_("without a finding")), MET),
    )
    legend(flow, entries)
    remark = N_("%(count)s of %(all)s")
    bars(
        flow,
        [
            Bar(
                name,
                ((found, BREACHED), (workers - found, MET)),
                words.say(remark, count=words.count(found), all=words.count(workers)),
            )
            for name, workers, found in open_groups
        ],
    )


def _evidence(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.evidence:
        flow.prose(words.say(N_("No piece of evidence is indexed.")))
        return
    columns = (
        Column(words.say(N_("Code")), 50),
        Column(words.say(N_("Kind")), 150),
        Column(words.say(N_("What it shows")), 190),
        Column(words.say(N_("Weight")), 45),
        Column(words.say(N_("Pieces")), 45, "end"),
    )
    rows = [
        Row((item.code, item.kind, item.shows, item.weight, words.count(item.pieces)))
        for item in report.evidence
    ]
    table(flow, columns, rows)


def _versions(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.law:
        flow.prose(words.say(N_("No instrument was applied.")))
        return
    columns = (
        Column(words.say(N_("Instrument")), 130),
        Column(words.say(N_("Edition (SHA-256 of its file)")), 350),
    )
    table(flow, columns, [Row((law.id, Text(law.edition, SMALL_QUIET))) for law in report.law])
