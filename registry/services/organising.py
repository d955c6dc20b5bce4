"""Organisations that accounts belong to: ministries, trade unions, civil-society bodies."""

import re

from flask_babel import gettext as _
from sqlalchemy import select

from audits.countries import COUNTRIES
from registry.db import db
from registry.errors import Refused
from registry.models import Organisation

KINDS = ("ministry", "union", "civil_society")
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


def found(slug: str, *, name: str, kind: str, country: str) -> Organisation:
    """Enter an organisation; `kind` is one of KINDS, `country` an ISO 3166 alpha-3 code."""
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
    return organisation
