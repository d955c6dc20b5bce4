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
from audits.rules import items_on
from audits.verdict import line
from registry.db import db
from registry.models import Agency, Charge, CheckRun, Finding, Placement
from registry.services import shelf


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
    wanted = {view.placement_id for view in found if view.outcome == "breached" and items_of(view)}
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


def items_of(view: FindingView) -> Items:
    """The cost items that a finding is about; none where it is not about fees."""
    clause = shelf.find_clause(view.clause)
    if clause is None:
        return ()
    day = view.row.on_day
    instrument = shelf.get_instrument(view.instrument_id)
    return items_on(instrument, clause, None if day is None else days.number(day))


def _resting_on(view: FindingView, charges: dict[int, list[Charge]]) -> list[Charge]:
    items = items_of(view)
    return [charge for charge in charges.get(view.placement_id, ()) if charge.item in items]
