"""What needs attention at a ministry's desk: licences that end, lists that age, what was found."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from audits.standing import MAY_RECRUIT
from registry import clock
from registry.acts import LAPSED
from registry.db import db
from registry.models import Agency, CheckRun, Licence, Register, User
from registry.services import evidencing, finding, licensing, narrowing, remedying
from registry.services.finding import Part
from registry.services.paging import Page, within
from registry.services.remedying import MoneyOwed

BANDS = (7, 30, 90)
SOON = timedelta(days=BANDS[-1])
FINDINGS = 25


@dataclass(frozen=True)
class Ending:
    """A licence that ends or has run out; `last` is its last valid day.

    `band` is the least of 7, 30 and 90 days within which it ends; 0 where it has run out.
    """

    agency: Agency
    last: date
    band: int


@dataclass(frozen=True)
class Found:
    """How many findings of one run an agency has."""

    agency: Agency
    breached: int
    unknown: int


def list_ending(*, seen_by: User) -> list[Ending]:
    """The licences of the reader's country that end within ninety days, the first to end first."""
    today = clock.today()
    soon = select(Licence.agency_id).where(Licence.expires_on.between(today, today + SOON))
    query = narrowing.agencies(seen_by).where(Agency.id.in_(soon))
    endings = []
    for agency in db.session.scalars(query.options(selectinload(Agency.entries))):
        standing = licensing.standing(agency, today)
        last = standing.until - timedelta(days=1) if standing.until else None
        if standing.status in MAY_RECRUIT and last and last <= today + SOON:
            band = next(days for days in BANDS if last <= today + timedelta(days=days))
            endings.append(Ending(agency, last, band))
    return sorted(endings, key=lambda one: (one.last, one.agency.number_folded))


def list_overdue(*, seen_by: User) -> list[Ending]:
    """The licences of the reader's country that ran out and were not renewed, the last first."""
    today = clock.today()
    ended = select(Licence.agency_id).where(Licence.expires_on < today)
    query = narrowing.agencies(seen_by).where(Agency.id.in_(ended))
    held = selectinload(Agency.entries), selectinload(Agency.steps)
    overdue = []
    for agency in db.session.scalars(query.options(*held)):
        standing = licensing.standing(agency, today)
        if standing.status in LAPSED and standing.since:
            overdue.append(Ending(agency, standing.since - timedelta(days=1), 0))
    overdue.sort(key=lambda one: one.agency.number_folded)
    return sorted(overdue, key=lambda one: one.last, reverse=True)


def list_stale(*, seen_by: User) -> list[Register]:
    """The reader's registers whose list is older than they allow, by name."""
    today = clock.today()
    return [
        register
        for register in narrowing.list_registers(seen_by=seen_by)
        if register.as_of and (today - register.as_of).days > register.stale_after
    ]


def list_found(run: CheckRun, *, seen_by: User) -> list[Found]:
    """The reader's agencies with findings in a run, those with the most breaches first."""
    counts = finding.outcomes_of(run)
    sums = [func.sum(counts.c[name]).label(name) for name in ("breached", "unknown")]
    by_agency = select(counts.c.agency_id, *sums).group_by(counts.c.agency_id).subquery()
    breached, unknown = by_agency.c.breached, by_agency.c.unknown
    query = (
        narrowing.agencies(seen_by)
        .join(by_agency, by_agency.c.agency_id == Agency.id)
        .add_columns(breached, unknown)
        .order_by(breached.desc(), unknown.desc(), Agency.number_folded)
    )
    return [Found(agency, n, m) for agency, n, m in db.session.execute(query)]


def list_by_clause(
    run: CheckRun, agency: Agency, clause: str, number: int
) -> Page[finding.FindingView]:
    """A page of an agency's findings under one clause, with the charges that they rest on."""
    part = Part(agency=agency, clause=clause)
    counts = finding.count_clauses(run, agency=agency)
    total = sum(one.breached + one.unknown for one in counts if one.clause == clause)
    number, pages = within(number, total, FINDINGS)
    found = finding.list_findings(run, part, limit=FINDINGS, offset=(number - 1) * FINDINGS)
    return Page(evidencing.with_evidence(found), number, pages, total)


def list_owed(run: CheckRun, agency: Agency) -> list[MoneyOwed]:
    """What an agency's workers are owed by a run's breaches, by currency, each charge once."""
    found = finding.list_breaches(run, Part(agency=agency))
    return remedying.money_owed(
        due for dues in remedying.due_by_placement(found).values() for due in dues
    )
