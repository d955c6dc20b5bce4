"""Agencies and what is known of their licences: registers, facts, entries, standing.

Each change is one journal event; the rows follow from it. What holds on a day is never stored: it
is derived from the dated entries by `audits.standing`. The acts are in `services.deciding`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from audits.standing import Standing, standing_on
from registry.acts import APPLICATION, FIRST, RUNNING
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Register, Step, User
from registry.services import journal
from registry.services.folding import fold, slug_of

PUBLISHED = (
    "name", "name_local", "trading_names", "address", "phones", "emails", "website",
    "sectors", "destinations", "bond_amount", "bond_currency", "source",
)  # fmt: skip
SETTINGS = ("country", "name", "as_of", "stale_after", "publishes", "source")
Numbered = Mapping[str, Sequence[Agency]]
LISTS = ("trading_names", "phones", "emails", "sectors", "destinations")


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
    known = db.session.get(Register, slug)
    body = {
        "slug": slug,
        "country": settings["country"],
        "name": settings.get("name") or slug,
        "as_of": day.isoformat() if day else None,
        "stale_after": settings.get("stale_after") or 90,
        "publishes": sorted(settings.get("publishes") or []),
        "source": settings.get("source"),
        "duties": settings.get("duties", known.duties if known else []),
        "leaves": settings.get("leaves", known.leaves if known else []),
    }
    if known is None or any(plain(getattr(known, key)) != body[key] for key in body):
        journal.record("register-declared", body, actor=actor)
    return get_register(slug)


def settle(register: Register, *, actor: str, **settings: Any) -> Register:
    """Change some settings of a register that was declared; the others stay."""
    kept = {name: getattr(register, name) for name in SETTINGS}
    return declare_register(register.slug, actor=actor, **(kept | settings))


def get_agency(register: str, slug: str) -> Agency:
    """The agency at that address."""
    agency = db.session.scalars(
        select(Agency).filter_by(register=register, slug=slug)
    ).one_or_none()
    if agency is None:
        raise NotFound(_("No agency %(slug)s is in the register.", slug=slug))
    return agency


def find_agency(
    number: str, *, register: str | None = None, among: Numbered | None = None
) -> Agency | None:
    """The agency of that number ("register:number" or bare); two that fit are refused.

    Who asks for many hands over those that were read `by_number`.
    """
    if register is None and ":" in number:
        register, number = number.split(":", 1)
    held = by_number([number]) if among is None else among
    found = [one for one in held.get(fold(number), ()) if register in (None, one.register)]
    if len(found) > 1:
        raise Refused(
            "agency_number",
            _("Number %(number)s stands in several registers: write register:number.",
              number=number),
        )  # fmt: skip
    return found[0] if found else None


def by_number(numbers: Iterable[str] | None = None) -> Numbered:
    """The agencies of these bare numbers, or all, by their folded numbers."""
    query = select(Agency).order_by(Agency.register, Agency.number_folded)
    if numbers is not None:
        query = query.where(Agency.number_folded.in_({fold(number) for number in numbers}))
    found: dict[str, list[Agency]] = defaultdict(list)
    for agency in db.session.scalars(query):
        found[agency.number_folded].append(agency)
    return found


def require_agency(
    number: str, *, register: str | None = None, among: Numbered | None = None
) -> Agency:
    """The agency of that number; NotFound where there is none."""
    agency = find_agency(number, register=register, among=among)
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
    journal.record("agency-entered", agency_body(register, number, **facts), actor=actor)
    return get_agency(register.slug, slug_of(number))


def agency_body(register: Register, number: str, **facts: Any) -> dict[str, Any]:
    """The event that enters an agency in a register under its printed number."""
    body = {key: _stated(key, facts.get(key)) for key in PUBLISHED}
    return body | {
        "register": register.slug,
        "country": register.country,
        "number": number,
        "number_folded": fold(number),
        "slug": slug_of(number),
        "number_is_ours": bool(facts.get("number_is_ours")),
    }


def correct(
    agency: Agency, *, actor: str, decided: dict[str, Any] | None = None, **facts: Any
) -> dict[str, Any]:
    """Change an agency's published facts; returns what changed, empty when nothing did.

    `decided` says how the change was decided (`services.deciding`), where it was.
    """
    changes = changes_of(agency, facts)
    if changes:
        body = {"register": agency.register, "number": agency.number, "changes": changes}
        body |= {"decided": decided} if decided else {}
        journal.record("agency-changed", body, actor=actor)
    return changes


def changes_of(agency: Agency, facts: dict[str, Any]) -> dict[str, Any]:
    """Which of these facts are published and other than what stands there."""
    asked = {key: value for key, value in facts.items() if key in PUBLISHED}
    return {key: value for key, value in asked.items() if getattr(agency, key) != value}


def enter_licence(agency: Agency, entry: dict[str, Any], *, actor: str) -> None:
    """Add a dated entry to an agency's licence, as one journal event."""
    body = licence_body(agency.register, agency.number, entry)
    journal.record("licence-entered", body, actor=actor)


def licence_body(register: str, number: str, entry: dict[str, Any]) -> dict[str, Any]:
    """The event that adds a dated entry to the licence of an agency."""
    stated = {key: plain(value) for key, value in entry.items()}
    return {"register": register, "number": number, "entry": stated}


def standing(agency: Agency, on: date) -> Standing:
    """What the register says of the agency's licence on that day, and of its application for one.

    An application says something only where there is no licence, or only one that has run out.
    """
    held = standing_on(agency.entries, agency.kept_in, on)
    if held.status not in (None, "expired"):
        return held
    steps = steps_of(agency, APPLICATION, on)
    if held.status and steps and steps[-1].status in RUNNING:
        return replace(held, status="renewal_pending")
    began = began_with(steps)
    if held.status or began is None or began.status == "granted":
        return held
    return Standing(began.status, "no", since=began.since)


def began_with(steps: list[Step]) -> Step | None:
    """The step with which an application or appeal came to where it stands."""
    return next((step for step in steps if step.status == steps[-1].status), None)


def steps_of(agency: Agency, of: str, on: date) -> list[Step]:
    """The steps taken until that day in the agency's last application, or its last appeal."""
    taken = [step for step in agency.steps if step.of == of and step.since <= on]
    first = max((place for place, step in enumerate(taken) if step.act in FIRST), default=0)
    return taken[first:]


def _stated(key: str, value: Any) -> Any:
    """A fact as it is kept: an empty one as unknown, a bond of nothing as 0."""
    return value if value or value == 0 else ([] if key in LISTS else None)


def plain(value: Any) -> Any:
    """A value as events hold it: a day as its ISO text."""
    return value.isoformat() if isinstance(value, date) else value
