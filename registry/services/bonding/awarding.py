"""Awards taken over from a closed audit: what it lets order for all its workers, as one proposal.

Nothing is typed again; two officers decide all the same, and each award is an entry of its own. The
audit is its ground: no words are kept, so that each reads them in his own language.
"""

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from flask_babel import gettext as _

from registry import clock
from registry.bonds import Entry
from registry.errors import Refused
from registry.models import ActProposal, Agency, User
from registry.services import journal, waiting, wording
from registry.services.bonding import naming
from registry.services.bonding.entering import enter
from registry.services.bonding.ledger import ledger_on
from registry.services.bonding.ordering import Order, list_orders
from registry.services.bonding.weighing import list_entries
from registry.services.narrowing import country_of

KIND = "awards"


def put_forward(agency: Agency, audit: str, *, officer: User) -> ActProposal:
    """Propose to record, as of today, all that an audit lets order and nobody recorded yet."""
    if agency.country != country_of(officer):
        raise Refused("", _("This agency is in the register of another country."))
    today = clock.today()
    ledger = ledger_on(list_entries(agency), today)
    orders = [asdict(one) for one in list_orders(agency, ledger) if one.audit == audit]
    if not orders:
        raise Refused("", _("Audit %(audit)s lets nothing be ordered that is not recorded yet.",
                            audit=audit))  # fmt: skip
    waits = [one.body["audit"] for one in waiting.list_of(agency) if one.kind == KIND]
    if audit in waits:
        raise Refused("", _("A proposal of this act waits for a second person already."))
    body = {"audit": audit, "since": today.isoformat(), "orders": orders}
    return waiting.keep(KIND, body, officer=officer, agency=agency)


def carry_out(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Record each award of a proposal, if all are still possible; the last event's number."""
    agency, body, actor = proposal.agency, proposal.body, journal.actor_of(officer)
    since = date.fromisoformat(body["since"])
    if agency is None:
        raise Refused("", _("This proposal names no agency."))
    entries = [
        Entry("award", since, placement=one.placement, audit=one.audit, amount=one.amount,
              currency=one.currency, ground=body.get("ground"))
        for one in _orders(proposal)
    ]  # fmt: skip
    return [enter(agency, entry, actor=actor, decided=decided) for entry in entries][-1]


def told(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What a proposal would record: the audit, how many workers, what in all and for each.

    Of a closed one only the audit, the day and the ground: the awards are in the ledger.
    """
    orders, totals = _orders(proposal), Counter[str]()
    for one in orders:
        totals[one.currency] += one.amount
    sums = _(", ").join(wording.amount(sum_, code) for code, sum_ in sorted(totals.items()))
    rows = [
        (_("Audit"), proposal.body["audit"]),
        (_("Day"), wording.day_name(date.fromisoformat(proposal.body["since"]))),
        (_("Ground"), naming.award_ground(proposal.body.get("ground"), proposal.body["audit"])),
    ]
    if orders:
        rows += [
            (_("Workers"), str(len({one.placement for one in orders}))),
            (_("In all"), sums),
            *((one.placement, wording.amount(one.amount, one.currency)) for one in orders),
        ]
    return [(name, "", value) for name, value in rows]


def _orders(proposal: ActProposal) -> list[Order]:
    return [Order(**one) for one in proposal.body["orders"]]
