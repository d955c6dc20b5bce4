"""Interest on what workers are owed: the rate that a law or a joint committee has set.

A committee decides a rate with the day it begins and where the decision stands; nothing is
assumed where none is set. How interest is reckoned is in `audits.interest`.
"""

from datetime import date
from decimal import Decimal

from flask_babel import gettext as _
from sqlalchemy import select

from audits import days
from audits.clause import Dated, Step
from registry import clock
from registry.db import THOUSAND, db
from registry.errors import Refused
from registry.models import Committee, InterestRate

HIGHEST = Decimal(100)


def set_rate(
    committee: Committee, *, since: date, percent: Decimal, cite: str, actor: str
) -> InterestRate:
    """Record what the committee has decided: percent a year from a day on, with its citation."""
    if not _is_rate(percent):
        raise Refused("percent", _("Give a number from 0 to 100 with at most three decimals."))
    row = InterestRate(
        committee_id=committee.id,
        committee=committee,
        since=since,
        percent=percent,
        cite=cite,
        at=clock.stamp(clock.now()),
        actor=actor,
    )
    db.session.add(row)
    db.session.flush()
    return row


def _is_rate(percent: Decimal) -> bool:
    within = percent.is_finite() and 0 <= percent <= HIGHEST
    return within and percent * THOUSAND == int(percent * THOUSAND)


def list_rates(committee: Committee) -> list[InterestRate]:
    """Every rate that the committee has set, the last decided first."""
    query = select(InterestRate).filter_by(committee_id=committee.id)
    return list(db.session.scalars(query.order_by(InterestRate.id.desc())))


def rate_of(committee: Committee | None) -> Dated | None:
    """The committee's rates by the day they begin; None where it has set none."""
    if committee is None:
        return None
    steps = {row.since: row for row in reversed(list_rates(committee))}
    if not steps:
        return None
    return Dated(
        tuple(
            Step(days.number(since), steps[since].percent, steps[since].cite, since.isoformat())
            for since in sorted(steps)
        )
    )


def rate_between(origin: str, destination: str) -> Dated | None:
    """The rate of the corridor's joint committee; of several the one whose slug comes first."""
    query = select(Committee).filter_by(origin=origin, destination=destination)
    return rate_of(db.session.scalars(query.order_by(Committee.slug).limit(1)).one_or_none())
