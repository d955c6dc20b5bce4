"""Each repayment by itself: the charge, who got it, the clause that founds it, who answers for it.

Interest stands beside what is owed and is never added to it. What may be ordered is only what is
established and what a confirmed clause founds. The sums are made in `services.remedying`, the table
to download in `services.tabulating`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from flask_babel import gettext as _
from sqlalchemy import select

from audits import days
from audits.clause import Dated
from audits.interest import interest
from audits.remedy import ANSWERS, UNSTATED, Due, due
from registry.db import db
from registry.models import Agency, Audit, Charge, CheckRun, Committee, Placement
from registry.services import accruing, auditing, finding, remedying, shelf
from registry.services.evidencing import items_of
from registry.services.finding import FindingView, Part


@dataclass(frozen=True)
class Repayment:
    """One amount that a worker is owed; `charge` is None where only a sum can be stated.

    `finding` is of the clause that founds it, `also` names the others that forbid the same.
    `answers` is agency, employer or jointly, "" where the clause does not say. `interest` is by
    `rate`, and None where none is set or the day of payment is not known. All sums are of one
    currency.
    """

    finding: FindingView
    due: Due
    charge: Charge | None
    answers: str
    rate: Dated | None
    interest: int | None
    orderable: int
    also: tuple[str, ...]


@dataclass(frozen=True)
class Worker:
    """What one worker is owed, by charge."""

    placement: Placement
    repayments: list[Repayment]


@dataclass(frozen=True)
class Total:
    """What workers are owed in one currency, in minor units; interest None where none runs."""

    currency: str
    owed: int
    established: int
    probable: int
    alleged: int
    orderable: int
    interest: int | None


def of_agency(run: CheckRun, agency: Agency) -> list[Worker]:
    """The agency's workers who are owed something by a run's breaches."""
    return list_workers(finding.list_breaches(run, Part(agency=agency)))


def of_audit(audit: Audit) -> list[Worker]:
    """The workers of an audit who are owed something, interest by its committee's rate."""
    return list_workers(auditing.list_breaches(audit), committee=audit.committee)


def list_workers(
    found: Sequence[FindingView], *, committee: Committee | None = None
) -> list[Worker]:
    """The workers who are owed something under these breaches, by reference.

    Interest is by the law's rate, else by the committee's; where none is given, by that of the
    placement's corridor.
    """
    breaches = remedying.on_fees(found)
    as_of, charges = remedying.as_of_day(breaches), remedying.counted_charges(breaches)
    by_placement: dict[int, list[FindingView]] = defaultdict(list)
    for view in breaches:
        by_placement[view.placement_id].append(view)
    rate_between = cache(accruing.rate_between)
    workers = []
    for placement in _placements(by_placement):
        ends = (placement.origin, placement.destination)
        rate = accruing.rate_of(committee) if committee else rate_between(*ends)
        case = Case(by_placement[placement.id], charges[placement.id], as_of, rate)
        if repayments := list(case.repayments()):
            workers.append(Worker(placement, repayments))
    return workers


def list_totals(workers: Sequence[Worker]) -> list[Total]:
    """The sums by currency; currencies are never added together."""
    by_currency: dict[str, list[Repayment]] = defaultdict(list)
    for one in (repayment for worker in workers for repayment in worker.repayments):
        by_currency[one.due.currency].append(one)
    return [_total(code, by_currency[code]) for code in sorted(by_currency)]


def answers_name(answers: str) -> str:
    """Who must pay back: "the agency", or that the clause does not say."""
    return _(ANSWERS.get(answers, UNSTATED))


@dataclass(frozen=True)
class Case:
    """One worker's breaches and charges on the as-of day; `rate` is for laws without their own."""

    breaches: Sequence[FindingView]
    charges: Sequence[Charge]
    as_of: date
    rate: Dated | None

    def repayments(self) -> Iterator[Repayment]:
        """What is owed, by charge, each counted once."""
        views = {view.clause: view for view in self.breaches}
        known = {charge.id: charge for charge in self.charges}
        ordered = self._ordered()
        for one in self._due(self.breaches):
            view, number = views[one.clause], one.cost.id if one.cost else None
            clause = shelf.find_clause(one.clause)
            rate = (clause.interest if clause else None) or self.rate
            yield Repayment(
                finding=view,
                due=one,
                charge=known[number] if number is not None else None,
                answers=clause.answers if clause else "",
                rate=rate,
                interest=self._interest(one, rate),
                orderable=ordered.get(number if number is not None else one.clause, 0),
                also=self._also(one),
            )

    def _due(self, breaches: Sequence[FindingView]) -> tuple[Due, ...]:
        costs = [remedying.cost_of(charge, self.as_of) for charge in self.charges]
        return due(costs, [remedying.claim_of(view) for view in breaches])

    def _ordered(self) -> dict[int | str, int]:
        """What the confirmed clauses alone found and evidence establishes, by charge or clause."""
        confirmed = [view for view in self.breaches if view.force == "confirmed"]
        sums: dict[int | str, int] = defaultdict(int)
        for one in self._due(confirmed):
            sums[one.cost.id if one.cost else one.clause] += one.established
        return sums

    def _interest(self, one: Due, rate: Dated | None) -> int | None:
        if rate is None or one.cost is None:
            return None
        return interest(one.amount, rate, one.cost.order, days.number(self.as_of))

    def _also(self, one: Due) -> tuple[str, ...]:
        if one.cost is None:
            return ()
        others = [view for view in self.breaches if view.clause != one.clause]
        return tuple(sorted(view.clause for view in others if one.cost.item in items_of(view)))


def _total(currency: str, parts: Sequence[Repayment]) -> Total:
    run = [one.interest for one in parts if one.interest is not None]
    return Total(
        currency,
        owed=sum(one.due.amount for one in parts),
        established=sum(one.due.established for one in parts),
        probable=sum(one.due.probable for one in parts),
        alleged=sum(one.due.alleged for one in parts),
        orderable=sum(one.orderable for one in parts),
        interest=sum(run) if run else None,
    )


def _placements(numbers: Collection[int]) -> list[Placement]:
    """The placements of those numbers, by reference."""
    query = select(Placement).where(Placement.id.in_(list(numbers)))
    return list(db.session.scalars(query.order_by(Placement.reference)))
