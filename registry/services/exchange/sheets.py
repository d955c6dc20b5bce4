"""The cost sheets: what each placement's worker paid, by item, kept beside the charges.

One row a placement, in the same transaction as its charges, so that a check reads totals instead of
charges. What a column holds is said in `audits.facts`, which reads them.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
)

from audits.facts import ESTABLISHED, SEVERAL
from audits.items import ITEMS, bits
from registry.db import db
from registry.models import Charge, CostSheet, Placement
from registry.services.exchange.wanted import NUMBERS, given


def rebuild(placements: Iterable[int]) -> None:
    """Make anew the sheets of the placements with those ids."""
    wanted = given(sorted(placements))
    db.session.execute(delete(CostSheet).where(CostSheet.c.placement_id.in_(NUMBERS)), wanted)
    _make(NUMBERS, wanted)


def make() -> None:
    """Make the sheets of all placements, where there are none."""
    _make(select(Placement.id), {})


def _make(placements: Select[Any], wanted: Mapping[str, Any]) -> None:
    """Make the sheets of those placements; only the items that occur cost a calculation."""
    charged = Charge.placement_id.in_(placements) & (Charge.borne_by == "worker")
    found = set(db.session.scalars(select(Charge.item).where(charged).distinct(), wanted))
    items = [item for item in ITEMS if item in found]
    totals = _totals(items).where(Placement.id.in_(placements)).subquery()
    known = {**totals.c, **_marks(totals, items)}
    sheets = select(*known.values())
    db.session.execute(insert(CostSheet).from_select(list(known), sheets), wanted)


def _totals(items: Iterable[str]) -> Select[Any]:
    borne = and_(Charge.placement_id == Placement.id, Charge.borne_by == "worker")
    columns = [_currency().label("currency"), func.max(_last_day()).label("through")]
    for item in items:
        own = Charge.item == item
        firm = and_(own, Charge.evidence.in_(ESTABLISHED))
        columns += [
            func.sum(case((own, Charge.amount))).label(f"paid_{item}"),
            func.sum(case((own, _open()))).label(f"open_{item}"),
            func.sum(case((firm, _open()))).label(f"firm_{item}"),
        ]
    return (
        select(Placement.id.label("placement_id"), *columns)
        .select_from(Placement)
        .outerjoin(Charge, borne)
        .group_by(Placement.id)
    )


def _marks(totals: Subquery, items: Iterable[str]) -> dict[str, ColumnElement[int]]:
    """Which items were charged, and for which of them something was paid, as bits."""
    paid = [(totals.c[f"paid_{item}"], bits((item,))) for item in items]
    return {
        "charged": _sum(case((amount.is_not(None), bit), else_=0) for amount, bit in paid),
        "paying": _sum(case((amount > 0, bit), else_=0) for amount, bit in paid),
    }


def _sum(parts: Iterable[ColumnElement[int]]) -> ColumnElement[int]:
    return cast(reduce(add, parts, literal(0)), BigInteger)


def _currency() -> ColumnElement[str | None]:
    """The one currency of all the charges, a star for several, nothing for none."""
    first, last = func.min(Charge.currency), func.max(Charge.currency)
    return case((first != last, literal(SEVERAL)), else_=first)


def _last_day() -> ColumnElement[int]:
    paid_last = Charge.paid_on >= func.coalesce(Charge.refunded_on, Charge.paid_on)
    return case((paid_last, Charge.paid_on), else_=Charge.refunded_on)


def _open() -> ColumnElement[int]:
    """What of a charge has not come back; nothing where more came back than was paid."""
    back = func.coalesce(Charge.refunded_amount, 0)
    return case((back < Charge.amount, Charge.amount - back), else_=0)
