"""The charges that findings on fees rest on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from audits.items import Items
from registry.db import db
from registry.models import Charge
from registry.services import converting, shelf
from registry.services.finding import FindingView


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


def items_of(view: FindingView) -> Items:
    """The cost items that a finding is about; none where it is not about fees."""
    clause = shelf.find_clause(view.clause, view.row.run_id)
    if clause is None:
        return ()
    instrument = shelf.law_of(view.row.run_id)[view.instrument_id]
    return converting.items_of(instrument, clause, view.row.on_day)


def _resting_on(view: FindingView, charges: dict[int, list[Charge]]) -> list[Charge]:
    items = items_of(view)
    return [charge for charge in charges.get(view.placement_id, ()) if charge.item in items]
