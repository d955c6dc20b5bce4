"""The cost sheets: what each placement's worker paid, by item, kept beside the charges.

One row a placement, in the same transaction as its charges, so that a check reads totals instead of
charges. What a column holds is said in `audits.facts`, which reads them.
"""

from collections.abc import Iterable
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
    distinct,
    func,
    insert,
    literal,
    select,
    union,
)

from audits.facts import ESTABLISHED, SEVERAL
from audits.items import ITEMS, bits
from registry.db import db
from registry.models import HISTORIES, Charge, CostSheet, Placement


def rebuild(number: int) -> None:
    """Make anew the sheets of the placements that a write made, or whose charges it touched."""
    touched = _touched(number)
    db.session.execute(delete(CostSheet).where(CostSheet.c.placement_id.in_(touched)))
    _make(_totals().where(Placement.id.in_(touched)))


def make() -> None:
    """Make the sheets of all placements, where there are none."""
    _make(_totals())


def _make(rows: Select[Any]) -> None:
    totals = rows.subquery()
    columns = [column.name for column in CostSheet.columns]
    known = {**totals.c, **_marks(totals)}
    sheets = select(*(known[name] for name in columns))
    db.session.execute(insert(CostSheet).from_select(columns, sheets))


def _touched(number: int) -> Select[Any]:
    history = HISTORIES[Charge]
    parts = union(
        select(Placement.id.label("id")).where(Placement.made_in == number),
        select(Charge.placement_id).where(Charge.made_in == number),
        select(history.c.placement_id).where(history.c.replaced_in == number),
    ).subquery()
    return select(parts.c.id)


def _totals() -> Select[Any]:
    borne = and_(Charge.placement_id == Placement.id, Charge.borne_by == "worker")
    columns = [_currency().label("currency"), func.max(_last_day()).label("through")]
    for item in ITEMS:
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


def _marks(totals: Subquery) -> dict[str, ColumnElement[int]]:
    """Which items were charged, and for which of them something was paid, as bits."""
    paid = [(totals.c[f"paid_{item}"], bits((item,))) for item in ITEMS]
    return {
        "charged": _sum(case((amount.is_not(None), bit), else_=0) for amount, bit in paid),
        "paying": _sum(case((amount > 0, bit), else_=0) for amount, bit in paid),
    }


def _sum(parts: Iterable[ColumnElement[int]]) -> ColumnElement[int]:
    return cast(reduce(add, parts), BigInteger)


def _currency() -> ColumnElement[str | None]:
    """The one currency of all the charges, a star for several, nothing for none."""
    one = func.count(distinct(Charge.currency)) <= 1
    return case((one, func.min(Charge.currency)), else_=literal(SEVERAL))


def _last_day() -> ColumnElement[int]:
    paid_last = Charge.paid_on >= func.coalesce(Charge.refunded_on, Charge.paid_on)
    return case((paid_last, Charge.paid_on), else_=Charge.refunded_on)


def _open() -> ColumnElement[int]:
    return Charge.amount - func.coalesce(Charge.refunded_amount, 0)
