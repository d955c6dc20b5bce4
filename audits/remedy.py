"""What each worker is owed, by charge: never counted twice when several clauses forbid the same.

Clauses that allow nothing come first and take a charge whole; a ceiling then takes what the
charges that are left exceed it by, from the last paid backwards. A ceiling in another currency
than the charges owes in its own currency, and only where no other clause took one of them.
Who owes, interest and orders are not here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audits.items import Items


@dataclass(frozen=True)
class Cost:
    """One charge that a worker bore: what is still open of it, in minor units.

    `order` is the day it was paid (days since 1970-01-01; None: not known, taken as the first).
    """

    id: int
    item: str
    amount: int
    open: int
    currency: str
    established: bool
    order: int | None = None


@dataclass(frozen=True)
class Claim:
    """A breached clause on fees: its items, and what it leaves to the worker (None: nothing).

    `owed` is the verdict's own sum in `currency`; it counts only where the charges are in another.
    """

    clause: str
    items: Items
    ceiling: int | None
    owed: int
    currency: str


@dataclass(frozen=True)
class Due:
    """An amount that one charge, or a set of charges (`cost` None), must come back by."""

    clause: str
    cost: Cost | None
    amount: int
    currency: str
    established: int


def due(costs: Sequence[Cost], claims: Sequence[Claim]) -> tuple[Due, ...]:
    """What one worker is owed by these breached clauses, each charge once."""
    left = {cost.id: cost.open for cost in costs}
    found: list[Due] = []
    for claim in sorted(claims, key=lambda claim: (claim.ceiling is not None, claim.clause)):
        concerned = [cost for cost in costs if cost.item in claim.items]
        if claim.ceiling is None:
            found += _take(claim, concerned, left, sum(left[cost.id] for cost in concerned))
        elif all(cost.currency == claim.currency for cost in concerned):
            excess = sum(left[cost.id] for cost in concerned) - claim.ceiling
            found += _take(claim, concerned, left, excess)
        elif claim.owed > 0 and all(left[cost.id] == cost.open for cost in concerned):
            found.append(Due(claim.clause, None, claim.owed, claim.currency, 0))
            left |= {cost.id: 0 for cost in concerned}
    return tuple(found)


def _take(claim: Claim, concerned: Sequence[Cost], left: dict[int, int], amount: int) -> list[Due]:
    """Take an amount from the charges, the last paid first, and note what is left of each."""
    taken = []
    for cost in sorted(concerned, key=lambda cost: (cost.order or 0, cost.id), reverse=True):
        part = min(left[cost.id], amount)
        if part <= 0:
            continue
        left[cost.id] -= part
        amount -= part
        firm = part if cost.established else 0
        taken.append(Due(claim.clause, cost, part, cost.currency, firm))
    return taken
