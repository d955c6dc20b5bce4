"""The acts on an agency's bond and on its clearances, as one table.

The office's pages, the services, the tests and the README's diagram (`services.drawing`) read this
table. What a bond comes to on a day is in `services.bonding`, where an agency is cleared in
`audits.clearance`.
"""

from dataclasses import dataclass
from datetime import date

KINDS = LODGED, PART, AWARD, CLEARANCE = "lodged", "part", "award", "clearance"
"""What an act is about: a new part of a bond, a part that was lodged, an award, a clearance."""

CASH, GUARANTEE = "lodge_cash", "lodge_guarantee"
CLEAR, END = "clear", "end_clearance"
STOP, ALLOW = "stop_job_orders", "allow_job_orders"

SHOWS = ("required", "held", "confirmed", "short")
"""What of a bond a register can show the public; all of it unless it says otherwise."""
MEASURES = ("placements", "workers")
"""What a tier counts: contracts signed in the last 365 days, or workers who are abroad."""


@dataclass(frozen=True)
class BondAct:
    """One act: what it is about, what it states besides its day, what it may, whether two decide.

    `only` is the kind of part that it is possible on, None for any. `turns` are the ways that it
    leads: where nothing was said before, "[*]", a register's list held.
    """

    of: str
    states: tuple[str, ...] = ()
    may_state: tuple[str, ...] = ()
    two: bool = False
    only: str | None = None
    turns: tuple[tuple[str, str], ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that the act has room for, those that it must state first."""
        return self.states + self.may_state


@dataclass(frozen=True)
class Entry:
    """What comes into a bond's ledger; amounts in minor units.

    `of` and `against` are the events of the part and of the award that it is about. The amount of
    a drawing or a payment is in the award's currency, any other in that of the bond.
    """

    act: str
    since: date
    amount: int | None = None
    currency: str | None = None
    of: int | None = None
    against: int | None = None
    bank: str | None = None
    number: str | None = None
    expires_on: date | None = None
    placement: str | None = None
    audit: str | None = None
    ground: str | None = None
    document: str | None = None


@dataclass(frozen=True)
class Clearing:
    """An act on what an agency may recruit for; `despite` answers a cover that is not known."""

    act: str
    since: date
    ground: str
    destination: str | None = None
    sector: str | None = None
    occupation: str | None = None
    basis: str | None = None
    document: str | None = None
    despite: str | None = None


LEDGER: dict[str, BondAct] = {
    CASH: BondAct(LODGED, ("amount", "currency"), ("document",)),
    GUARANTEE: BondAct(LODGED, ("bank", "number", "amount", "currency", "expires_on"),
                       ("document",)),
    "confirm": BondAct(PART, ("of", "document"), only=GUARANTEE),
    "give_notice": BondAct(PART, ("of",), ("document",), only=GUARANTEE),
    "extend": BondAct(PART, ("of", "expires_on", "document"), only=GUARANTEE),
    "replenish": BondAct(PART, ("of", "amount"), ("document",)),
    "pledge": BondAct(PART, ("of", "against", "amount", "ground")),
    "unpledge": BondAct(PART, ("of", "against", "amount", "ground")),
    "draw": BondAct(PART, ("of", "against", "amount", "ground"), ("document",), two=True),
    "release": BondAct(PART, ("of", "amount", "ground"), ("document",), two=True),
    "award": BondAct(AWARD, ("placement", "amount", "currency", "ground"), ("audit", "document"),
                     two=True),
    "pay": BondAct(AWARD, ("against", "amount", "document"), ("ground",), two=True),
}  # fmt: skip
CLEARANCES: dict[str, BondAct] = {
    CLEAR: BondAct(CLEARANCE, ("destination", "ground"),
                   ("sector", "occupation", "basis", "document", "despite"), two=True,
                   turns=(("[*]", "cleared"), ("not_cleared", "cleared"))),
    END: BondAct(CLEARANCE, ("destination", "ground"),
                 ("sector", "occupation", "basis", "document"), two=True,
                 turns=(("[*]", "not_cleared"), ("cleared", "not_cleared"))),
    STOP: BondAct(CLEARANCE, ("ground",), ("destination", "basis", "document"), two=True,
                  turns=(("[*]", "job_orders_stopped"),)),
    ALLOW: BondAct(CLEARANCE, ("ground",), ("destination", "basis", "document"), two=True,
                   turns=(("job_orders_stopped", "[*]"),)),
}  # fmt: skip
ACTS = LEDGER | CLEARANCES
