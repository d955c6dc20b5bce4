"""Part 5: what workers paid against the rules, payment by payment."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from audits.money import Money
from audits.report import vocabulary
from audits.report.charts import Month, month_columns
from audits.report.data import AuditReport, ChargeLine, FeeFinding
from audits.report.flow import Flow
from audits.report.palette import SMALL_QUIET
from audits.report.table import Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording, iso
from audits.words import N_

CHARTS = 3
LONGEST = 24


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the payments by month and every fee finding under its basis."""
    flow.part(words.say(N_("5. Fee findings")))
    if not report.fees:
        flow.prose(words.say(N_("No payment by a worker against the rules was found.")))
        return
    text = N_(
        "Every line is one payment by one worker. Evidence stands below the day of the payment. "
        "What is owed is stated once for each clause; a dash means that no sum can be stated."
    )
    flow.prose(words.say(text))
    _in_months_of_wage(flow, report, words)
    flow.section(words.say(N_("Payments by month")))
    _months(flow, report.fees, words)
    flow.section(words.say(N_("Findings by worker")))
    _findings(flow, report.fees, words)


def _in_months_of_wage(flow: Flow, report: AuditReport, words: Wording) -> None:
    if report.cost_in_months is None:
        text = N_("What is recorded does not tell the cost of recruitment in months of wage.")
        flow.prose(words.say(text))
        return
    text = N_("Workers with a fee finding paid %(months)s months of their wage at the median.")
    flow.prose(words.say(text, months=words.decimal(report.cost_in_months)))


def payments(findings: Iterable[FeeFinding]) -> list[ChargeLine]:
    """Each payment once, though several clauses may find it."""
    return list({c.reference: c for finding in findings for c in finding.charges}.values())


def _months(flow: Flow, findings: Sequence[FeeFinding], words: Wording) -> None:
    by_currency: dict[str, list[ChargeLine]] = defaultdict(list)
    undated = 0
    for charge in payments(findings):
        if charge.paid_on:
            by_currency[charge.amount.currency].append(charge)
        else:
            undated += 1
    order = sorted(by_currency, key=lambda code: (-len(by_currency[code]), code))
    for code in order[:CHARTS]:
        months = _columns(by_currency[code], words)
        highest = max(months, key=lambda month: month.amount).shown
        title = words.say(N_("Paid in %(currency)s, by month of payment"), currency=code)
        month_columns(flow, title, words.say(N_("highest: %(sum)s"), sum=highest), months)
    if order[CHARTS:]:
        text = N_("Payments in other currencies are listed below only: %(currencies)s.")
        flow.note(words.say(text, currencies=words.list(order[CHARTS:])))
    if undated:
        text = N_("Payments without a recorded day, not in the picture: %(count)s.")
        flow.note(words.say(text, count=words.count(undated)))


def _columns(charges: Sequence[ChargeLine], words: Wording) -> list[Month]:
    """The sums of the last months in which something was paid, and of those between."""
    sums: dict[int, int] = defaultdict(int)
    for charge in charges:
        if charge.paid_on:
            sums[charge.paid_on.year * 12 + charge.paid_on.month - 1] += charge.amount.amount
    last = max(sums)
    first = max(min(sums), last - LONGEST + 1)
    code = charges[0].amount.currency
    return [
        Month(m // 12, m % 12 + 1, sums.get(m, 0), words.money(Money(sums.get(m, 0), code)))
        for m in range(first, last + 1)
    ]


def _findings(flow: Flow, findings: Sequence[FeeFinding], words: Wording) -> None:
    columns = (
        Column(words.say(N_("Worker")), 40),
        Column(words.say(N_("Clause")), 90),
        Column(words.say(N_("Item and payee")), 122),
        Column(words.say(N_("Paid on")), 54),
        Column(words.say(N_("Paid")), 80, "figure"),
        Column(words.say(N_("Owed")), 80, "figure"),
    )
    rows: list[Row] = []
    for basis in vocabulary.BASES:
        of = [finding for finding in findings if finding.basis == basis]
        if of:
            rows.append(Row((words.key(vocabulary.BASES, basis),), "group"))
        for finding in of:
            rows.extend(_rows(finding, words))
    table(flow, columns, rows)


def _rows(finding: FeeFinding, words: Wording) -> list[Row]:
    about = (finding.clause, Text(words.cite(finding.cite), SMALL_QUIET))
    return [
        Row(
            (
                finding.worker if i == 0 else "",
                about if i == 0 else "",
                (
                    words.key(vocabulary.ITEMS, charge.item),
                    Text(charge.payee or words.say(N_("payee not recorded")), SMALL_QUIET),
                ),
                (
                    iso(charge.paid_on),
                    Text(words.key(vocabulary.EVIDENCE, charge.evidence), SMALL_QUIET),
                ),
                words.money(charge.amount),
                words.money(finding.owed) if i == 0 else "",
            ),
            joined=i + 1 < len(finding.charges),
        )
        for i, charge in enumerate(finding.charges)
    ]
