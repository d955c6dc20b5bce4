"""The report's money: what each worker is owed on each basis, and the evidence it rests on."""

from collections import Counter, defaultdict
from decimal import Decimal

from flask_babel import gettext as _

from audits import days
from audits.money import Money
from audits.report import data
from registry.models import Charge
from registry.services import finding, repaying, wording
from registry.services.reporting.dossier import Dossier

BASES: tuple[data.Basis, ...] = ("agreement", "national_law", "convention", "standard")


def remedies(dossier: Dossier) -> tuple[data.Remedy, ...]:
    """What each worker is owed, by basis and currency; bases are never added together."""
    return tuple(one for basis in BASES for one in _of_basis(dossier, basis))


def repayments(dossier: Dossier) -> tuple[data.Repayment, ...]:
    """What each worker is owed payment by payment, each counted once whatever the basis."""
    return tuple(
        data.Repayment(
            worker=dossier.workers[worker.placement.id],
            item=one.charge.item if one.charge else "",
            payee=(one.charge.payee or "") if one.charge else "",
            clause=one.finding.clause,
            answers=one.answers,
            evidence=one.due.cost.evidence if one.due.cost else None,
            owed=Money(one.due.amount, one.due.currency),
            order=Money(one.orderable, one.due.currency),
            interest=None if one.interest is None else Money(one.interest, one.due.currency),
        )
        for worker in dossier.owed
        for one in worker.repayments
    )


def interest_rates(dossier: Dossier) -> tuple[data.InterestRate, ...]:
    """The rates by which interest was reckoned, each once."""
    steps = {
        step
        for worker in dossier.owed
        for one in worker.repayments
        if one.rate is not None
        for step in one.rate.steps
    }
    return tuple(
        data.InterestRate(
            percent=Decimal(str(step.value)),
            source=step.cite,
            since=None if step.since is None else days.date_of(step.since),
        )
        for step in sorted(steps, key=lambda step: (step.since or 0, step.cite))
    )


def evidence(dossier: Dossier) -> tuple[data.EvidenceItem, ...]:
    """The payments by who showed them and how well: their number, their sums and their days."""
    by_source: dict[tuple[str, str], list[Charge]] = defaultdict(list)
    for charges in dossier.charges.values():
        for charge in charges:
            by_source[charge.reported_by or "", charge.evidence or "C"].append(charge)
    return tuple(
        data.EvidenceItem(
            code=f"E-{place:02d}",
            kind=_reporter(reporter),
            shows=_shows(charges),
            weight=f"{weight} · {wording.evidence_name(weight)}",
            pieces=len(charges),
        )
        for place, ((reporter, weight), charges) in enumerate(sorted(by_source.items()), start=1)
    )


def _shows(charges: list[Charge]) -> str:
    """What these payments amount to, and over which days."""
    sums: Counter[str] = Counter()
    for charge in charges:
        sums[charge.currency] += charge.amount
    told = _(", ").join(wording.amount(sums[code], code) for code in sorted(sums))
    days = [charge.paid_on for charge in charges if charge.paid_on]
    if not days:
        return _("Item, sum and payee of payments by workers: %(sums)s", sums=told)
    return _(
        "Item, sum, day and payee of payments by workers: %(sums)s, %(first)s to %(last)s",
        sums=told,
        first=wording.day_name(min(days)),
        last=wording.day_name(max(days)),
    )


def _of_basis(dossier: Dossier, basis: data.Basis) -> list[data.Remedy]:
    breaches = [view for view in dossier.breaches if view.basis == basis]
    workers = repaying.list_workers(breaches, committee=dossier.audit.committee)
    ordered = {view.placement_id for view in breaches if view.force == "confirmed"}
    repaid = _repaid(breaches)
    rows = []
    owed = {one.placement.id: repaying.list_totals([one]) for one in workers}
    for placement in sorted(owed.keys() | repaid.keys()):
        totals = {one.currency: one for one in owed.get(placement, ())}
        for currency in sorted(totals.keys() | repaid[placement].keys()):
            total = totals.get(currency)
            still, firm = (total.owed, total.established) if total else (0, 0)
            accrued = total.interest if total else None
            back = repaid[placement][currency]
            rows.append(
                data.Remedy(
                    worker=dossier.workers[placement],
                    basis=basis,
                    found=Money(still + back, currency),
                    repaid=Money(back, currency),
                    open=Money(still, currency),
                    established=Money(firm, currency),
                    interest=None if accrued is None else Money(accrued, currency),
                    may_order=placement in ordered,
                )
            )
    return rows


def _repaid(breaches: list[finding.FindingView]) -> dict[int, Counter[str]]:
    """What came back of the charges that clauses of no allowance forbid, each counted once."""
    back: dict[int, Counter[str]] = defaultdict(Counter)
    seen: set[int] = set()
    for view in breaches:
        if view.check != "nothing-paid":
            continue
        for charge in view.charges:
            if charge.id not in seen and charge.refunded_amount:
                seen.add(charge.id)
                part = min(charge.refunded_amount, charge.amount)
                back[view.placement_id][charge.currency] += part
    return back


def _reporter(word: str) -> str:
    return {
        "worker": _("Statements and papers of workers"),
        "inspector": _("Records taken by an inspector"),
        "agency": _("The agency's own books and receipts"),
        "other": _("Papers and statements of others"),
    }.get(word, _("Source not recorded"))
