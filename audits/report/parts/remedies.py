"""Part 10: the remedy table, what is owed to each worker in the currency that was paid."""

from collections.abc import Sequence

from audits.money import Money
from audits.report import vocabulary
from audits.report.data import AuditReport, Remedy
from audits.report.flow import Flow
from audits.report.parts.summary import by_basis_and_currency
from audits.report.table import Column, Row, table
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the table and what is to be said of interest."""
    flow.part(words.say(N_("10. Remedy table")))
    if not report.remedies:
        flow.prose(words.say(N_("Nothing was found that is to be repaid.")))
        return
    text = N_(
        "Found is what the worker paid against the rules, repaid what has come back, open what is "
        "still owed, and established the part of it that may found an order to repay."
    )
    flow.prose(words.say(text))
    flow.prose(_interest(report, words))
    _table(flow, report, words)
    if not all(remedy.may_order for remedy in report.remedies):
        text = N_(
            "* The instrument is not confirmed or only assumed to be in force: it founds no order "
            "to repay by itself."
        )
        flow.note(words.say(text))


def _interest(report: AuditReport, words: Wording) -> str:
    rate = report.interest_rate
    if rate is None:
        text = N_("No rate of interest is set by law or by the joint body, so none is reckoned.")
        return words.say(text)
    text = N_("Interest is simple, at %(percent)s%% a year (%(source)s).")
    return words.say(text, percent=words.decimal(rate.percent), source=rate.source)


def _table(flow: Flow, report: AuditReport, words: Wording) -> None:
    interest = report.interest_rate is not None
    columns = (
        Column(words.say(N_("Worker")), 48),
        Column(words.say(N_("Found")), 84, "figure"),
        Column(words.say(N_("Repaid")), 84, "figure"),
        Column(words.say(N_("Open")), 84, "figure"),
        Column(words.say(N_("Established")), 84, "figure"),
        *((Column(words.say(N_("Interest")), 76, "figure"),) if interest else ()),
        Column(words.say(N_("Reached")), 46, "end"),
    )
    rows: list[Row] = []
    for basis, sums in by_basis_and_currency(report.remedies):
        code = sums[0].currency
        of = [r for r in report.remedies if r.basis == basis and r.open.currency == code]
        title = f"{words.key(vocabulary.BASES, basis)} · {code}"
        rows.append(Row((title,), "group"))
        rows.extend(_row(remedy, interest, words) for remedy in of)
        total = (words.say(N_("Total")), *map(words.number, sums))
        rows.append(Row((*total, *((_interest_sum(of, words),) if interest else ()), ""), "total"))
    table(flow, columns, rows)


def _row(remedy: Remedy, interest: bool, words: Wording) -> Row:
    reached = {None: "–", True: words.say(N_("yes")), False: words.say(N_("no"))}
    return Row(
        (
            remedy.worker if remedy.may_order else f"{remedy.worker} *",
            words.number(remedy.found),
            words.number(remedy.repaid),
            words.number(remedy.open),
            words.number(remedy.established),
            *((words.number(remedy.interest),) if interest else ()),
            reached[remedy.reachable],
        )
    )


def _interest_sum(remedies: Sequence[Remedy], words: Wording) -> str:
    known = [remedy.interest for remedy in remedies if remedy.interest]
    if not known:
        return "–"
    return words.number(Money(sum(money.amount for money in known), known[0].currency))
