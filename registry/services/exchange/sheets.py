"""The cost sheets: what each placement's worker paid, by item, kept beside the charges.

One row a placement, in the same transaction as its charges, so that a check reads totals instead of
charges. What a column holds is said in `audits.facts`, which reads them.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    delete,
    distinct,
    func,
    insert,
    literal,
    select,
    union,
)

from audits.facts import ESTABLISHED, SEVERAL
from audits.items import ITEMS
from registry.db import db
from registry.models import HISTORIES, Charge, CostSheet, Placement


def rebuild(number: int) -> None:
    """Make anew the sheets of the placements that a write made, or whose charges it touched."""
    touched = _touched(number)
    db.session.execute(delete(CostSheet).where(CostSheet.c.placement_id.in_(touched)))
    totals = _totals().where(Placement.id.in_(touched))
    columns = [column.name for column in CostSheet.columns]
    db.session.execute(insert(CostSheet).from_select(columns, totals))


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
    columns = [_currency(), func.max(_last_day())]
    for item in ITEMS:
        columns += [
            func.sum(case((Charge.item == item, Charge.amount))),
            func.sum(case((Charge.item == item, _open()))),
            func.sum(case((and_(Charge.item == item, Charge.evidence.in_(ESTABLISHED)), _open()))),
        ]
    return (
        select(Placement.id, *columns)
        .select_from(Placement)
        .outerjoin(Charge, borne)
        .group_by(Placement.id)
    )


def _currency() -> ColumnElement[str | None]:
    """The one currency of all the charges, a star for several, nothing for none."""
    one = func.count(distinct(Charge.currency)) <= 1
    return case((one, func.min(Charge.currency)), else_=literal(SEVERAL))


def _last_day() -> ColumnElement[int]:
    paid_last = Charge.paid_on >= func.coalesce(Charge.refunded_on, Charge.paid_on)
    return case((paid_last, Charge.paid_on), else_=Charge.refunded_on)


def _open() -> ColumnElement[int]:
    return Charge.amount - func.coalesce(Charge.refunded_amount, 0)
