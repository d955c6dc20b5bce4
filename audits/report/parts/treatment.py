"""Part 6: findings on equal treatment and on other conditions of work, clause by clause."""

from collections import defaultdict
from collections.abc import Sequence

from audits.report import vocabulary
from audits.report.data import AuditReport, ConditionFinding
from audits.report.flow import Flow
from audits.report.palette import SMALL_BOLD, TINY_QUIET
from audits.report.parts import gaps
from audits.report.parts.statistics import counts
from audits.report.table import DENSE, Column, Row, table
from audits.report.topics import TOPICS
from audits.report.wording import Wording, iso
from audits.words import N_

# A rule after so many lines, where a table may be cut too.
IN_STEP = 5


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the findings on wages and hours, whom they concern, then all others."""
    flow.part(words.say(N_("6. Equal-treatment findings")))
    flow.section(words.say(N_("Wages, hours and leave")))
    if report.treatment:
        text = N_(
            "What was observed stands beside what the clause asks. A gap in pay is for the period "
            "that it names and is never set off against what is to be repaid."
        )
        flow.prose(words.say(text))
        _findings(flow, report, report.treatment, words)
        if report.treatment_by_sex:
            text = N_(
                "Workers with one of these findings, by sex. The record knows no nationality but "
                "the country that the worker left; the corridors are in part 13."
            )
            flow.prose(words.say(text), keep=True)
            counts(flow, words.say(N_("Sex")), report.treatment_by_sex, words)
    else:
        flow.prose(words.say(N_("No unequal wage, hours or leave were found.")))
    gaps.write(flow, report, words)
    flow.section(words.say(N_("Other conditions")))
    if report.others:
        _findings(flow, report, report.others, words)
    else:
        flow.prose(words.say(N_("No other breach was found.")))


def _findings(
    flow: Flow, report: AuditReport, findings: Sequence[ConditionFinding], words: Wording
) -> None:
    says = {result.clause: result.says for result in report.results}
    by_clause: dict[str, list[ConditionFinding]] = defaultdict(list)
    for finding in findings:
        by_clause[finding.clause].append(finding)
    order = list(vocabulary.BASES)
    for clause in sorted(by_clause, key=lambda c: (order.index(by_clause[c][0].basis), c)):
        of = by_clause[clause]
        _heading(flow, of, says.get(clause, ""), words)
        pairs = {(one.observed, one.limit) for one in of}
        if any(one.gap for one in of) or len(pairs) * 2 > len(of):
            _each(flow, of, words)
        else:
            _alike(flow, of, words)


def _heading(flow: Flow, of: Sequence[ConditionFinding], says: str, words: Wording) -> None:
    """The clause, what it says and where, above its findings."""
    first = of[0]
    topic = words.key(TOPICS, first.topic)
    basis = words.key(vocabulary.BASES, first.basis)
    flow.space(4)
    flow.prose(f"{topic} · {basis} · {first.clause}", SMALL_BOLD, after=0, keep=True)
    told = [says, words.cite(first.cite), words.say(N_("findings: %(n)s"), n=words.count(len(of)))]
    flow.prose(" · ".join(filter(None, told)), TINY_QUIET, after=0, keep=True)


def _each(flow: Flow, of: Sequence[ConditionFinding], words: Wording) -> None:
    """One line a worker."""
    gaps = any(finding.gap for finding in of)
    columns = (
        Column(words.say(N_("Worker")), 60),
        Column(words.say(N_("Judged for")), 60),
        Column(words.say(N_("Observed")), 80, "end"),
        Column(words.say(N_("Clause asks")), 80, "end"),
        Column(words.say(N_("Gap")), 90, "end") if gaps else Column("", 90),
    )
    rows = [
        Row(
            (
                one.worker or words.say(N_("agency")),
                iso(one.on),
                words.value(one.observed),
                words.value(one.limit),
                _gap(one, words) if gaps else "",
            ),
            joined=place + 1 < len(of) and (place + 1) % IN_STEP != 0,
        )
        for place, one in enumerate(of)
    ]
    table(flow, columns, rows, DENSE)


def _alike(flow: Flow, of: Sequence[ConditionFinding], words: Wording) -> None:
    """The workers' codes, together where the same was observed."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in of:
        together[one.observed, one.limit].append(one.worker or words.say(N_("agency")))
    columns = (
        Column(words.say(N_("Observed")), 70),
        Column(words.say(N_("Clause asks")), 70),
        Column(words.say(N_("Workers")), 310),
        Column(words.say(N_("Count")), 34, "end"),
    )
    rows = [
        Row(
            (
                words.value(observed),
                words.value(limit),
                words.list(workers),
                words.count(len(workers)),
            )
        )
        for (observed, limit), workers in sorted(together.items(), key=_most_first)
    ]
    table(flow, columns, rows, DENSE)


def _most_first(entry: tuple[tuple[str, str], list[str]]) -> tuple[int, tuple[str, str]]:
    return -len(entry[1]), entry[0]


def _gap(finding: ConditionFinding, words: Wording) -> str:
    if finding.gap is None:
        return "–"
    period = words.key(vocabulary.PERIODS, finding.gap_period) if finding.gap_period else ""
    return f"{words.money(finding.gap)} {period}".strip()
