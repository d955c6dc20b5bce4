"""The report's money: what each worker is owed on each basis, and the evidence it rests on."""

from collections import Counter, defaultdict

from flask_babel import gettext as _

from audits.money import Money
from audits.report import data
from registry.models import Charge
from registry.services import finding, remedying, wording
from registry.services.reporting.dossier import Dossier

BASES: tuple[data.Basis, ...] = ("agreement", "national_law", "convention", "standard")


def remedies(dossier: Dossier) -> tuple[data.Remedy, ...]:
    """What each worker is owed, by basis and currency; bases are never added together."""
    return tuple(one for basis in BASES for one in _of_basis(dossier, basis))


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
    dues = remedying.due_by_placement(breaches)
    ordered = {view.placement_id for view in breaches if view.force == "confirmed"}
    repaid = _repaid(breaches)
    rows = []
    for placement, parts in dues.items():
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for one in parts:
            sums[one.currency][0] += one.amount
            sums[one.currency][1] += one.established
        for currency in sorted(sums.keys() | repaid[placement].keys()):
            still, firm = sums[currency]
            back = repaid[placement][currency]
            rows.append(
                data.Remedy(
                    worker=dossier.workers[placement],
                    basis=basis,
                    found=Money(still + back, currency),
                    repaid=Money(back, currency),
                    open=Money(still, currency),
                    established=Money(firm, currency),
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
