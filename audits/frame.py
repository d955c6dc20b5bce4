"""A frame: what a plan is made for besides its rules, and the placements it narrows to."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from audits import days
from audits.facts import Number, Truth, placement
from audits.terms import Spans


@dataclass(frozen=True)
class Frame:
    """What a plan is made for besides its rules.

    `narrowed` is by what less than all placements are asked for (`audits.order`).
    """

    as_of: date
    spans: Spans
    confirmed: frozenset[str]
    exact: bool
    narrowed: tuple[str, ...]


def narrowing(frame: Frame) -> list[Truth]:
    """Which placements of a corridor are judged: signed by the as-of day or on no known day."""
    facts = placement.c
    signed = facts.contract_signed_on
    where = [
        facts.origin == sa.bindparam("origin", None, sa.Text()),
        facts.destination == sa.bindparam("destination", None, sa.Text()),
        sa.or_(signed.is_(None), signed <= days.number(frame.as_of)),
    ]
    return where + [_narrowed(name) for name in frame.narrowed]


def _narrowed(name: str) -> Truth:
    facts = placement.c
    if name == "part":
        return facts.agency_id % number("divisor") == number("rest")
    if name == "span":
        return sa.and_(facts.id >= number("first"), facts.id < number("end"))
    return facts[name] == number(name)


def number(name: str) -> Number:
    """A number that is given when the statement is executed."""
    return sa.bindparam(name, None, sa.BigInteger())


def counting(frame: Frame) -> sa.Select[Any]:
    """How many placements of a corridor are judged."""
    return sa.select(sa.func.count()).select_from(placement).where(*narrowing(frame))
