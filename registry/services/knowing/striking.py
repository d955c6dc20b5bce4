"""That an entry of what an agency is known by was a mistake, or has ended, said by two persons.

A mistake is a correction and takes two always; an end takes two where it answers a dispute. The
proposal names the entry by its event and holds no personal value.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _

from registry.errors import Refused
from registry.models import ActProposal, Agency, User
from registry.services import deciding, journal, waiting, wording
from registry.services.knowing import entering
from registry.services.knowing.entries import Entry
from registry.services.knowing.words import in_words
from registry.services.projecting.agencies import day_of

STRIKE, END = "strike", "known-end"


@dataclass(frozen=True)
class Removal:
    """Why an entry goes: it holds no more from `until` on, or never held where that is None.

    `settles` is the event of a dispute that ends with it.
    """

    ground: str
    until: date | None = None
    settles: int | None = None


def propose(
    agency: Agency, entry: Entry, removal: Removal, *, officer: User, seen: int | None = None
) -> ActProposal:
    """Propose that an entry goes; `seen` is the last event of the record that was shown."""
    deciding.check_seen(agency, seen)
    body: dict[str, Any] = {"entered": entry.seq, "ground": removal.ground.strip()}
    if removal.settles is not None:
        body |= {"settles": removal.settles}
    if removal.until is None:
        entering.check_strike(entry, removal.ground)
        return waiting.keep(STRIKE, body, officer=officer, agency=agency)
    entering.check_end(entry, removal.until, removal.ground)
    body |= {"until": removal.until.isoformat()}
    return waiting.keep(END, body, officer=officer, agency=agency)


def carry_out(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Strike the entry out or end it, if it still stands; returns the event's number."""
    agency, entry = _about(proposal)
    actor, ground = journal.actor_of(officer), proposal.body["ground"]
    until, decided = day_of(proposal.body.get("until")), waiting.settling(proposal, decided)
    if until is None:
        return entering.strike(agency, entry, ground, actor=actor, decided=decided)
    return entering.end(agency, entry, until, ground, actor=actor, decided=decided)


def told(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What is struck out or ended, and why."""
    _agency, entry = _about(proposal)
    until = day_of(proposal.body.get("until"))
    rows = [(_("Entry"), "", in_words(entry)), (_("Ground"), "", proposal.body["ground"])]
    if until is not None:
        rows.insert(1, (_("Last day"), "", wording.day_name(until - timedelta(days=1))))
    return rows


def _about(proposal: ActProposal) -> tuple[Agency, Entry]:
    if proposal.agency is None:
        raise Refused("", _("This proposal names no agency."))
    return proposal.agency, entering.get_entry(proposal.agency, proposal.body["entered"])
