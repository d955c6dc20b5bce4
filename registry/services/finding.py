"""Findings as pages and reports show them: a run's breached and unknown verdicts, with evidence.

Reading only; what a verdict is, is in `audits`, and how a run is made in `services.checking`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, func, select

from audits import days
from audits.items import Items
from audits.money import show
from audits.remedy import Claim, Cost, Due, due
from audits.rules import items_on
from audits.verdict import line
from registry.db import db
from registry.models import Agency, Charge, CheckRun, Finding, Placement
from registry.services import shelf

ESTABLISHED = ("A", "BB")


@dataclass(frozen=True)
class FindingView:
    """One finding in words: money and numbers as text, facts that are missing by name."""

    placement_id: int
    agency_id: int
    reference: str
    instrument_id: str
    clause: str
    check: str
    topic: str
    says: str
    basis: str
    force: str
    outcome: str
    observed: str | None
    limit: str | None
    owed: str | None
    established: str | None
    gap: str | None
    gap_period: str | None
    missing: Sequence[str]
    cite: str
    on: str | None
    row: Finding = field(repr=False)
    charges: Sequence[Charge] = ()


@dataclass(frozen=True)
class ClauseCount:
    """How many findings of each outcome one clause has."""

    clause: str
    basis: str
    says: str
    cite: str
    breached: int
    unknown: int


@dataclass(frozen=True)
class MoneyOwed:
    """What workers are owed in one currency, as a verdict prints it, each charge counted once."""

    currency: str
    owed: str
    established: str


def list_findings(
    run: CheckRun,
    *,
    agency: Agency | None = None,
    placement: Placement | None = None,
    where: Iterable[ColumnElement[bool]] = (),
    limit: int | None = None,
    offset: int = 0,
) -> list[FindingView]:
    """A run's findings: instrument, clause and reference give the order, breaches first."""
    query = (
        select(Finding, Placement.reference)
        .join(Placement, Placement.id == Finding.placement_id)
        .where(*_narrowed(run, agency, placement), *where)
        .order_by(Finding.outcome, Finding.instrument_id, Finding.clause, Placement.reference)
    )
    rows = db.session.execute(query.limit(limit).offset(offset)).all()
    return [_view(finding, reference) for finding, reference in rows]


def with_evidence(found: Sequence[FindingView]) -> list[FindingView]:
    """The findings, those on fees with the charges that they rest on."""
    wanted = {view.placement_id for view in found if view.outcome == "breached" and _items(view)}
    charges = charges_of(wanted)
    return [FindingView(**(vars(view) | {"charges": _resting_on(view, charges)})) for view in found]


def charges_of(placements: Iterable[int]) -> dict[int, list[Charge]]:
    """The charges that workers bore, by placement, in the order of their days."""
    rows = db.session.scalars(
        select(Charge)
        .where(Charge.placement_id.in_(list(placements)), Charge.borne_by == "worker")
        .order_by(Charge.placement_id, Charge.paid_on, Charge.id)
    )
    found: dict[int, list[Charge]] = defaultdict(list)
    for row in rows:
        found[row.placement_id].append(row)
    return found


def count_clauses(
    run: CheckRun, *, agency: Agency | None = None, where: Iterable[ColumnElement[bool]] = ()
) -> list[ClauseCount]:
    """How often each clause is breached or cannot be judged, by clause."""
    query = (
        select(Finding.clause, Finding.outcome, func.count())
        .join(Placement, Placement.id == Finding.placement_id)
        .where(*_narrowed(run, agency, None), *where)
        .group_by(Finding.clause, Finding.outcome)
    )
    counted: dict[str, dict[str, int]] = defaultdict(lambda: {"breached": 0, "unknown": 0})
    for ref, outcome, number in db.session.execute(query):
        counted[ref][outcome] = number
    return [
        ClauseCount(ref, basis_of(ref), clause.says, clause.cite, **counted[ref])
        for ref in sorted(counted)
        if (clause := shelf.find_clause(ref))
    ]


def due_by_placement(
    found: Sequence[FindingView], *, basis: str | None = None
) -> dict[int, tuple[Due, ...]]:
    """What each worker is owed under the breached fee clauses, each charge once."""
    breaches = [
        view
        for view in found
        if view.outcome == "breached" and _items(view) and basis in (None, view.basis)
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


def basis_of(ref: str) -> str:
    """The basis of a clause's verdicts."""
    return shelf.get_instrument(ref.split("#", maxsplit=1)[0]).kind


def _narrowed(
    run: CheckRun, agency: Agency | None, placement: Placement | None
) -> list[ColumnElement[bool]]:
    where = [Finding.run_id == run.id]
    if agency is not None:
        where.append(Finding.agency_id == agency.id)
    if placement is not None:
        where.append(Finding.placement_id == placement.id)
    return where


def _view(finding: Finding, reference: str) -> FindingView:
    columns = {column.name: getattr(finding, column.name) for column in Finding.__table__.columns}
    plain_: dict[str, Any] = line(columns | {"reference": reference, "agency": ""})
    clause = shelf.find_clause(finding.clause)
    return FindingView(
        placement_id=finding.placement_id,
        agency_id=finding.agency_id,
        reference=reference,
        instrument_id=finding.instrument_id,
        clause=finding.clause,
        check=finding.check_name,
        topic=clause.topic if clause else "",
        says=clause.says if clause else "",
        basis=finding.basis,
        force=finding.force,
        outcome=finding.outcome,
        observed=plain_["observed"],
        limit=plain_["limit"],
        owed=_amount(plain_["owed"]),
        established=_amount(plain_["established"]),
        gap=_amount(plain_["gap"]),
        gap_period=finding.gap_period,
        missing=plain_["missing"],
        cite=finding.cite,
        on=plain_["on"],
        row=finding,
    )


def _amount(money: dict[str, str] | None) -> str | None:
    return f"{money['amount']} {money['currency']}" if money else None


def _items(view: FindingView) -> Items:
    clause = shelf.find_clause(view.clause)
    if clause is None:
        return ()
    day = view.row.on_day
    instrument = shelf.get_instrument(view.instrument_id)
    return items_on(instrument, clause, None if day is None else days.number(day))


def _resting_on(view: FindingView, charges: dict[int, list[Charge]]) -> list[Charge]:
    items = _items(view)
    return [charge for charge in charges.get(view.placement_id, ()) if charge.item in items]


def _claim(view: FindingView) -> Claim:
    row = view.row
    ceiling = row.limit_value if view.check.startswith("paid-at-most") else None
    return Claim(
        clause=view.clause,
        items=_items(view),
        ceiling=ceiling,
        owed=row.owed_amount or 0,
        currency=row.owed_currency or row.limit_unit or "",
    )
