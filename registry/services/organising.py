"""Organisations that accounts belong to: ministries, unions, civil-society bodies, agencies."""

import re

from flask_babel import gettext as _
from sqlalchemy import select

from audits.countries import COUNTRIES
from registry.db import db
from registry.errors import Refused
from registry.models import AgencyAccount, Organisation
from registry.services import licensing

AGENCY = "agency"
KINDS = ("ministry", "union", "civil_society", AGENCY)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def get_organisation(slug: str) -> Organisation:
    """The organisation of that name in addresses; refuses one that does not exist."""
    found = db.session.scalars(select(Organisation).filter_by(slug=slug)).one_or_none()
    if found is None:
        raise Refused("organisation", _("There is no organisation %(slug)s.", slug=slug))
    return found


def list_organisations() -> list[Organisation]:
    """All organisations, by their names in addresses."""
    return list(db.session.scalars(select(Organisation).order_by(Organisation.slug)))


def found(
    slug: str, *, name: str, kind: str, country: str, agency: str | None = None
) -> Organisation:
    """Enter an organisation; `kind` is one of KINDS, `country` an ISO 3166 alpha-3 code.

    `agency` is the number in the register of an agency, for the kind agency and for no other.
    """
    if not SLUG.fullmatch(slug):
        raise Refused("slug", _("Use small letters, digits and hyphens only, such as npl-labour."))
    if db.session.scalars(select(Organisation).filter_by(slug=slug)).first():
        raise Refused("slug", _("There is an organisation %(slug)s already.", slug=slug))
    if kind not in KINDS:
        raise Refused("kind", _("The kind is one of %(kinds)s.", kinds=", ".join(KINDS)))
    if country not in COUNTRIES:
        raise Refused("country", _("%(code)s is no country code of ISO 3166.", code=country))
    organisation = Organisation(slug=slug, name=name, kind=kind, country=country)
    db.session.add(organisation)
    db.session.flush()
    if kind == AGENCY or agency:
        _bind(organisation, agency)
    return organisation


def _bind(organisation: Organisation, number: str | None) -> None:
    """Let an organisation be the agency of that number; refused by the field `agency`."""
    if organisation.kind != AGENCY:
        raise Refused("agency", _("Only an organisation of the kind agency has a number."))
    agency = licensing.find_agency(number) if number else None
    if agency is None or agency.country != organisation.country:
        raise Refused("agency", _("Give the number of an agency in a register of its country."))
    db.session.add(AgencyAccount(organisation_id=organisation.id, agency_id=agency.id))
    db.session.flush()
