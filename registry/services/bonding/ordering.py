"""From what closed audits found that may be ordered to the awards that a bond has to cover.

An audit orders nothing by itself: an officer records the award, and a second one approves it.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from registry.db import db
from registry.models import Agency, Audit
from registry.services import repaying
from registry.services.bonding.ledger import Award, Ledger
from registry.services.veiling import unveil


@dataclass(frozen=True)
class Order:
    """What may be ordered for one worker by one closed audit, in minor units of one currency."""

    audit: str
    placement: str
    currency: str
    amount: int


def list_orders(agency: Agency, ledger: Ledger) -> list[Order]:
    """What closed audits let order of the agency and nobody recorded as an award yet.

    What an employer alone answers for is none of it.
    """
    recorded = {(one.audit, unveil(one.placement), one.currency) for one in ledger.awards.values()}
    query = select(Audit).filter_by(agency_id=agency.id).where(Audit.closed_at.is_not(None))
    return [
        order
        for audit in db.session.scalars(query.order_by(Audit.reference))
        for order in _of_audit(audit)
        if (order.audit, order.placement, order.currency) not in recorded
    ]


def list_awards(audit: Audit, ledger: Ledger) -> list[tuple[str | None, Award]]:
    """The awards that rest on an audit, each with the reference; None where it was erased."""
    return [
        (unveil(one.placement), one)
        for one in ledger.awards.values()
        if one.audit == audit.reference
    ]


def _of_audit(audit: Audit) -> list[Order]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for worker in repaying.of_audit(audit):
        for one in worker.repayments:
            if one.orderable and one.answers != "employer":
                sums[worker.placement.reference, one.due.currency] += one.orderable
    return [Order(audit.reference, *key, amount) for key, amount in sorted(sums.items())]
