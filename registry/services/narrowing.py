"""Which rows a person sees: the agencies of his own country, and the placements of his corridors.

An officer sees the agencies of his organisation's country and everything about them; of other
agencies only the placements that lead to his country. What he may not see is told as if it did not
exist. The audits of joint committees are narrowed in `services.auditing`.
"""

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from audits.standing import MAY_NOT, MAY_RECRUIT
from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Charge, CheckRun, Placement, Register, User
from registry.services import journal, licensing, lookup
from registry.services.folding import fold
from registry.services.organising import SLUG
from registry.services.paging import Page, page_in, page_of

RUNS = 50
MOST_FOUND = 200
STATUSES = tuple(sorted(MAY_RECRUIT | MAY_NOT))


def country_of(user: User) -> str | None:
    """The country whose agencies a person is answerable for; None for nobody's."""
    return user.organisation.country if user.organisation else None


def list_registers(*, seen_by: User) -> list[Register]:
    """The registers of the reader's country, by their names in addresses."""
    query = select(Register).filter_by(country=country_of(seen_by))
    return list(db.session.scalars(query.order_by(Register.slug)))


def get_register(slug: str, *, seen_by: User) -> Register:
    """A register of the reader's country."""
    for register in list_registers(seen_by=seen_by):
        if register.slug == slug:
            return register
    raise hidden(f"register {slug}", seen_by, _("There is no register %(slug)s.", slug=slug))


def declare_register(slug: str, *, name: str, seen_by: User, actor: str) -> Register:
    """Declare a register of the reader's country; its lists are imported, or kept by hand."""
    country = country_of(seen_by)
    if country is None:
        raise Refused("", _("Your account belongs to no country."))
    if not SLUG.fullmatch(slug):
        raise Refused("slug", _("Use small letters, digits and hyphens only, such as npl-dofe."))
    if db.session.get(Register, slug):
        raise Refused("slug", _("There is a register %(slug)s already.", slug=slug))
    return licensing.declare_register(slug, actor=actor, country=country, name=name)


def get_agency(register: str, slug: str, *, seen_by: User) -> Agency:
    """An agency of the reader's country; any other is told as absent."""
    query = agencies(seen_by).filter_by(register=register, slug=slug)
    agency = db.session.scalars(query).one_or_none()
    if agency is None:
        absent = _("No agency %(slug)s is in the register.", slug=slug)
        raise hidden(f"agency {register}:{slug}", seen_by, absent)
    return agency


def agencies(seen_by: User) -> Select[tuple[Agency]]:
    """The agencies of the reader's country, in no order."""
    return select(Agency).filter_by(country=country_of(seen_by))


def list_agencies(
    *, seen_by: User, asked: str = "", status: str = "", number: int = 1
) -> Page[tuple[Agency, str]]:
    """A page of the reader's agencies that fit what is asked, and by what each was found.

    What the search of everybody finds comes first, best first; then those with what is `asked` in
    a name or number, by register and number. `status` is the licence's canonical status today.
    """
    today = clock.today()
    found = lookup.find(asked, today, MOST_FOUND) if asked else {}
    held = selectinload(Agency.entries), selectinload(Agency.steps)
    query = agencies(seen_by).options(*held)
    if asked:
        words = [Agency.name, Agency.name_local, Agency.number_folded]
        query = query.where(
            or_(Agency.id.in_(found),
                *(column.icontains(asked, autoescape=True) for column in words),
                Agency.number_folded.contains(fold(asked), autoescape=True))
        )  # fmt: skip
    if found:
        places = {key: place for place, key in enumerate(found)}
        query = query.order_by(case(places, value=Agency.id, else_=len(places)))
    query = query.order_by(Agency.register, Agency.number_folded)
    if status:
        rows = db.session.scalars(query).unique().all()
        fitting = [one for one in rows if licensing.standing(one, today).status == status]
        page = page_in(fitting, number)
    else:
        page = page_of(query, number)
    how = {key: matched for key, (_score, _sure, matched) in found.items()}
    return Page([(one, how.get(one.id, "")) for one in page.rows], page.number, page.pages,
                page.total)  # fmt: skip


def list_placements(
    *, seen_by: User, agency: Agency | None = None, number: int = 1
) -> Page[Placement]:
    """A page of the placements that the reader sees, the latest signed first."""
    query = placements(seen_by)
    if agency is not None:
        query = query.where(Placement.agency_id == agency.id)
    latest = (Placement.contract_signed_on.desc().nulls_last(), Placement.reference)
    return page_of(query.order_by(*latest), number)


def get_placement(number: int, *, seen_by: User) -> Placement:
    """A placement of the reader's agencies, or one that leads to his country."""
    query = placements(seen_by).where(Placement.id == number)
    placement = db.session.scalars(query).one_or_none()
    if placement is None:
        raise hidden(f"placement {number}", seen_by, _("There is no such placement."))
    return placement


def get_own_placement(number: int, *, seen_by: User) -> Placement:
    """A placement of an agency of the reader's own country."""
    placement = get_placement(number, seen_by=seen_by)
    if placement.agency.country != country_of(seen_by):
        raise hidden(f"placement {number}", seen_by, _("There is no such placement."))
    return placement


def placements(seen_by: User) -> Select[tuple[Placement]]:
    """The placements that the reader sees, with their agencies, in no order."""
    country = country_of(seen_by)
    query = select(Placement).join(Placement.agency).options(contains_eager(Placement.agency))
    return query.where(or_(Agency.country == country, Placement.destination == country))


def list_charges(placement: Placement) -> list[Charge]:
    """What was charged for a placement, by day and item."""
    query = select(Charge).filter_by(placement_id=placement.id)
    return list(
        db.session.scalars(query.order_by(Charge.paid_on.nulls_last(), Charge.item, Charge.id))
    )


def list_runs(*, seen_by: User) -> list[CheckRun]:
    """The last runs done of the whole register or a reader's agency, the newest first."""
    query = _runs(seen_by).order_by(CheckRun.id.desc()).limit(RUNS)
    return list(db.session.scalars(query))


def get_run(number: int, *, seen_by: User) -> CheckRun:
    """A run of the whole register or of one of the reader's agencies."""
    return _run(_runs(seen_by), number, seen_by)


def get_run_on(placement: Placement, number: int, *, seen_by: User) -> CheckRun:
    """A run that judged a placement which the reader sees, whoever's agency it was of."""
    whose = CheckRun.agency_id.is_(None) | (CheckRun.agency_id == placement.agency_id)
    return _run(select(CheckRun).where(CheckRun.done, whose), number, seen_by)


def _run(runs: Select[tuple[CheckRun]], number: int, seen_by: User) -> CheckRun:
    run = db.session.scalars(runs.filter_by(id=number)).one_or_none()
    if run is None:
        absent = _("There is no check run %(number)s.", number=number)
        raise hidden(f"run {number}", seen_by, absent)
    return run


def _runs(seen_by: User) -> Select[tuple[CheckRun]]:
    ours = agencies(seen_by).with_only_columns(Agency.id)
    whose = CheckRun.agency_id.is_(None) | CheckRun.agency_id.in_(ours)
    return select(CheckRun).where(CheckRun.done, whose)


def hidden(what: str, user: User, absent: str) -> NotFound:
    """The answer for a row that is absent or another's; the log keeps who asked for what."""
    current_app.logger.warning("not shown to %s: %s", journal.actor_of(user), what)
    return NotFound(absent)
