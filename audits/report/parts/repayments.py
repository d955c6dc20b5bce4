"""What each worker is owed payment by payment: who got it, which clause founds it, who answers."""

from collections.abc import Sequence

from audits.remedy import ANSWERS
from audits.report import vocabulary
from audits.report.data import AuditReport, Repayment
from audits.report.flow import Flow
from audits.report.table import DENSE, Column, Row, table
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the payments that must come back, each once."""
    if not report.repayments:
        return
    flow.section(words.say(N_("Payment by payment")))
    text = N_(
        "Each payment stands once, under the firmest of the clauses that found its return. Only "
        "what is established and what a confirmed clause founds may be ordered to be repaid. A "
        "dash under who answers: the clause does not say."
    )
    shape = _Shape(report.repayments, words)
    told = [words.say(text)]
    if not shape.order:
        told.append(words.say(N_("None of these sums may be ordered yet.")))
    flow.prose(" ".join(told), keep=True)
    table(flow, shape.columns(), shape.rows(), DENSE)


class _Shape:
    """Which columns the table has: what may be ordered and interest only where there is any."""

    def __init__(self, repayments: Sequence[Repayment], words: Wording) -> None:
        self.repayments, self.words = repayments, words
        self.order = any(one.order.amount for one in repayments)
        self.interest = any(one.interest is not None for one in repayments)

    def columns(self) -> list[Column]:
        """The columns; sums of money last."""
        words = self.words
        found = [
            Column(words.say(N_("Worker")), 40),
            Column(words.say(N_("Item and payee")), 150),
            Column(words.say(N_("Evidence")), 50),
            Column(words.say(N_("Founded by")), 86),
            Column(words.say(N_("Who answers")), 60),
            Column(words.say(N_("Owed")), 76, "figure"),
        ]
        if self.order:
            found.append(Column(words.say(N_("May be ordered")), 60, "figure"))
        return [*found, Column(words.say(N_("Interest")), 54, "figure")] if self.interest else found

    def rows(self) -> list[Row]:
        """A line a payment, those of one worker together under the code."""
        repayments, rows = self.repayments, []
        for place, one in enumerate(repayments):
            first = place == 0 or repayments[place - 1].worker != one.worker
            last = place + 1 == len(repayments) or repayments[place + 1].worker != one.worker
            rows.append(Row((one.worker if first else "", *self._cells(one)), joined=not last))
        return rows

    def _cells(self, one: Repayment) -> list[str]:
        words = self.words
        cells = [
            _what(one, words),
            words.key(vocabulary.EVIDENCE, one.evidence) if one.evidence else "–",
            one.clause,
            words.say(ANSWERS[one.answers]) if one.answers else "–",
            words.money(one.owed),
        ]
        if self.order:
            cells.append(words.number(one.order))
        return [*cells, words.number(one.interest)] if self.interest else cells


def _what(one: Repayment, words: Wording) -> str:
    if not one.item:
        return words.say(N_("several payments together"))
    payee = one.payee or words.say(N_("payee not recorded"))
    return f"{words.key(vocabulary.ITEMS, one.item)} · {payee}"
