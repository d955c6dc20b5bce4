"""What the findings of a run come to in money: owed by worker and by currency, each charge once.

How an amount is owed is in `audits.remedy`. Payments and refunds count as they did in the run that
found the breaches. Each repayment by itself, with payee and interest, is in `services.repaying`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audits import days
from audits.instrument import KINDS
from audits.money import show
from audits.remedy import Claim, Cost, Due, due, evidence_class
from registry import clock
from registry.db import db
from registry.models import Charge, CheckRun
from registry.services.evidencing import charges_of, items_of
from registry.services.finding import FindingView

RANKS = [
    (confirmed, basis, assumed)
    for confirmed in (True, False)
    for basis in KINDS
    for assumed in (False, True)
]


@dataclass(frozen=True)
class MoneyOwed:
    """What workers are owed in one currency, as a verdict prints it, each charge counted once.

    The last three add up to the first; only what is established may found a repayment order.
    """

    currency: str
    owed: str
    established: str
    probable: str
    alleged: str


def due_by_placement(
    found: Sequence[FindingView], *, basis: str | None = None
) -> dict[int, tuple[Due, ...]]:
    """What each worker is owed under the breached fee clauses, each charge once."""
    breaches = on_fees(found, basis=basis)
    charges = counted_charges(breaches)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for view in breaches:
        claims[view.placement_id].append(claim_of(view))
    as_of = as_of_day(breaches)
    return {
        placement: due([cost_of(charge, as_of) for charge in charges[placement]], claims[placement])
        for placement in sorted(claims)
    }


def on_fees(found: Iterable[FindingView], *, basis: str | None = None) -> list[FindingView]:
    """The breaches of clauses on what a worker paid, of one basis or of all.

    By an exception that is not valid nothing is owed: the clause that it is from says what is.
    """
    return [
        view
        for view in found
        if view.outcome == "breached"
        and basis in (None, view.basis)
        and view.check != "exception-valid"
        and items_of(view)
    ]


def as_of_day(found: Sequence[FindingView]) -> date:
    """The as-of day of the run that found them; today where no run is stored."""
    run = db.session.get(CheckRun, found[0].row.run_id) if found and found[0].row.run_id else None
    return run.as_of if run else clock.today()


def counted_charges(breaches: Sequence[FindingView]) -> dict[int, list[Charge]]:
    """What their workers bore and had paid by the as-of day, or on no known day."""
    as_of = as_of_day(breaches)
    borne = charges_of({view.placement_id for view in breaches})
    return defaultdict(
        list,
        {
            placement: [one for one in charges if one.paid_on is None or one.paid_on <= as_of]
            for placement, charges in borne.items()
        },
    )


def money_owed(dues: Iterable[Due]) -> list[MoneyOwed]:
    """Amounts owed summed by currency; currencies are never added together."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in dues:
        parts = (one.amount, one.established, one.probable, one.alleged)
        sums[one.currency] = [a + b for a, b in zip(sums[one.currency], parts, strict=True)]
    return [MoneyOwed(code, *(show(part, code) for part in sums[code])) for code in sorted(sums)]


def cost_of(charge: Charge, as_of: date) -> Cost:
    """A charge as the remedy sees it, with what had come back by the as-of day."""
    came = charge.refunded_on is None or charge.refunded_on <= as_of
    refunded = (charge.refunded_amount or 0) if came else 0
    return Cost(
        id=charge.id,
        item=charge.item,
        amount=charge.amount,
        open=max(charge.amount - refunded, 0),
        currency=charge.currency,
        evidence=evidence_class(charge.evidence),
        order=days.number(charge.paid_on) if charge.paid_on else None,
    )


def claim_of(view: FindingView) -> Claim:
    """A breach as the remedy sees it.

    Of two alike the confirmed text founds what is owed, then an agreement before a law, a law
    before a convention and all three before a standard, and last one whose term was not renewed.
    """
    row = view.row
    return Claim(
        clause=view.clause,
        items=items_of(view),
        ceiling=row.limit_value if view.check.startswith("paid-at-most") else None,
        owed=row.owed_amount or 0,
        currency=row.owed_currency or row.limit_unit or "",
        established=row.established_amount or 0,
        rank=RANKS.index((view.force == "confirmed", view.basis, view.force == "assumed")),
    )
