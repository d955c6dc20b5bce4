"""The demonstration's bonds and clearances come in, through the same acts as real ones."""

from datetime import date
from typing import Any

from audits.money import exponent
from registry.bonds import Clearing, Entry
from registry.demonstration import Demonstration, bonds
from registry.demonstration.agencies import Agency as Firm
from registry.demonstration.rows import ago
from registry.models import Agency
from registry.services import clearing, journal, licensing
from registry.services.bonding import entering, requiring
from registry.services.bonding.requiring import Rules, Tier


def load(made: Demonstration, today: date) -> None:
    """Require bonds of the invented register, lodge them, and draw on one for a worker."""
    kept = licensing.get_register(bonds.REGISTER)
    tiers = tuple(Tier(most, _minor(cash), _minor(rest)) for most, cash, rest in bonds.TIERS)
    since = ago(today, bonds.SINCE)
    rules = Rules(since, "placements", bonds.CURRENCY, tiers, bonds.CITE)
    requiring.declare(kept, rules, actor=journal.SYSTEM)
    guarantees = {one.agency.number: _lodge(one) for one in bonds.bonds(made.agencies, today)}
    drawn = bonds.drawing(made.agencies, made.placements, today)
    agency, sum_ = _agency(drawn.agency), _minor(drawn.amount)
    award = _enter(agency, "award", drawn.awarded_on, placement=drawn.placement, amount=sum_,
                   currency=bonds.CURRENCY, ground=drawn.order)  # fmt: skip
    _enter(agency, "draw", drawn.drawn_on, of=guarantees[drawn.agency.number], against=award,
           amount=sum_, ground=drawn.ground)  # fmt: skip
    for one in bonds.clearances(made.agencies, today):
        clearance = Clearing(one.act, one.since, one.ground, one.destination)
        clearing.act(_agency(one.agency), clearance, actor=journal.SYSTEM)


def _lodge(bond: bonds.Bond) -> int:
    """Lodge and confirm what an agency's bond is made of; returns the guarantee's event."""
    agency, on = _agency(bond.agency), bond.lodged_on
    cash = {"amount": _minor(bond.cash), "currency": bonds.CURRENCY}
    _enter(agency, "lodge_cash", on, **cash)
    named = {"bank": bond.bank, "number": bond.number, "expires_on": bond.expires_on}
    part = _enter(agency, "lodge_guarantee", on, **cash | {"amount": _minor(bond.guarantee)},
                  **named)  # fmt: skip
    _enter(agency, "confirm", on, of=part, document=f"{bond.number}, letter of the bank")
    return part


def _enter(agency: Agency, act: str, since: date, **answers: Any) -> int:
    return entering.enter(agency, Entry(act, since, **answers), actor=journal.SYSTEM)


def _agency(firm: Firm) -> Agency:
    return licensing.require_agency(firm.number, register=firm.register)


def _minor(rupees: int) -> int:
    digits: int = 10 ** exponent(bonds.CURRENCY)
    return rupees * digits
