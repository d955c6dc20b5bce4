"""Part 1: the summary, one page with the money, the gravest findings and the trend."""

from collections.abc import Iterable, Mapping

from audits.money import Money
from audits.report import vocabulary
from audits.report.blocks import KeyFigure, key_figures
from audits.report.data import (
    AuditReport,
    Basis,
    ClauseResult,
    ConditionFinding,
    FeeFinding,
    Graded,
    Remedy,
)
from audits.report.flow import Flow
from audits.report.grading import points, total_points
from audits.report.palette import BODY, NOTE, TINY_BOLD, TINY_QUIET
from audits.report.parts import standing
from audits.report.table import DENSE, Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording
from audits.words import N_

GRAVEST = 5


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the summary."""
    flow.part(words.say(N_("1. Summary")), fresh=True)
    _opening(flow, report, words)
    _figures(flow, report, words)
    _trend(flow, report, words)
    flow.section(words.say(N_("Money found, repaid and open")))
    _money(flow, report, words)
    flow.section(words.say(N_("The gravest findings")))
    _gravest(flow, report, words)


def workers_with_finding(report: AuditReport) -> int:
    """How many workers have at least one finding."""
    found: list[FeeFinding | ConditionFinding] = [*report.fees, *report.treatment, *report.others]
    return len({finding.worker for finding in found if finding.worker})


def _opening(flow: Flow, report: AuditReport, words: Wording) -> None:
    """What was found, what is owed and what is asked, in one paragraph."""
    told = [_found(report, words), *_owed(report, words), _asked(report, words)]
    flow.prose(" ".join(told), BODY, after=4)
    flow.prose(report.agency.status, BODY, after=8)
    standing.warn(flow, report, words)


def _found(report: AuditReport, words: Wording) -> str:
    text = N_(
        "The contracts of %(agency)s that were signed from %(period)s were judged by %(agreement)s "
        "and the other law of part 2, as known on %(as_of)s. Workers checked: %(workers)s; with a "
        "finding: %(found)s."
    )
    return words.say(
        text,
        agency=report.agency.name,
        period=words.period(report.period),
        agreement=report.cover.agreement_id,
        as_of=words.day(report.run.as_of),
        workers=words.count(report.run.workers),
        found=words.count(workers_with_finding(report)),
    )


def _owed(report: AuditReport, words: Wording) -> list[str]:
    """A sentence on what is open under each basis, or that nothing is."""
    sums = by_basis_and_currency(report.remedies)
    if not any(open_.amount for _, (_, _, open_, _) in sums):
        return [words.say(N_("No worker is owed a repayment by what was found."))]
    parts = []
    for basis in dict.fromkeys(basis for basis, _ in sums):
        of = [words.money(open_) for b, (_, _, open_, _) in sums if b == basis]
        parts.append(f"{words.key(vocabulary.BASES, basis)}: {words.list(of)}")
    text = N_("Still owed to workers, each basis by itself: %(sums)s.")
    return [words.say(text, sums="; ".join(parts))]


def _asked(report: AuditReport, words: Wording) -> str:
    questions, sanctions = len(report.questions), len(report.sanctions)
    if not questions and not sanctions:
        return words.say(N_("Nothing is asked of the joint body but to take note."))
    text = N_(
        "The joint body is asked to answer the questions of part 12 (%(questions)s) and to decide "
        "on the sanctions proposed in part 11 (%(sanctions)s)."
    )
    return words.say(text, questions=words.count(questions), sanctions=words.count(sanctions))


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
        rows.append(Row((Text(name, TINY_BOLD), *map(words.money, sums))))
        last = basis
    table(flow, columns, rows, DENSE)
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
        Column(words.say(N_("Grade")), 42),
        Column(words.say(N_("What was breached")), 350),
        Column(words.say(N_("Breaches")), 50, "end"),
    )
    results = {result.clause: result for result in report.results}
    table(flow, columns, [_grave(graded, results, words) for graded in worst], DENSE)


def _grave(graded: Graded, results: Mapping[str, ClauseResult], words: Wording) -> Row:
    """A graded clause with what it says; the ground alone where its text is not at hand."""
    known = results.get(graded.clause)
    about = [graded.clause, *([words.key(vocabulary.BASES, known.basis)] if known else [])]
    return Row(
        (
            words.key(vocabulary.GRADES, graded.grade),
            (known.says if known else graded.ground, Text(" · ".join(about), TINY_QUIET)),
            words.count(graded.breaches),
        )
    )


def _trend(flow: Flow, report: AuditReport, words: Wording) -> None:
    earlier = report.earlier
    if earlier is None:
        text = N_("Trend: no earlier audit of this agency by this body is recorded.")
        flow.prose(words.say(text))
        return
    text = N_(
        "Trend: the audit before this one, %(reference)s (%(period)s), checked %(workers)s "
        "workers; those with a finding: %(found)s. This audit checked %(now)s; those with a "
        "finding: %(found_now)s."
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
