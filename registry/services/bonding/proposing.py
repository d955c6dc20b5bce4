"""Entries of a bond by two persons: proposed, told as they would stand, and carried out.

How a proposal waits and is approved is in `services.waiting` and `services.approving`.
"""

from dataclasses import asdict
from datetime import date
from typing import Any

from flask_babel import gettext as _

from registry.bonds import LEDGER, Entry
from registry.errors import NotFound, Refused
from registry.models import ActProposal, Agency, User
from registry.services import deciding, journal, licensing, waiting, wording
from registry.services.bonding import naming
from registry.services.bonding.entering import enter, examine
from registry.services.bonding.ledger import Ledger, ledger_on
from registry.services.bonding.weighing import list_entries
from registry.services.narrowing import country_of

KIND = "bond"
DAYS = ("since", "expires_on")


def put_forward(
    agency: Agency, entry: Entry, *, officer: User, seen: int | None = None
) -> ActProposal | None:
    """Propose an entry, or record it where one person may (None); `seen` is the record's event."""
    if agency.country != country_of(officer):
        raise Refused("", _("This agency is in the register of another country."))
    deciding.check_seen(agency, seen)
    examine(agency, entry)
    if not LEDGER[entry.act].two:
        enter(agency, entry, actor=journal.actor_of(officer), decided={"persons": 1})
        return None
    body = {name: licensing.plain(value) for name, value in asdict(entry).items()}
    return waiting.keep(KIND, body, officer=officer, agency=agency)


def carry_out(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Record the entry that a proposal holds, if it is still possible; the event's number."""
    actor = journal.actor_of(officer)
    return enter(_agency_of(proposal), entry_of(proposal), actor=actor, decided=decided)


def told(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What a proposal would record: what it is called, nothing before, what would stand."""
    entry = entry_of(proposal)
    ledger = ledger_on(list_entries(_agency_of(proposal)), entry.since)
    return naming.told(asdict(entry), _names(entry, ledger))


def entry_of(proposal: ActProposal) -> Entry:
    """The entry that a proposal holds."""
    days = {
        name: date.fromisoformat(proposal.body[name])
        for name in DAYS
        if proposal.body[name] is not None
    }
    return Entry(**(proposal.body | days))


def _names(entry: Entry, ledger: Ledger) -> dict[str, str]:
    """Words for what an entry names by its event, and for its amount."""
    names: dict[str, str] = {}
    part, award = ledger.parts.get(entry.of or 0), ledger.awards.get(entry.against or 0)
    if part:
        names["of"] = naming.part_name(part)
    if award:
        names["against"] = naming.award_name(award)
    in_award = entry.act in ("draw", "pay")
    currency = entry.currency or (award.currency if award and in_award else None)
    currency = currency or (part.currency if part else None)
    if entry.amount is not None and currency:
        names["amount"] = wording.amount(entry.amount, currency)
    return names


def _agency_of(proposal: ActProposal) -> Agency:
    if proposal.agency is None:
        raise NotFound(_("There is no proposal %(number)s.", number=proposal.id))
    return proposal.agency
