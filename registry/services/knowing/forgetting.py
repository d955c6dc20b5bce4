"""Forgetting a person elsewhere than in the entry: what was written in the agency's disputes.

The values of the entry itself are erased in `services.knowing.entering`.
"""

from sqlalchemy import Select, select

from registry.db import db
from registry.models import Agency, AgencyPerson, CorrectionRequest, Dispute
from registry.services.folding import fold
from registry.services.knowing.entries import KNOWN, Entry
from registry.services.likening import likeness
from registry.services.spelling import words
from registry.services.veiling import ERASED

LIKE = 0.85
"""How like a word must be to be taken for one of the name, from 0 to 1."""


def forget(agency: Agency, entry: Entry) -> None:
    """Erase the words in an agency's disputes that may name the person of an entry.

    All that was written about the entry goes, and about its other persons what has its answer or
    names this one: how a wrong entry should have read may be the name. `entry` still has it.
    """
    persons = db.session.scalars(select(AgencyPerson.seq).filter_by(agency_id=agency.id))
    about = CorrectionRequest.fact.in_([f"{KNOWN}{seq}" for seq in persons])
    ended = set(db.session.scalars(_ended(agency)))
    asked = select(CorrectionRequest).filter_by(agency_id=agency.id).where(about)
    for request in db.session.scalars(asked):
        if request.fact == entry.fact or request.seq in ended or _names(request, entry):
            request.wanted = request.why = request.document = ERASED
            request.reason = request.reason and ERASED
    db.session.flush()


def _ended(agency: Agency) -> Select[int]:
    query = select(Dispute.seq).filter_by(agency_id=agency.id)
    return query.where(Dispute.ended.is_not(None))


def _names(request: CorrectionRequest, entry: Entry) -> bool:
    """Whether a number of the person stands in a request, or a word that is like one of the name.

    Too much is erased rather than too little.
    """
    said = " ".join((request.wanted, request.why, request.document, request.reason or ""))
    numbers = (entry.number, *entry.phones, *entry.emails)
    return any(fold(number) in fold(said) for number in numbers if number) or any(
        likeness(word, other) >= LIKE for word in words(entry.name or "") for other in words(said)
    )
