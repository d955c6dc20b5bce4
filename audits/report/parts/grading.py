"""Part 7: the grades with their points, and what could not be graded because proof is missing."""

from audits.report import vocabulary
from audits.report.data import AuditReport
from audits.report.flow import Flow
from audits.report.folding import folded_clauses
from audits.report.grading import REFER_FROM, points, total_points
from audits.report.palette import TINY_QUIET
from audits.report.table import DENSE, Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the points and the missing proof."""
    flow.part(words.say(N_("7. Grading")))
    text = N_(
        "A critical finding has 30 points, a major one 8, a minor one 2; a clause counts once. "
        "From 30 points the case is referred for suspension. This scale is a proposal that the "
        "joint body may approve or change; it is not law."
    )
    flow.prose(words.say(text))
    flow.section(words.say(N_("Graded findings")))
    _grades(flow, report, words)
    flow.section(words.say(N_("What could not be assessed, and which proof would settle it")))
    _missing(flow, report, words)


def _grades(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.grades:
        flow.prose(words.say(N_("No breach was found, so nothing was graded.")))
        return
    columns = (
        Column(words.say(N_("Grade")), 42),
        Column(words.say(N_("Finding, clause and what it says")), 330),
        Column(words.say(N_("Breaches")), 46, "end"),
        Column(words.say(N_("Points")), 40, "end"),
    )
    says = {result.clause: result.says for result in report.results}
    rows = [
        Row(
            (
                words.key(vocabulary.GRADES, graded.grade),
                (
                    graded.ground,
                    Text(
                        " · ".join(filter(None, (graded.clause, says.get(graded.clause)))),
                        TINY_QUIET,
                    ),
                ),
                words.count(graded.breaches),
                words.count(points(graded)),
            )
        )
        for graded in sorted(report.grades, key=lambda g: (-points(g), -g.breaches, g.clause))
    ]
    total = total_points(report.grades)
    rows.append(Row((words.say(N_("Total")), "", "", words.count(total)), "total"))
    table(flow, columns, rows, DENSE)
    referred, kept = (
        N_("The points reach the line of %(line)s: the case is referred for suspension."),
        N_("The points stay below the line of %(line)s."),
    )
    flow.prose(words.say(referred if total >= REFER_FROM else kept, line=REFER_FROM))


def _missing(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.missing:
        flow.prose(words.say(N_("Nothing was left unassessed for want of proof.")))
        return
    text = N_("Missing proof has no points. It is neither a pass nor a breach until it is settled.")
    flow.prose(words.say(text))
    columns = (
        Column(words.say(N_("Missing fact")), 120),
        Column(words.say(N_("Proof that would settle it")), 160),
        Column(words.say(N_("Clauses")), 150),
        Column(words.say(N_("Verdicts")), 42, "end"),
    )
    rows = [
        Row(
            (
                _fact(missing.fact, words),
                words.key(vocabulary.PROOFS, known)
                if (known := missing.fact.partition(":")[0]) in vocabulary.PROOFS
                else words.say(vocabulary.ANY_PROOF),
                Text("; ".join(folded_clauses(missing.clauses)) or "–", TINY_QUIET),
                words.count(missing.verdicts),
            )
        )
        for missing in sorted(report.missing, key=lambda m: (-m.verdicts, m.fact))
    ]
    table(flow, columns, rows, DENSE)


def _fact(fact: str, words: Wording) -> str:
    """The words for a missing fact; "rate:NPR/USD" names its currencies too."""
    name, _, detail = fact.partition(":")
    known = words.key(vocabulary.FACTS, name)
    return f"{known} {detail}" if detail else known
