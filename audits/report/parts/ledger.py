"""The ledger of part 5: each payment once under its worker, with the clauses that forbid it.

What is owed stands beside the worker's code, under each basis by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from audits.report import vocabulary
from audits.report.data import AuditReport, ChargeLine, FeeFinding, Remedy
from audits.report.flow import Flow
from audits.report.palette import TINY_BOLD, TINY_QUIET
from audits.report.table import DENSE, Cell, Column, Row, Table, table
from audits.report.typography import Text
from audits.report.wording import Wording, iso
from audits.words import N_

Codes: TypeAlias = Mapping[str, str]

MARKS = {"agreement": "A", "national_law": "N", "convention": "C", "standard": "S"}


def codes(findings: Iterable[FeeFinding]) -> dict[str, str]:
    """A short code for each clause: the mark of its basis and a number, such as "A1"."""
    clauses: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        clauses[finding.basis].add(finding.clause)
    return {
        clause: f"{mark}{number}"
        for basis, mark in MARKS.items()
        for number, clause in enumerate(sorted(clauses[basis]), start=1)
    }


def legend(flow: Flow, report: AuditReport, known: Codes, words: Wording) -> None:
    """Write what each code stands for."""
    says = {result.clause: result.says for result in report.results}
    cites = {finding.clause: finding.cite for finding in report.fees}
    bases = {finding.clause: finding.basis for finding in report.fees}
    workers = {
        clause: len({f.worker for f in report.fees if f.clause == clause}) for clause in known
    }
    columns = (
        Column(words.say(N_("Code")), 24),
        Column(words.say(N_("Basis and clause")), 112),
        Column(words.say(N_("What it says")), 290),
        Column(words.say(N_("Workers")), 40, "end"),
    )
    rows = [
        Row(
            (
                Text(code, TINY_BOLD),
                (words.key(vocabulary.BASES, bases[clause]), Text(clause, TINY_QUIET)),
                _says(says.get(clause, ""), words.cite(cites[clause])),
                words.count(workers[clause]),
            )
        )
        for clause, code in known.items()
    ]
    table(flow, columns, rows, DENSE)


def _says(says: str, cite: str) -> Cell:
    return (says, Text(cite, TINY_QUIET)) if says else cite


def write(flow: Flow, report: AuditReport, known: Codes, words: Wording) -> None:
    """Write a block for each worker: what is owed on each basis, then every payment."""
    text = N_(
        "Each payment stands once, with the codes of the clauses that forbid it or count it "
        "towards their ceiling. Beside the worker's code stands what is still owed under each "
        "basis; the bases repeat one another and are never added. A dash: that basis does not "
        "forbid the payments, or no sum can be stated."
    )
    flow.prose(words.say(text))
    owed = words.say(N_("Still owed under each basis"))
    band = (
        Column(words.say(N_("Worker")), 72),
        *(Column(words.key(vocabulary.BASES, basis), 96, "figure", owed) for basis in MARKS),
    )
    columns = (
        Column(words.say(N_("Item and payee")), 152),
        Column(words.say(N_("Paid on")), 44),
        Column(words.say(N_("Evidence")), 46),
        Column(words.say(N_("Clauses")), 58),
        Column(words.say(N_("Paid")), 76, "figure"),
        Column(words.say(N_("Came back")), 88, "end"),
    )
    due = _by_worker(report.remedies)
    rows: list[Row] = []
    for worker, findings in _grouped(report.fees).items():
        rows.extend(_bands(worker, due.get(worker, {}), words))
        rows.extend(_payments(findings, known, words))
    flow.add(Table(columns, flow.mirrored, DENSE, band).slabs(rows))
    flow.space(12)


def _grouped(findings: Iterable[FeeFinding]) -> dict[str, list[FeeFinding]]:
    """The findings of each worker, in the order of the workers' codes."""
    grouped: dict[str, list[FeeFinding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: f.worker):
        grouped[finding.worker].append(finding)
    return grouped


def _by_worker(remedies: Iterable[Remedy]) -> dict[str, dict[str, dict[str, Remedy]]]:
    """The remedies by worker, currency and basis."""
    found: dict[str, dict[str, dict[str, Remedy]]] = defaultdict(lambda: defaultdict(dict))
    for remedy in remedies:
        found[remedy.worker][remedy.open.currency][remedy.basis] = remedy
    return found


def _bands(worker: str, due: Mapping[str, Mapping[str, Remedy]], words: Wording) -> list[Row]:
    """What the worker is owed, a line for each currency."""
    lines: list[Mapping[str, Remedy]] = [due[code] for code in sorted(due)] or [{}]
    return [
        Row(
            (
                Text(worker if place == 0 else "", TINY_BOLD),
                *(words.money(of[basis].open if basis in of else None) for basis in MARKS),
            ),
            "band",
        )
        for place, of in enumerate(lines)
    ]


def _payments(findings: Sequence[FeeFinding], known: Codes, words: Wording) -> list[Row]:
    payments = {charge.reference: charge for one in findings for charge in one.charges}
    against: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        for charge in finding.charges:
            against[charge.reference].add(known[finding.clause])
    bare = [known[finding.clause] for finding in findings if not finding.charges]
    cells: list[tuple[Cell, ...]] = [
        (
            _what(charge, words),
            iso(charge.paid_on),
            words.key(vocabulary.EVIDENCE, charge.evidence),
            " ".join(sorted(against[reference], key=list(known.values()).index)),
            words.money(charge.amount),
            _back(charge, words),
        )
        for reference, charge in payments.items()
    ]
    if bare:
        cells.append(
            (words.say(N_("no single payment recorded")), "–", "–", " ".join(bare), "–", "")
        )
    return [Row(cell, joined=place + 1 < len(cells)) for place, cell in enumerate(cells)]


def _what(charge: ChargeLine, words: Wording) -> str:
    payee = charge.payee or words.say(N_("payee not recorded"))
    return f"{words.key(vocabulary.ITEMS, charge.item)} · {payee}"


def _back(charge: ChargeLine, words: Wording) -> str:
    """What came back of the payment, and on which day."""
    if charge.refunded is None:
        return ""
    return f"{words.number(charge.refunded)} · {iso(charge.refunded_on)}"
