"""Counts of workers by group, hidden where they are small, with their picture."""

from collections.abc import Sequence

from audits.report import vocabulary
from audits.report.charts import Bar, bars, legend
from audits.report.data import AuditReport, Group
from audits.report.flow import Flow
from audits.report.palette import BREACHED, MET
from audits.report.privacy import SMALLEST, PublishedGroup, publishable
from audits.report.table import DENSE, Column, Row, table
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the workers checked and those with a finding, by sex and by corridor."""
    if not (report.by_sex or report.by_corridor):
        flow.prose(words.say(N_("No worker was checked, so there are no statistics.")))
        return
    text = N_(
        "Counts of fewer than %(smallest)s workers are hidden, and others where a difference would "
        "reveal them."
    )
    flow.prose(words.say(text, smallest=SMALLEST))
    for title, groups in ((N_("Sex"), report.by_sex), (N_("Corridor"), report.by_corridor)):
        if groups:
            _chart(flow, counts(flow, words.say(title), groups, words), words)


def counts(flow: Flow, title: str, groups: Sequence[Group], words: Wording) -> list[PublishedGroup]:
    """Write the counts of the groups as they may be published, and give them back."""
    named = [Group(words.key(vocabulary.SEXES, g.name), g.workers, g.with_finding) for g in groups]
    shown = publishable(named)
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
    table(flow, columns, rows, DENSE)
    return shown


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
