"""What each worker is owed, by charge: never counted twice when several clauses forbid the same.

Clauses that allow nothing come first and take a charge whole; a ceiling then takes what the
charges that are left exceed it by, from the last paid backwards. A ceiling in another currency
than the charges owes in its own currency, and only where no other clause took one of them.
Interest is in `audits.interest`; who answers, and what may be ordered, is not here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from audits.facts import ESTABLISHED
from audits.items import Items
from audits.words import N_

EvidenceClass: TypeAlias = Literal["established", "probable", "alleged"]

ANSWERS = {
    "agency": N_("the agency"),
    "employer": N_("the employer"),
    "jointly": N_("agency and employer jointly"),
}
"""Who must pay back what a clause founds, as far as its text says so."""
UNSTATED = N_("not stated in the clause")


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
    evidence: EvidenceClass
    order: int | None = None


@dataclass(frozen=True)
class Claim:
    """A breached clause on fees: its items, and what it leaves to the worker (None: nothing).

    `owed` is the verdict's own sum in `currency`, and `established` the part of it that rests on
    sufficient evidence; they count only where the charges are in another currency. Of two claims
    alike the one of lower `rank` founds what is owed.
    """

    clause: str
    items: Items
    ceiling: int | None
    owed: int
    currency: str
    established: int = 0
    rank: int = 0


@dataclass(frozen=True)
class Due:
    """An amount that one charge, or a set of charges (`cost` None), must come back by.

    What is neither established nor probable is alleged; of a set of charges the rest counts so.
    """

    clause: str
    cost: Cost | None
    amount: int
    currency: str
    established: int
    probable: int = 0

    @property
    def alleged(self) -> int:
        """The part that somebody says and nothing else shows."""
        return self.amount - self.established - self.probable


def evidence_class(evidence: str | None) -> EvidenceClass:
    """How well a charge of evidence A, BB, B or C is proven; without evidence it is alleged."""
    if evidence in ESTABLISHED:
        return "established"
    return "probable" if evidence == "B" else "alleged"


def due(costs: Sequence[Cost], claims: Sequence[Claim]) -> tuple[Due, ...]:
    """What one worker is owed by these breached clauses, each charge once."""
    left = {cost.id: cost.open for cost in costs}
    found: list[Due] = []
    for claim in sorted(claims, key=_precedence):
        concerned = [cost for cost in costs if cost.item in claim.items]
        if claim.ceiling is None:
            found += _take(claim, concerned, left, sum(left[cost.id] for cost in concerned))
        elif all(cost.currency == claim.currency for cost in concerned):
            excess = sum(left[cost.id] for cost in concerned) - claim.ceiling
            found += _take(claim, concerned, left, excess)
        elif claim.owed > 0 and all(left[cost.id] == cost.open for cost in concerned):
            found.append(Due(claim.clause, None, claim.owed, claim.currency, claim.established))
            left |= {cost.id: 0 for cost in concerned}
    return tuple(found)


def _precedence(claim: Claim) -> tuple[bool, int, str]:
    return claim.ceiling is not None, claim.rank, claim.clause


def _take(claim: Claim, concerned: Sequence[Cost], left: dict[int, int], amount: int) -> list[Due]:
    """Take an amount from the charges, the last paid first, and note what is left of each."""
    taken = []
    for cost in sorted(concerned, key=lambda cost: (cost.order or 0, cost.id), reverse=True):
        part = min(left[cost.id], amount)
        if part <= 0:
            continue
        left[cost.id] -= part
        amount -= part
        firm = part if cost.evidence == "established" else 0
        likely = part if cost.evidence == "probable" else 0
        taken.append(Due(claim.clause, cost, part, cost.currency, firm, likely))
    return taken
