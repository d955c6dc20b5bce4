"""A proposal as it is kept until a second person decides on it; nothing of it is public.

What may be proposed is examined where it is proposed, what becomes of it in `services.approving`.
"""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from registry import clock
from registry.db import db
from registry.errors import Refused
from registry.models import ActProposal, Agency, User
from registry.services import journal
from registry.services.narrowing import country_of

# What names a person or the placement of a worker, each as it stands where it is empty.
NAMING: dict[str, Any] = {"persons": [], "orders": [], "placement": None}


def keep(
    kind: str, body: dict[str, Any], *, officer: User, agency: Agency | None = None
) -> ActProposal:
    """Keep what an officer proposes, about an agency and its record as it is now, or about none."""
    country = country_of(officer)
    if country is None:
        raise Refused("", _("Your account belongs to no country."))
    proposal = ActProposal(
        at=clock.stamp(clock.now()),
        actor=journal.actor_of(officer),
        country=country,
        proposer_id=officer.id,
        kind=kind,
        agency_id=agency.id if agency else None,
        seen=agency.seq if agency else None,
        body=body,
    )
    db.session.add(proposal)
    db.session.flush()
    return proposal


def list_of(agency: Agency) -> list[ActProposal]:
    """The proposals on an agency that wait for a second person, the oldest first."""
    query = select(ActProposal).filter_by(agency_id=agency.id, state="open")
    return list(db.session.scalars(query.order_by(ActProposal.id)))


def close(proposal: ActProposal, state: str, *, actor: str) -> None:
    """Let a proposal wait no more; no name stays where nobody would look for it to erase it."""
    proposal.state = state
    proposal.closed_at = clock.stamp(clock.now())
    proposal.closed_by = actor
    proposal.data = None
    proposal.body = without_names(proposal.body)
    db.session.flush()


def without_names(body: dict[str, Any]) -> dict[str, Any]:
    """What stays of a closed proposal: no person, and no worker by a placement or an amount."""
    return body | {name: empty for name, empty in NAMING.items() if name in body}


def settling(proposal: ActProposal, decided: dict[str, Any]) -> dict[str, Any]:
    """How a proposal was decided, and which dispute is settled by it today, where one is."""
    if "settles" not in proposal.body:
        return decided
    return decided | {
        "settles": proposal.body["settles"],
        "settled_on": clock.today().isoformat(),
    }
