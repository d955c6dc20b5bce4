"""That an entry of what an agency is known by was a mistake: a correction, by two persons.

The proposal names the entry by its event and holds no personal value.
"""

from typing import Any

from flask_babel import gettext as _

from registry.errors import Refused
from registry.models import ActProposal, Agency, User
from registry.services import deciding, journal, waiting
from registry.services.knowing.entering import check_strike, get_entry, strike
from registry.services.knowing.entries import Entry
from registry.services.knowing.words import in_words

STRIKE = "strike"


def propose(
    agency: Agency, entry: Entry, ground: str, *, officer: User, seen: int | None = None
) -> ActProposal:
    """Propose to strike an entry out; `seen` is the last event of the record that was shown."""
    deciding.check_seen(agency, seen)
    check_strike(entry, ground)
    return waiting.keep(
        STRIKE, {"entered": entry.seq, "ground": ground.strip()}, officer=officer, agency=agency
    )


def carry_out(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Strike the entry out, if it still stands; returns the event's number."""
    agency, entry = _about(proposal)
    actor = journal.actor_of(officer)
    return strike(agency, entry, proposal.body["ground"], actor=actor, decided=decided)


def told(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What is struck out, and why."""
    _agency, entry = _about(proposal)
    return [(_("Entry"), "", in_words(entry)), (_("Ground"), "", proposal.body["ground"])]


def _about(proposal: ActProposal) -> tuple[Agency, Entry]:
    if proposal.agency is None:
        raise Refused("", _("This proposal names no agency."))
    return proposal.agency, get_entry(proposal.agency, proposal.body["entered"])
