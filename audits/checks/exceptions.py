"""Exceptions that states claim from the rule that workers pay nothing, held against the ILO's test.

An exception is valid where four conditions hold together (C181 art. 7(2); definition of
recruitment fees and related costs, 2018): a national regulation made it after consultation of the
most representative organisations, it is in the workers' interest, it is for certain categories of
workers and named services, and the worker is told the cost before accepting the job.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from audits.clause import Excepted, Exceptions
from audits.facts import Truth, Word, no_truth, no_word, word
from audits.items import Items
from audits.placement import Placement
from audits.scope import within
from audits.tally import SHARED
from audits.verdict import Test, Value, money_value

SHOWN = ("regulation", "consultation", "workers_interest")
CONDITIONS = ("service", *SHOWN, "category", "disclosure")


@dataclass(frozen=True)
class Share:
    """Items that the same exceptions name: whether something was paid, and those exceptions."""

    paid: Truth
    claimed: tuple[Excepted, ...]

    def rests(self, placement: Placement, *conditions: str) -> Truth:
        """Whether one of the exceptions fulfils the conditions; TRUE where nothing was paid."""
        valid = [
            sa.and_(sa.true(), *(_fulfils(placement, one, name) for name in conditions))
            for one in self.claimed
        ]
        return sa.case((self.paid, sa.or_(sa.false(), *valid)), else_=sa.true())


def exception_valid(placement: Placement, *, items: Items, exception: Exceptions) -> Test:
    """Everything that the worker paid for the items rests on an exception that is valid.

    No verdict where nothing was paid, or no state of the corridor claims an exception on the day.
    A condition that is known not to hold is a breach, one that is not known leaves it unknown. The
    worker was told in time on a day before that of the signature, by which the job is accepted.
    Each item may rest on an exception of either state. Observed is what was paid, the limit is the
    first condition that does not hold or is not known.
    """
    if not exception.each:
        return Test(holds=no_truth(), arises=sa.false())
    paid = placement.worker_paid(items, SHARED)
    shares = _shares(placement, items, exception)
    return Test(
        arises=paid.positive,
        observed=money_value(paid.total, paid.currency),
        limit=Value(word=_first_lacking(placement, shares)),
        holds=sa.and_(*(share.rests(placement, *CONDITIONS) for share in shares)),
        missing=_missing(placement, shares),
    )


def _shares(placement: Placement, items: Items, exception: Exceptions) -> list[Share]:
    """The items by the exceptions that name them; of what none names, by none."""
    found: dict[tuple[Excepted, ...], Items] = {}
    for item in items:
        claimed = tuple(one for one in exception.each if item in one.items)
        found[claimed] = (*found.get(claimed, ()), item)
    return [
        Share(placement.worker_paid(share, SHARED).positive, claimed)
        for claimed, share in found.items()
    ]


def _fulfils(placement: Placement, one: Excepted, condition: str) -> Truth:
    """Whether the exception meets the condition for the worker; NULL where that is not known."""
    match condition:
        case "service":
            return sa.true()
        case "category" if one.limited:
            return sa.and_(*within(one.scope))
        case "category":
            return no_truth() if one.limited is None else sa.false()
        case "disclosure":
            return placement.costs_told_on < placement.contract_signed_on
    shown = getattr(one, condition)
    if shown is None:
        return no_truth()
    return sa.true() if shown else sa.false()


def _first_lacking(placement: Placement, shares: list[Share]) -> Word:
    """The first condition that is known not to hold, else the first that is not known."""
    states = [
        (sa.and_(*(share.rests(placement, name) for share in shares)), word(name))
        for name in CONDITIONS
    ]
    return sa.case(
        *((state.is_(sa.false()), name) for state, name in states),
        *((state.is_(None), name) for state, name in states),
        else_=no_word(),
    )


def _missing(placement: Placement, shares: list[Share]) -> dict[str, Truth]:
    found: dict[str, list[Truth]] = defaultdict(list)
    for share in shares:
        for one in share.claimed:
            for name, empty in _not_known(placement, one):
                found[name].append(sa.and_(share.paid, empty))
    return {name: sa.or_(*parts) for name, parts in found.items()}


def _not_known(placement: Placement, one: Excepted) -> Iterator[tuple[str, Truth]]:
    """What the four conditions ask of the exception and of the worker, and when it is empty."""
    yield from ((name, sa.true()) for name in SHOWN if getattr(one, name) is None)
    if one.limited is None:
        yield "category", sa.true()
    scope = {
        "sector": one.scope.sectors,
        "sex": one.scope.sexes,
        "occupation": one.scope.occupations,
    }
    asked = [name for name, wanted in scope.items() if wanted]
    for name in (*asked, "costs_told_on", "contract_signed_on"):
        yield name, getattr(placement, name).is_(None)
