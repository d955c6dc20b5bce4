"""What people read for the acts on a bond or a clearance, and for the parts of an entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from audits.words import N_
from registry.services import wording
from registry.services.veiling import unveil

TO_DO = {
    "lodge_cash": N_("Record a cash deposit"),
    "lodge_guarantee": N_("Record a bank's guarantee"),
    "confirm": N_("Record the bank's confirmation"),
    "give_notice": N_("Record the bank's notice that it will not renew"),
    "extend": N_("Extend a guarantee"),
    "replenish": N_("Record an amount added"),
    "pledge": N_("Set an amount aside for an award"),
    "unpledge": N_("Free an amount that was set aside"),
    "draw": N_("Draw for a worker"),
    "release": N_("Give back to the agency"),
    "award": N_("Record an award to a worker"),
    "pay": N_("Record that the agency repaid"),
    "clear": N_("Clear for a country"),
    "end_clearance": N_("End a clearance"),
    "stop_job_orders": N_("Stop new job orders"),
    "allow_job_orders": N_("Allow new job orders again"),
}
DONE = {
    "lodge_cash": N_("Cash deposited"),
    "lodge_guarantee": N_("Guarantee lodged"),
    "confirm": N_("Confirmed by the bank"),
    "give_notice": N_("Bank will not renew"),
    "extend": N_("Guarantee extended"),
    "replenish": N_("Amount added"),
    "pledge": N_("Set aside for an award"),
    "unpledge": N_("No longer set aside"),
    "draw": N_("Drawn for a worker"),
    "release": N_("Given back to the agency"),
    "award": N_("Award to a worker"),
    "pay": N_("Repaid by the agency"),
    "clear": N_("Cleared"),
    "end_clearance": N_("Clearance ended"),
    "stop_job_orders": N_("New job orders stopped"),
    "allow_job_orders": N_("New job orders allowed again"),
}
LABELS = {
    "since": N_("Day"),
    "amount": N_("Amount"),
    "currency": N_("Currency"),
    "of": N_("Part of the bond"),
    "against": N_("Award"),
    "bank": N_("Bank"),
    "number": N_("Number of the guarantee"),
    "expires_on": N_("Last valid day"),
    "placement": N_("Placement"),
    "audit": N_("Audit"),
    "ground": N_("Ground"),
    "basis": N_("Legal basis"),
    "document": N_("Document"),
    "destination": N_("Country of work"),
    "sector": N_("Sector"),
    "occupation": N_("Occupation"),
    "despite": N_("Why it is cleared although its bond is not known to be enough"),
}
PARTS = {"lodge_cash": N_("Cash deposit"), "lodge_guarantee": N_("Guarantee of %(bank)s")}
STATES = {
    "none": N_("nothing required or owed"),
    "enough": N_("enough"),
    "short": N_("short"),
    "unknown": N_("not known"),
}
TONES = {"enough": "yes", "short": "no"}
MEASURES = {
    "placements": N_("contracts signed in the last 365 days"),
    "workers": N_("workers who are abroad"),
}
SHOWS = {
    "required": N_("what is required"),
    "held": N_("what is held"),
    "confirmed": N_("until when it is confirmed"),
    "short": N_("whether it is short"),
}


def to_do_name(act: str) -> str:
    """An act as it is offered: "Draw for a worker"."""
    return _(TO_DO[act])


def done_name(act: str) -> str:
    """An act as it was done: "Drawn for a worker"."""
    return _(DONE[act])


def state_name(state: str) -> str:
    """Whether a bond is enough, in words: "not known"."""
    return _(STATES[state])


def state_tone(state: str) -> str:
    """How that is coloured: "yes", "no" or "unknown"."""
    return TONES.get(state, "unknown")


def measure_name(measure: str) -> str:
    """What a tier counts: "workers who are abroad"."""
    return _(MEASURES[measure])


def part_name(part: Any) -> str:
    """A part of a bond: "Guarantee of Bank A, No. 7"; of a guarantee with its bank and number."""
    name = _(PARTS[part.kind], bank=part.bank)
    return _("%(part)s, No. %(number)s", part=name, number=part.number) if part.number else name


def award_name(award: Any) -> str:
    """An award with what of it is still owed: "HML-003: NPR 40,000.00 owed"."""
    placement = unveil(award.placement) or _("erased")
    left = wording.amount(award.open, award.currency)
    return _("%(placement)s: %(open)s owed", placement=placement, open=left)


def award_ground(ground: str | None, audit: str | None) -> str:
    """The ground of an award as it was written; else the audit that found what is owed, if any."""
    return ground or (_("Found by audit %(audit)s", audit=audit) if audit else "")


def missing_name(what: str) -> str:
    """What is not known of a bond: "the rate of exchange USD/NPR"."""
    if what == "bond":
        return _("no bond is recorded")
    if what == "confirmation":
        return _("a guarantee that its bank has not confirmed")
    return _("the rate of exchange %(pair)s", pair=what.partition(":")[2])


def told(values: Mapping[str, Any], names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What a proposed act would record, each with its name; `names` has words for some values."""
    return [
        (_(LABELS[name]), "", names.get(name) or _shown(name, value))
        for name, value in values.items()
        if name in LABELS and value is not None and not (name == "currency" and "amount" in names)
    ]


def _shown(name: str, value: Any) -> str:
    match name, value:
        case _, date():
            return wording.day_name(value)
        case "destination", str():
            return wording.country_name(value)
        case "sector", str():
            return wording.sector_name(value)
    return str(value)
