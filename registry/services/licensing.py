"""Agencies and the life of their licences: enter, correct, grant, suspend, revoke, reinstate.

Each act is one journal event; the rows follow from it. What holds on a day is never stored: it
is derived from the dated entries by `audits.standing`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from audits.standing import Standing, standing_on
from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Register, User
from registry.services import journal
from registry.services.folding import fold, slug_of

PUBLISHED = (
    "name", "name_local", "trading_names", "address", "phones", "emails", "website",
    "sectors", "destinations", "bond_amount", "bond_currency", "source",
)  # fmt: skip
LISTS = ("trading_names", "phones", "emails", "sectors", "destinations")


@dataclass(frozen=True)
class Decision:
    """An authority's act on a licence: what, from which day, why, until when, within what."""

    act: str
    since: date
    ground: str
    expires_on: date | None = None
    issued_on: date | None = None
    limits: str | None = None


# What each act makes of the licence, and on which statuses it can be done (None: never licensed).
ACTS: dict[str, tuple[str, frozenset[str | None]]] = {
    "grant": (
        "valid",
        frozenset({None, "expired", "surrendered", "delisted", "provisional", "valid",
                   "conditional", "revoked"}),
    ),
    "provisional": ("provisional", frozenset({None, "expired", "surrendered", "delisted"})),
    "restrict": ("conditional", frozenset({"valid", "provisional", "surveillance"})),
    "suspend": (
        "suspended",
        frozenset({"valid", "provisional", "conditional", "surveillance", "expired"}),
    ),
    "revoke": (
        "revoked",
        frozenset({"valid", "provisional", "conditional", "surveillance", "suspended",
                   "preventive_suspension", "expired"}),
    ),
    "reinstate": (
        "valid", frozenset({"suspended", "preventive_suspension", "revoked"})
    ),
}  # fmt: skip


def get_register(slug: str) -> Register:
    """The register of that name."""
    register = db.session.get(Register, slug)
    if register is None:
        raise NotFound(_("There is no register %(slug)s.", slug=slug))
    return register


def list_registers() -> list[Register]:
    """All registers, by their names in addresses."""
    return list(db.session.scalars(select(Register).order_by(Register.slug)))


def declare_register(slug: str, *, actor: str, **settings: Any) -> Register:
    """Declare a register, or change its settings; nothing happens when all are as they were."""
    day: date | None = settings.get("as_of")
    body = {
        "slug": slug,
        "country": settings["country"],
        "name": settings.get("name") or slug,
        "as_of": day.isoformat() if day else None,
        "stale_after": settings.get("stale_after") or 90,
        "publishes": sorted(settings.get("publishes") or []),
        "source": settings.get("source"),
    }
    known = db.session.get(Register, slug)
    if known is None or any(_plain(getattr(known, key)) != body[key] for key in body):
        journal.record("register-declared", body, actor=actor)
    return get_register(slug)


def get_agency(register: str, slug: str) -> Agency:
    """The agency at that address."""
    agency = db.session.scalars(
        select(Agency).filter_by(register=register, slug=slug)
    ).one_or_none()
    if agency is None:
        raise NotFound(_("No agency %(slug)s is in the register.", slug=slug))
    return agency


def find_agency(number: str, *, register: str | None = None) -> Agency | None:
    """The agency of that number ("register:number" or bare); two that fit are refused."""
    if register is None and ":" in number:
        register, number = number.split(":", 1)
    query = select(Agency).filter_by(number_folded=fold(number))
    if register is not None:
        query = query.filter_by(register=register)
    found = db.session.scalars(query.order_by(Agency.register)).all()
    if len(found) > 1:
        raise Refused(
            "agency_number",
            _("Number %(number)s stands in several registers: write register:number.",
              number=number),
        )  # fmt: skip
    return found[0] if found else None


def require_agency(number: str, *, register: str | None = None) -> Agency:
    """The agency of that number; NotFound where there is none."""
    agency = find_agency(number, register=register)
    if agency is None:
        raise NotFound(_("No agency %(number)s is in the register.", number=number))
    return agency


def list_agencies(*, seen_by: User) -> list[Agency]:
    """The agencies of the reader's authority, by register and number."""
    query = select(Agency).order_by(Agency.register, Agency.number_folded)
    country = seen_by.organisation.country if seen_by.organisation else None
    return list(db.session.scalars(query.filter_by(country=country)))


def enter(register: Register, number: str, *, actor: str, **facts: Any) -> Agency:
    """Enter an agency in a register under its printed number."""
    if db.session.scalars(
        select(Agency.id).filter_by(register=register.slug, slug=slug_of(number))
    ).first():
        raise Refused("number", _("Number %(number)s is in the register already.", number=number))
    body = {key: _stated(key, facts.get(key)) for key in PUBLISHED}
    body |= {
        "register": register.slug,
        "country": register.country,
        "number": number,
        "number_folded": fold(number),
        "slug": slug_of(number),
        "number_is_ours": bool(facts.get("number_is_ours")),
    }
    journal.record("agency-entered", body, actor=actor)
    return get_agency(register.slug, slug_of(number))


def correct(agency: Agency, *, actor: str, **facts: Any) -> dict[str, Any]:
    """Change an agency's published facts; returns what changed, empty when nothing did."""
    asked = {key: value for key, value in facts.items() if key in PUBLISHED}
    changes = {key: value for key, value in asked.items() if getattr(agency, key) != value}
    if changes:
        body = {"register": agency.register, "number": agency.number, "changes": changes}
        journal.record("agency-changed", body, actor=actor)
    return changes


def decide(agency: Agency, decision: Decision, *, actor: str) -> None:
    """Carry out an act on a licence, or refuse it with the field and the reason."""
    examine(agency, decision)
    status, _before = ACTS[decision.act]
    enter_licence(agency, _entry(agency, decision, status), actor=actor)


def examine(agency: Agency, decision: Decision) -> None:
    """Refuse an act that is not possible, with the field and the reason; nothing is written."""
    _status, before = ACTS[decision.act]
    today = clock.today()
    held = standing(agency, decision.since)
    if decision.since > today:
        raise Refused("since", _("The day lies in the future."))
    last = [entry.since or entry.issued_on or entry.as_of for entry in agency.entries]
    if any(day and day > decision.since for day in last):
        raise Refused("since", _("The licence has a later entry already."))
    if (held.status if agency.entries else None) not in before:
        raise Refused("act", _("This act is not possible on a licence that is now %(status)s.",
                               status=held.status or _("absent")))  # fmt: skip
    if decision.expires_on and decision.expires_on < (decision.issued_on or decision.since):
        raise Refused("expires_on", _("The licence would end before it begins."))
    if not decision.ground.strip():
        raise Refused("ground", _("State the ground of the decision."))


def acts_on(agency: Agency) -> list[str]:
    """The acts that are possible on an agency's licence today, in the order of ACTS."""
    held = standing(agency, clock.today()).status if agency.entries else None
    return [act for act, (_status, before) in ACTS.items() if held in before]


def _entry(agency: Agency, decision: Decision, status: str) -> dict[str, Any]:
    """The licence entry that a decision makes; a term that it does not name goes on."""
    last = agency.entries[-1] if agency.entries else None
    renewed = decision.act in ("grant", "provisional")
    return {
        "act": decision.act,
        "status": status,
        "since": decision.since,
        "issued_on": decision.issued_on or (None if renewed or not last else last.issued_on),
        "expires_on": decision.expires_on or (None if renewed or not last else last.expires_on),
        "ground": decision.ground,
        "limits": decision.limits,
    }


def enter_licence(agency: Agency, entry: dict[str, Any], *, actor: str) -> None:
    """Add a dated entry to an agency's licence, as one journal event."""
    plain = {key: _plain(value) for key, value in entry.items()}
    body = {"register": agency.register, "number": agency.number, "entry": plain}
    journal.record("licence-entered", body, actor=actor)


def standing(agency: Agency, on: date) -> Standing:
    """What the register says of the agency's licence on that day."""
    return standing_on(agency.entries, agency.kept_in, on)


def _stated(key: str, value: Any) -> Any:
    """A fact as it is kept: an empty one as unknown, a bond of nothing as 0."""
    return value if value or value == 0 else ([] if key in LISTS else None)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
