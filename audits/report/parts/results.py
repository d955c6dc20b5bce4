"""Part 4: the agency, and the results of every clause under the four bases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from audits.report import vocabulary
from audits.report.blocks import facts
from audits.report.charts import Bar, bars, legend
from audits.report.data import AuditReport, ClauseResult
from audits.report.flow import Flow
from audits.report.folding import common_head
from audits.report.palette import BREACHED, MET, TINY_BOLD, TINY_QUIET, UNKNOWN
from audits.report.table import DENSE, Cell, Column, Row, table
from audits.report.topics import TOPICS
from audits.report.typography import Text
from audits.report.wording import Wording, iso
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the agency's record, the bases side by side, and each clause."""
    flow.part(words.say(N_("4. Results")))
    if report.conclusion:
        flow.section(words.say(N_("The auditor's conclusion")))
        flow.prose(report.conclusion)
    flow.section(words.say(N_("The agency")))
    _agency(flow, report, words)
    flow.section(words.say(N_("The four bases side by side")))
    if not report.results:
        flow.prose(words.say(N_("No clause judged a placement of this agency in the period.")))
        return
    _chart(flow, report, words)
    _side_by_side(flow, report.results, words)
    flow.section(words.say(N_("Clause by clause")))
    if report.explained_at:
        text = N_(
            "Every verdict is explained, with its facts, its values and the rates used, at the "
            "address %(address)s followed by the worker's code and the clause, such as "
            "%(example)s."
        )
        example = f"W-0001/{report.results[0].clause.replace('#', '/')}"
        flow.prose(words.say(text, address=report.explained_at, example=example))
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
    """A line a topic, the most breached first; three counts under each basis that judged."""
    judged = {result.basis for result in results}
    columns = [Column(words.say(N_("Topic")), 103)]
    for basis in vocabulary.BASES:
        over = words.key(vocabulary.BASES, basis)
        if basis in judged:
            titles = (N_("breached"), N_("met"), N_("not assessed"))
            columns += [Column(words.say(title), 33, "end", over) for title in titles]
        else:
            columns.append(Column(words.say(N_("none")), 44, "end", over))
    breaches: Counter[str] = Counter()
    for result in results:
        breaches[result.topic] += result.breached
    topics = sorted(dict.fromkeys(result.topic for result in results), key=lambda t: -breaches[t])
    rows = []
    for topic in topics:
        cells: list[Cell] = [Text(words.key(TOPICS, topic), TINY_BOLD)]
        for basis in vocabulary.BASES:
            of = [r for r in results if r.topic == topic and r.basis == basis]
            cells += _verdicts(of, words) if basis in judged else ["–"]
        rows.append(Row(tuple(cells)))
    table(flow, columns, rows, replace(DENSE, gutter=4.0))
    flow.note(words.say(N_("A dash: no clause of that basis judged the topic.")))


def _verdicts(of: Sequence[ClauseResult], words: Wording) -> list[str | Text]:
    """Breached, met and not assessed, or dashes where no clause judged."""
    if not of:
        return ["–"] * 3
    breached, met, unknown = map(words.count, _sums(of))
    return [Text(breached, TINY_BOLD), met, Text(unknown, TINY_QUIET)]


def _clauses(flow: Flow, results: Sequence[ClauseResult], words: Wording) -> None:
    columns = (
        Column(words.say(N_("Clause and what it says")), 340),
        Column(words.say(N_("Breached")), 44, "end"),
        Column(words.say(N_("Met")), 40, "end"),
        Column(words.say(N_("Not assessed")), 44, "end"),
    )
    rows: list[Row] = []
    ordered = sorted(results, key=_place)
    for instrument, found in groupby(ordered, key=lambda r: r.clause.partition("#")[0]):
        of = list(found)
        common = common_head(result.cite for result in of)
        basis = words.key(vocabulary.BASES, of[0].basis)
        force = words.key(vocabulary.FORCES, of[0].force)
        rows.append(Row((" · ".join(filter(None, (basis, instrument, common, force))),), "group"))
        for result in of:
            cite = words.cite(result.cite).removeprefix(common).removeprefix(", ")
            about = Text(f"{result.clause} · {cite}", TINY_QUIET)
            counts = (result.breached, result.met, result.unknown)
            rows.append(Row(((result.says, about), *map(words.count, counts))))
    table(flow, columns, rows, DENSE)


def _place(result: ClauseResult) -> tuple[int, str]:
    return list(vocabulary.BASES).index(result.basis), result.clause
