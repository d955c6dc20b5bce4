"""What the findings of a run come to in money: owed by worker and by currency, each charge once.

How an amount is owed is in `audits.remedy`; who must pay it, and whether it can be ordered, is not
decided here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audits.facts import ESTABLISHED
from audits.money import show
from audits.remedy import Claim, Cost, Due, due
from registry.models import Charge
from registry.services.finding import FindingView, charges_of, items_of


@dataclass(frozen=True)
class MoneyOwed:
    """What workers are owed in one currency, as a verdict prints it, each charge counted once."""

    currency: str
    owed: str
    established: str


def due_by_placement(
    found: Sequence[FindingView], *, basis: str | None = None
) -> dict[int, tuple[Due, ...]]:
    """What each worker is owed under the breached fee clauses, each charge once."""
    breaches = [
        view
        for view in found
        if view.outcome == "breached" and items_of(view) and basis in (None, view.basis)
    ]
    charges = charges_of({view.placement_id for view in breaches})
    claims: dict[int, list[Claim]] = defaultdict(list)
    for view in breaches:
        claims[view.placement_id].append(_claim(view))
    return {
        placement: due([cost_of(charge) for charge in charges[placement]], claims[placement])
        for placement in sorted(claims)
    }


def money_owed(dues: Iterable[Due]) -> list[MoneyOwed]:
    """Amounts owed summed by currency; currencies are never added together."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in dues:
        sums[one.currency][0] += one.amount
        sums[one.currency][1] += one.established
    return [
        MoneyOwed(code, show(owed, code), show(firm, code))
        for code, (owed, firm) in sorted(sums.items())
    ]


def cost_of(charge: Charge) -> Cost:
    """A charge as the remedy sees it."""
    return Cost(
        id=charge.id,
        item=charge.item,
        amount=charge.amount,
        open=max(charge.amount - (charge.refunded_amount or 0), 0),
        currency=charge.currency,
        established=charge.evidence in ESTABLISHED,
        order=charge.paid_on.toordinal() if charge.paid_on else None,
    )


def _claim(view: FindingView) -> Claim:
    row = view.row
    ceiling = row.limit_value if view.check.startswith("paid-at-most") else None
    return Claim(
        clause=view.clause,
        items=items_of(view),
        ceiling=ceiling,
        owed=row.owed_amount or 0,
        currency=row.owed_currency or row.limit_unit or "",
    )
