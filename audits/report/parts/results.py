"""Part 4: the agency, and the results of every clause under the four bases."""

from collections.abc import Sequence

from audits.report import vocabulary
from audits.report.blocks import facts
from audits.report.charts import Bar, bars, legend
from audits.report.data import AuditReport, Basis, ClauseResult
from audits.report.flow import Flow
from audits.report.palette import BREACHED, MET, SMALL_BOLD, SMALL_QUIET, UNKNOWN
from audits.report.table import Cell, Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording, iso
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the agency's record, the bases side by side, and each clause."""
    flow.part(words.say(N_("4. Results")))
    flow.section(words.say(N_("The agency")))
    _agency(flow, report, words)
    flow.section(words.say(N_("The four bases side by side")))
    if not report.results:
        flow.prose(words.say(N_("No clause judged a placement of this agency in the period.")))
        return
    _chart(flow, report, words)
    _side_by_side(flow, report.results, words)
    flow.section(words.say(N_("Clause by clause")))
    _clauses(flow, report.results, words)


def _agency(flow: Flow, report: AuditReport, words: Wording) -> None:
    agency, none = report.agency, words.say(N_("Not recorded."))
    names = f"{agency.name}\n{agency.local_name}" if agency.local_name else agency.name
    facts(
        flow,
        [
            (words.say(N_("Name")), names),
            (words.say(N_("Register and number")), f"{agency.register} · {agency.number}"),
            (words.say(N_("Country")), agency.country or none),
            (words.say(N_("Status")), agency.status),
            (words.say(N_("Corridors")), words.list(agency.corridors) or none),
        ],
    )
    if not agency.history:
        flow.prose(words.say(N_("No licence entry of this agency is recorded.")))
        return
    columns = (
        Column(words.say(N_("Since")), 60),
        Column(words.say(N_("Licence")), 110),
        Column(words.say(N_("Ground")), 190),
        Column(words.say(N_("Act")), 120),
    )
    rows = [
        Row((iso(e.since), words.key(vocabulary.STATUSES, e.status), e.ground or "–", e.act or "–"))
        for e in agency.history
    ]
    table(flow, columns, rows)


def _chart(flow: Flow, report: AuditReport, words: Wording) -> None:
    entries = (
        (words.say(N_("breached")), BREACHED),
        (words.say(N_("met")), MET),
        (words.say(N_("not assessed")), UNKNOWN),
    )
    legend(flow, entries)
    shown = []
    for basis in vocabulary.BASES:
        of = [result for result in report.results if result.basis == basis]
        breached, met, unknown = _sums(of)
        remark = N_("%(breached)s breached of %(all)s")
        if of:
            counts = {
                "breached": words.count(breached),
                "all": words.count(breached + met + unknown),
            }
            segments = ((breached, BREACHED), (met, MET), (unknown, UNKNOWN))
            shown.append(
                Bar(words.key(vocabulary.BASES, basis), segments, words.say(remark, **counts))
            )
        else:
            shown.append(
                Bar(words.key(vocabulary.BASES, basis), (), words.say(N_("no clause applied")))
            )
    bars(flow, shown)


def _sums(results: Sequence[ClauseResult]) -> tuple[int, int, int]:
    """Breached, met and not assessed."""
    return (
        sum(result.breached for result in results),
        sum(result.met for result in results),
        sum(result.unknown for result in results),
    )


def _side_by_side(flow: Flow, results: Sequence[ClauseResult], words: Wording) -> None:
    bases: tuple[Basis, ...] = ("agreement", "national_law", "convention", "standard")
    columns = (
        Column(words.say(N_("Topic")), 110),
        *(Column(words.key(vocabulary.BASES, basis), 92) for basis in bases),
    )
    rows = []
    for topic in dict.fromkeys(result.topic for result in results):
        cells = [_verdicts(results, topic, basis, words) for basis in bases]
        rows.append(Row((Text(words.key(vocabulary.TOPICS, topic), SMALL_BOLD), *cells)))
    table(flow, columns, rows)
    flow.note(words.say(N_("A dash: no clause of that basis judged the topic.")))


def _verdicts(results: Sequence[ClauseResult], topic: str, basis: Basis, words: Wording) -> Cell:
    of = [result for result in results if result.topic == topic and result.basis == basis]
    if not of:
        return "–"
    breached, met, unknown = _sums(of)
    lines: list[str | Text] = []
    if breached:
        text = words.say(N_("%(count)s breached"), count=words.count(breached))
        lines.append(Text(text, SMALL_BOLD))
    if met:
        lines.append(words.say(N_("%(count)s met"), count=words.count(met)))
    if unknown:
        text = words.say(N_("%(count)s not assessed"), count=words.count(unknown))
        lines.append(Text(text, SMALL_QUIET))
    return tuple(lines) or "–"


def _clauses(flow: Flow, results: Sequence[ClauseResult], words: Wording) -> None:
    columns = (
        Column(words.say(N_("Clause")), 112),
        Column(words.say(N_("What it says")), 206),
        Column(words.say(N_("Breached")), 52, "end"),
        Column(words.say(N_("Met")), 52, "end"),
        Column(words.say(N_("Not assessed")), 58, "end"),
    )
    rows: list[Row] = []
    for basis in vocabulary.BASES:
        of = [result for result in results if result.basis == basis]
        if of:
            rows.append(Row((words.key(vocabulary.BASES, basis),), "group"))
        for result in of:
            about = (result.clause, Text(words.cite(result.cite), SMALL_QUIET))
            force = Text(words.key(vocabulary.FORCES, result.force), SMALL_QUIET)
            counts = (result.breached, result.met, result.unknown)
            rows.append(Row((about, (result.says, force), *map(words.count, counts))))
    table(flow, columns, rows)
