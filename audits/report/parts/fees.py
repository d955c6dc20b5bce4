"""Part 5: what workers paid against the rules: months of wage, sums by month, and the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from audits.money import Money
from audits.report.charts import Month, month_columns
from audits.report.data import AuditReport, ChargeLine, FeeFinding, RecruitmentCost
from audits.report.flow import Flow
from audits.report.parts import ledger
from audits.report.privacy import SMALLEST
from audits.report.wording import Wording
from audits.words import N_

CHARTS = 3
LONGEST = 24


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the payments by month and every fee finding under its basis."""
    flow.part(words.say(N_("5. Fee findings")))
    if not report.fees:
        flow.prose(words.say(N_("No payment by a worker against the rules was found.")))
        return
    _in_months_of_wage(flow, report, words)
    flow.section(words.say(N_("Payments by month")))
    _months(flow, report.fees, words)
    flow.section(words.say(N_("Clauses that forbid the payments")))
    codes = ledger.codes(report.fees)
    ledger.legend(flow, report, codes, words)
    flow.section(words.say(N_("Payments by worker")))
    ledger.write(flow, report, codes, words)


def _in_months_of_wage(flow: Flow, report: AuditReport, words: Wording) -> None:
    if report.cost is None:
        text = N_(
            "The cost of recruitment in months of wage is not stated: it needs the whole costs and "
            "the monthly wage of at least %(smallest)s workers, in currencies that can be compared."
        )
        flow.prose(words.say(text, smallest=SMALLEST))
        return
    text = N_(
        "Recruitment cost in months of wage: %(months)s at the median of %(workers)s workers whose "
        "costs were all disclosed. All costs that the worker bore are counted, before anything "
        "came back, against one month of the wage really paid. It is reckoned from the record of "
        "this audit and is not the survey indicator of the Sustainable Development Goals."
    )
    cost = report.cost
    told = words.say(text, months=words.decimal(cost.months), workers=words.count(cost.workers))
    flow.prose(" ".join([told, *_spread(cost, words)]))


def _spread(cost: RecruitmentCost, words: Wording) -> list[str]:
    """The middle half, the highest, and the median after what came back."""
    if cost.lower is None or cost.upper is None or cost.highest is None or cost.net is None:
        return []
    text = N_(
        "Half of them paid %(lower)s to %(upper)s months, the highest %(highest)s; after what came "
        "back the median is %(net)s."
    )
    values = {name: getattr(cost, name) for name in ("lower", "upper", "highest", "net")}
    return [words.say(text, **{name: words.decimal(one) for name, one in values.items()})]


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
