"""Joint committees: the bodies that follow up an agreement in one corridor, and their members."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from audits.instrument import Instrument
from registry.db import db
from registry.errors import Refused
from registry.models import Committee
from registry.services import organising, shelf


def list_committees() -> list[Committee]:
    """All committees, by their names in addresses."""
    return list(db.session.scalars(select(Committee).order_by(Committee.slug)))


def list_agreements() -> list[Instrument]:
    """The agreements that a committee can follow up, by id."""
    return shelf.list_by_basis()["agreement"]


def convene(
    slug: str, *, name: str, agreement: str, corridor: tuple[str, str], members: Sequence[str]
) -> Committee:
    """Enter a committee; `corridor` is origin and destination, `members` are organisations."""
    if not organising.SLUG.fullmatch(slug):
        raise Refused("slug", _("Use small letters, digits and hyphens only, such as npl-mys."))
    if db.session.scalars(select(Committee).filter_by(slug=slug)).first():
        raise Refused("slug", _("There is a committee %(slug)s already.", slug=slug))
    instrument = next((one for one in list_agreements() if one.id == agreement), None)
    if instrument is None:
        raise Refused("agreement", _("There is no agreement %(id)s on the shelf.", id=agreement))
    origin, destination = corridor
    place = instrument.place
    covers = origin in place.origins and destination in place.destinations
    if not covers or origin == destination:
        raise Refused("destination", _("%(id)s does not cover this corridor.", id=agreement))
    if len(members) < 2:
        raise Refused("members", _("A joint committee has at least two members."))
    body = Committee(
        slug=slug, name=name, instrument_id=agreement, origin=origin, destination=destination
    )
    body.members = [organising.get_organisation(member) for member in members]
    if any(member.kind == organising.AGENCY for member in body.members):
        raise Refused("members", _("An agency is no member of a joint committee."))
    db.session.add(body)
    db.session.flush()
    return body
