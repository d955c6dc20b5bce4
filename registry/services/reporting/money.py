"""The report's money: what each worker is owed on each basis, and the evidence it rests on."""

from collections import Counter, defaultdict

from flask_babel import gettext as _

from audits.money import Money
from audits.report import data
from registry.services import finding
from registry.services.reporting.dossier import Dossier

BASES: tuple[data.Basis, ...] = ("agreement", "national_law", "convention", "standard")


def remedies(dossier: Dossier) -> tuple[data.Remedy, ...]:
    """What each worker is owed, by basis and currency; bases are never added together."""
    return tuple(one for basis in BASES for one in _of_basis(dossier, basis))


def evidence(dossier: Dossier) -> tuple[data.EvidenceItem, ...]:
    """How many payments are reported by whom, and how much that is worth."""
    counted = Counter(
        (charge.reported_by or "", charge.evidence or "C")
        for charges in dossier.charges.values()
        for charge in charges
    )
    return tuple(
        data.EvidenceItem(
            code=f"E-{place:02d}",
            kind=_reporter(reporter),
            shows=_("What the worker paid"),
            weight=weight,
            pieces=pieces,
        )
        for place, ((reporter, weight), pieces) in enumerate(sorted(counted.items()), start=1)
    )


def _of_basis(dossier: Dossier, basis: data.Basis) -> list[data.Remedy]:
    breaches = [view for view in dossier.breaches if view.basis == basis]
    dues = finding.due_by_placement(breaches)
    ordered = {view.placement_id for view in breaches if view.force == "confirmed"}
    repaid = _repaid(dossier, breaches)
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


def _repaid(dossier: Dossier, breaches: list[finding.FindingView]) -> dict[int, Counter[str]]:
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
        "worker": _("Statement of the worker"),
        "inspector": _("Record of an inspector"),
        "agency": _("The agency's own books"),
        "other": _("Another source"),
    }.get(word, _("Source not recorded"))
