"""An officer's word on two entries that look alike: one firm, or different ones.

That they are one firm is an event of the journal, and the public page of each shows the other;
neither entry is changed or deleted. That they are different is only remembered. Both can be said
again otherwise.
"""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, or_, select

from registry import clock
from registry.db import db
from registry.errors import Refused
from registry.models import AgenciesApart, Agency, AgencyLink, User
from registry.services import journal

SAME, DIFFERENT = "same", "different"


def decide(agency: Agency, other: Agency, word: str, *, ground: str, officer: User) -> None:
    """Record that two entries are one firm (`same`) or are not (`different`), and why."""
    if agency.id == other.id:
        raise Refused("", _("These are not two entries but one."))
    if not ground.strip():
        raise Refused("ground", _("Say how you know."))
    actor = journal.actor_of(officer)
    if word == SAME:
        _forget(agency, other)
        if other not in list_linked(agency):
            journal.record("agencies-linked", _body(agency, other, ground), actor=actor)
        return
    if other in list_linked(agency):
        journal.record("agencies-parted", _body(agency, other, ground), actor=actor)
    _forget(agency, other)
    first, second = sorted((agency.id, other.id))
    at = clock.stamp(clock.now())
    db.session.add(
        AgenciesApart(agency_id=first, other_id=second, at=at, actor=actor, ground=ground)
    )
    db.session.flush()


def list_linked(agency: Agency) -> list[Agency]:
    """The other entries that are said to be the same firm, by register and number."""
    standing = select(AgencyLink).where(
        AgencyLink.ended.is_(None),
        or_(AgencyLink.agency_id == agency.id, AgencyLink.other_id == agency.id),
    )
    ids = {one for link in db.session.scalars(standing) for one in (link.agency_id, link.other_id)}
    query = select(Agency).where(Agency.id.in_(ids - {agency.id}))
    return list(db.session.scalars(query.order_by(Agency.register, Agency.number_folded)))


def decided_pairs() -> set[tuple[int, int]]:
    """The pairs, the smaller id first, of which somebody said that they are one firm or two."""
    linked = select(AgencyLink.agency_id, AgencyLink.other_id).where(AgencyLink.ended.is_(None))
    apart = select(AgenciesApart.agency_id, AgenciesApart.other_id)
    return {
        (first, second) for query in (linked, apart) for first, second in db.session.execute(query)
    }


def _forget(agency: Agency, other: Agency) -> None:
    first, second = sorted((agency.id, other.id))
    db.session.execute(delete(AgenciesApart).filter_by(agency_id=first, other_id=second))


def _body(agency: Agency, other: Agency, ground: str) -> dict[str, Any]:
    both = sorted((agency, other), key=lambda one: one.id)
    named = [{"register": one.register, "number": one.number} for one in both]
    return {"agencies": named, "ground": ground}
