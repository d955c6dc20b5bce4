"""Adopting: a second officer makes a proposal the instrument's current edition.

The ministry that adopts an edition makes it this register's reading of the text; for the other
party it is unconfirmed until an officer there has confirmed each changed clause.
"""

from flask_babel import gettext as _
from sqlalchemy import func, select

from registry import clock
from registry.db import db
from registry.errors import Refused
from registry.models import LawEdition, LawProposal, User
from registry.services import editions, journal, proposing
from registry.services.narrowing import country_of
from registry.services.remembering import forget


def adopt(proposal: LawProposal, *, officer: User) -> None:
    """Make the proposal the current edition, public from now on; its proposer may not."""
    journal.one_writer()
    forget()
    db.session.refresh(proposal)
    proposing.still_open(proposal)
    if country_of(officer) != proposal.country or proposal.proposer_id == officer.id:
        raise Refused("", _("Another officer of your authority must adopt what you proposed."))
    proposing.check_base(proposal.instrument_id, proposal.base)
    instrument = proposing.read_text(proposal.text, proposal.instrument_id)
    body = {
        "instrument": proposal.instrument_id,
        "number": _next_number(proposal),
        "edition": instrument.edition,
        "text": proposal.text,
        "base": proposal.base,
        "country": proposal.country,
        "reason": proposal.reason,
        "proposer": proposal.proposer_id,
        "adopter": officer.id,
    }
    if proposal.base and not _is_adopted(proposal.base):
        body["base_text"] = editions.text_of(proposal.base)
    journal.record("law-adopted", body, actor=journal.actor_of(officer))
    proposal.state = "adopted"
    proposal.closed_at = clock.stamp(clock.now())
    proposal.closed_by = journal.actor_of(officer)
    db.session.flush()
    forget()


def _next_number(proposal: LawProposal) -> int:
    """The edition's number; the program's own file of an instrument is number 1."""
    last = db.session.scalar(
        select(func.max(LawEdition.number)).filter_by(instrument_id=proposal.instrument_id)
    )
    return (last or (1 if proposal.base else 0)) + 1


def _is_adopted(edition: str) -> bool:
    return db.session.scalar(select(LawEdition.id).filter_by(edition=edition).limit(1)) is not None
