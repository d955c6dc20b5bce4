"""Part 1: the summary, one page with the money, the gravest findings and the trend."""

from collections.abc import Iterable

from audits.money import Money
from audits.report import vocabulary
from audits.report.blocks import KeyFigure, key_figures
from audits.report.data import AuditReport, Basis, ConditionFinding, FeeFinding, Remedy
from audits.report.flow import Flow
from audits.report.grading import points, total_points
from audits.report.palette import LEAD, NOTE, SMALL_BOLD, SMALL_QUIET
from audits.report.table import Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording
from audits.words import N_

GRAVEST = 5


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the summary."""
    flow.part(words.say(N_("1. Summary")), fresh=True)
    _opening(flow, report, words)
    _figures(flow, report, words)
    flow.section(words.say(N_("Money found, repaid and open")))
    _money(flow, report, words)
    flow.section(words.say(N_("The gravest findings")))
    _gravest(flow, report, words)
    flow.section(words.say(N_("Trend")))
    _trend(flow, report, words)


def workers_with_finding(report: AuditReport) -> int:
    """How many workers have at least one finding."""
    found: list[FeeFinding | ConditionFinding] = [*report.fees, *report.treatment, *report.others]
    return len({finding.worker for finding in found if finding.worker})


def _opening(flow: Flow, report: AuditReport, words: Wording) -> None:
    text = N_(
        "%(agency)s was audited under %(agreement)s for the period from %(period)s. "
        "What was known on %(as_of)s was judged, clause by clause."
    )
    flow.prose(
        words.say(
            text,
            agency=report.agency.name,
            agreement=report.cover.agreement_id,
            period=words.period(report.period),
            as_of=words.day(report.run.as_of),
        ),
        LEAD,
        after=4,
    )
    flow.prose(report.agency.status, after=12)


def _figures(flow: Flow, report: AuditReport, words: Wording) -> None:
    breached = sum(result.breached for result in report.results)
    unknown = sum(result.unknown for result in report.results)
    verdicts = breached + unknown + sum(result.met for result in report.results)
    grade = total_points(report.grades)
    figures = [
        KeyFigure(
            words.count(report.run.workers),
            words.say(N_("workers checked")),
            words.say(
                N_("with a finding: %(count)s"), count=words.count(workers_with_finding(report))
            ),
        ),
        KeyFigure(
            words.count(breached),
            words.say(N_("breaches found")),
            words.say(N_("of %(count)s verdicts"), count=words.count(verdicts)),
        ),
        KeyFigure(
            words.count(unknown),
            words.say(N_("could not be assessed")),
            words.say(N_("proof is missing")),
        ),
        KeyFigure(
            words.count(grade),
            words.say(N_("points")),
            words.say(N_("30 or more: refer for suspension")),
        ),
    ]
    key_figures(flow, figures)


def _money(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.remedies:
        flow.prose(words.say(N_("No payment against the rules was found.")))
        return
    columns = (
        Column(words.say(N_("Basis")), 120),
        Column(words.say(N_("Found")), 90, "figure"),
        Column(words.say(N_("Repaid")), 90, "figure"),
        Column(words.say(N_("Open")), 90, "figure"),
        Column(words.say(N_("of it established")), 90, "figure"),
    )
    rows: list[Row] = []
    last = None
    for basis, sums in by_basis_and_currency(report.remedies):
        name = "" if basis == last else words.key(vocabulary.BASES, basis)
        rows.append(Row((Text(name, SMALL_BOLD), *map(words.money, sums))))
        last = basis
    table(flow, columns, rows)
    text = N_(
        "One payment can stand against several rules. Sums are therefore never added across bases, "
        "and never across currencies."
    )
    flow.prose(words.say(text), NOTE, after=0)


def by_basis_and_currency(
    remedies: Iterable[Remedy],
) -> list[tuple[Basis, tuple[Money, Money, Money, Money]]]:
    """Found, repaid, open and established, summed for each basis and currency by itself."""
    sums: dict[tuple[Basis, str], list[int]] = {}
    for remedy in remedies:
        parts = (remedy.found, remedy.repaid, remedy.open, remedy.established)
        total = sums.setdefault((remedy.basis, remedy.open.currency), [0, 0, 0, 0])
        for i, part in enumerate(parts):
            total[i] += part.amount
    order = list(vocabulary.BASES)
    return [
        (basis, (Money(t[0], code), Money(t[1], code), Money(t[2], code), Money(t[3], code)))
        for (basis, code), t in sorted(
            sums.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    ]


def _gravest(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.grades:
        flow.prose(words.say(N_("No breach was found, so nothing was graded.")))
        return
    worst = sorted(report.grades, key=lambda g: (-points(g), -g.breaches, g.clause))[:GRAVEST]
    columns = (
        Column(words.say(N_("Grade")), 55),
        Column(words.say(N_("Clause")), 110),
        Column(words.say(N_("Finding")), 250),
        Column(words.say(N_("Breaches")), 60, "end"),
    )
    rows = [
        Row(
            (
                words.key(vocabulary.GRADES, graded.grade),
                Text(graded.clause, SMALL_QUIET),
                graded.ground,
                words.count(graded.breaches),
            )
        )
        for graded in worst
    ]
    table(flow, columns, rows)


def _trend(flow: Flow, report: AuditReport, words: Wording) -> None:
    earlier = report.earlier
    if earlier is None:
        flow.prose(
            words.say(N_("No earlier audit of this agency is recorded, so no trend is shown."))
        )
        return
    text = N_(
        "The audit before this one, %(reference)s (%(period)s), checked %(workers)s workers; "
        "those with a finding: %(found)s. This audit checked %(now)s; those with a finding: "
        "%(found_now)s."
    )
    flow.prose(
        words.say(
            text,
            reference=earlier.reference,
            period=words.period(earlier.period),
            workers=words.count(earlier.workers),
            found=words.count(earlier.workers_with_finding),
            now=words.count(report.run.workers),
            found_now=words.count(workers_with_finding(report)),
        )
    )
