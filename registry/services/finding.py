"""Findings as pages and reports show them; the charges they rest on are in `services.evidencing`.

Breaches are read from their rows; other verdicts are judged on demand (`services.judging`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Subquery, func, literal, select, union_all

from audits import days
from audits.facts import listed_table
from audits.verdict import line
from registry.db import bytewise, db
from registry.models import Agency, Charge, CheckRun, Finding, Placement, UnknownCount
from registry.services import judging, shelf


@dataclass(frozen=True)
class FindingView:
    """One verdict in words: money and numbers as text, facts that are missing by name."""

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
class Part:
    """The part of a run that is asked for; what is empty narrows nothing.

    `where` are conditions on the placement.
    """

    agency: Agency | None = None
    placement: Placement | None = None
    clause: str = ""
    where: Sequence[ColumnElement[bool]] = ()

    @property
    def agency_id(self) -> int | None:
        """The agency, or that of the placement."""
        if self.agency is not None:
            return self.agency.id
        return None if self.placement is None else self.placement.agency_id


EVERYTHING = Part()


def list_findings(
    run: CheckRun, part: Part = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> list[FindingView]:
    """A run's findings: the breaches, then what is unknown, each by clause and reference."""
    breaches = list_breaches(run, part, limit=limit, offset=offset)
    if limit is not None and len(breaches) == limit:
        return breaches
    before = _count_breaches(run, part) if offset else len(breaches)
    left = None if limit is None else limit - len(breaches)
    return breaches + _listed(run, part, {"unknown"}, limit=left, offset=max(offset - before, 0))


def list_breaches(
    run: CheckRun, part: Part = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> list[FindingView]:
    """A run's breaches: instrument, clause and reference give the order."""
    query = (
        select(Finding, Placement.reference)
        .join(Placement, Placement.id == Finding.placement_id)
        .where(*_narrowed(run, part))
        .order_by(Finding.instrument_id, Finding.clause, Placement.reference)
    )
    rows = db.session.execute(query.limit(limit).offset(offset)).all()
    return [_view(finding, reference) for finding, reference in rows]


def list_unknown(run: CheckRun, part: Part = EVERYTHING) -> list[FindingView]:
    """What a run left unknown, judged again on the facts it saw, in the order of breaches."""
    return _listed(run, part, {"unknown"})


def verdicts_of(
    placement: Placement, run: CheckRun | None = None, *, met: bool = True
) -> list[FindingView]:
    """Every verdict on a placement, or all but the met ones, as a run judged it or as of today."""
    wanted = judging.ALL if met else judging.ALL - {"met"}
    return _listed(run, Part(placement=placement), wanted)


def _listed(
    run: CheckRun | None,
    part: Part,
    outcomes: Iterable[str],
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[FindingView]:
    """Verdicts that are judged on demand, of those outcomes; without a run those of today."""
    order = judging.order_of(run)
    order = replace(
        order,
        agency_id=part.agency_id or order.agency_id,
        placement_id=part.placement.id if part.placement else None,
        clause=part.clause or None,
        listed=frozenset(outcomes),
    )
    rows = listed_table.c
    query = (
        select(*rows, Placement.reference)
        .join(Placement, Placement.id == rows.placement_id)
        .where(*part.where)
        .order_by(*map(bytewise, (rows.instrument_id, rows.clause)), Placement.reference)
    )
    with judging.listed(run, order) as connection:
        found = connection.execute(query.limit(limit).offset(offset)).mappings().all()
    return [_view(_finding(row), row["reference"]) for row in found]


def count_clauses(run: CheckRun, *, agency: Agency | None = None) -> list[ClauseCount]:
    """How often each clause is breached or cannot be judged, by clause."""
    counts = outcomes_of(run)
    sums = [func.sum(counts.c[name]) for name in ("breached", "unknown")]
    query = select(counts.c.clause, *sums).group_by(counts.c.clause)
    if agency is not None:
        query = query.where(counts.c.agency_id == agency.id)
    return clause_counts(
        {ref: {"breached": n, "unknown": m} for ref, n, m in db.session.execute(query)}, run
    )


def clause_counts(counted: Mapping[str, Mapping[str, int]], run: CheckRun) -> list[ClauseCount]:
    """The clauses with findings, by clause, from the numbers of each outcome in a run."""
    return [
        ClauseCount(ref, basis_of(ref), clause.says, clause.cite, one["breached"], one["unknown"])
        for ref, one in sorted(counted.items())
        if one["breached"] + one["unknown"] and (clause := shelf.find_clause(ref, run.id))
    ]


def outcomes_of(run: CheckRun) -> Subquery:
    """How many breached and unknown verdicts of a run each clause and agency has."""
    whose = (Finding.clause, Finding.agency_id)
    breached = (
        select(*whose, func.count().label("breached"), literal(0).label("unknown"))
        .where(Finding.run_id == run.id)
        .group_by(*whose)
    )
    left = UnknownCount
    unknown = select(left.clause, left.agency_id, literal(0), left.number)
    return union_all(breached, unknown.where(left.run_id == run.id)).subquery()


def basis_of(ref: str) -> str:
    """The basis of a clause's verdicts."""
    return shelf.get_instrument(ref.split("#", maxsplit=1)[0]).kind


def _narrowed(run: CheckRun, part: Part) -> list[ColumnElement[bool]]:
    where = [Finding.run_id == run.id, *part.where]
    if part.agency is not None:
        where.append(Finding.agency_id == part.agency.id)
    if part.placement is not None:
        where.append(Finding.placement_id == part.placement.id)
    if part.clause:
        where.append(Finding.clause == part.clause)
    return where


def _count_breaches(run: CheckRun, part: Part) -> int:
    counted = select(func.count()).join_from(Finding, Placement).where(*_narrowed(run, part))
    return db.session.scalar(counted) or 0


def _finding(row: RowMapping) -> Finding:
    """A listed verdict as a finding that no table keeps."""
    values = {column.name: row[column.name] for column in listed_table.c}
    day = values["on_day"]
    return Finding(**values | {"on_day": None if day is None else days.date_of(day)})


def _view(finding: Finding, reference: str) -> FindingView:
    columns = {column.name: getattr(finding, column.name) for column in Finding.__table__.columns}
    plain_: dict[str, Any] = line(columns | {"reference": reference, "agency": ""})
    clause = shelf.find_clause(finding.clause, finding.run_id)
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
