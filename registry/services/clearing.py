"""Clearance per corridor: for which countries an agency may recruit, by dated acts of two persons.

What the acts say of a day is in `audits.clearance`; where none says anything the register's own
list holds. New job orders are stopped and allowed again in the same way. An agency whose bond is
short is not cleared, and one whose bond is not known only with a written ground.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from audits.clearance import Cleared, Place, cleared_on
from audits.countries import COUNTRIES
from registry import clock
from registry.bonds import ALLOW, CLEAR, CLEARANCES, END, STOP, Clearing
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import ActProposal, Agency, Clearance, User
from registry.services import deciding, journal, licensing, waiting, wording
from registry.services.bonding import naming, telling, weighing
from registry.services.narrowing import country_of
from registry.services.recalling import known_by

KIND = "clearance"
UNIT_GROUP = re.compile("[0-9]{4}")


@dataclass(frozen=True)
class Corridor:
    """What acts say of work in one country: cleared, no more, or nothing (None).

    It is cleared for the parts in `only` where there are any, and never for those in `never`.
    """

    cleared: bool | None
    only: Sequence[Place] = ()
    never: Sequence[Place] = ()


def list_acts(agency: Agency, known: date | None = None) -> Sequence[Clearance]:
    """The acts on an agency's clearances, in the order in which they were made.

    With `known` only those that the register knew of at the end of that day.
    """
    query = select(Clearance).filter_by(agency_id=agency.id).where(known_by(Clearance, known))
    return db.session.scalars(query.order_by(Clearance.id)).all()


def cleared(agency: Agency, on: date, known: date | None = None) -> Cleared:
    """Where the agency is cleared on a day, and no more, as far as acts say."""
    return cleared_on(list_acts(agency, known), on)


def corridor(agency: Agency, country: str, on: date) -> Corridor:
    """What acts say of work in one country on a day."""
    now = cleared(agency, on)
    said = now.says(Place(country))
    parts = [place for place in now.yes if place.destination == country]
    ended = [place for place in now.no if place.destination == country]
    if said is None and parts:
        return Corridor(True, only=parts)
    return Corridor(said, never=[] if said is False else ended)


def list_countries(agency: Agency, on: date) -> set[str]:
    """The countries that its list names or an act clears, without those whose clearance ended."""
    now = cleared(agency, on)
    ended = {place.destination for place in now.no if place == Place(place.destination)}
    return {*agency.destinations, *(place.destination for place in now.yes)} - ended


def limits_in(corridor: Corridor) -> list[str]:
    """Within what it is cleared in a country, a sentence each."""
    only, never = (
        _("; ").join(map(place_name, places)) for places in (corridor.only, corridor.never)
    )
    told = [_("There it is cleared only for: %(places)s.", places=only)] if only else []
    return told + ([_("There it is not cleared for: %(places)s.", places=never)] if never else [])


def stopped(agency: Agency, on: date, known: date | None = None) -> dict[str | None, date]:
    """The countries for which it may take no new job orders, each since when; None is for all."""
    found: dict[str | None, date] = {}
    orders = (one for one in list_acts(agency, known) if one.act in (STOP, ALLOW))
    acts = [one for one in orders if one.since <= on]
    for one in sorted(acts, key=lambda one: one.since):
        for country in [country for country in found if one.destination in (None, country)]:
            del found[country]
        if one.act == STOP:
            found[one.destination] = one.since
    return found


def place_name(place: Place) -> str:
    """A place that an agency is cleared for or not: "Malaysia, construction"."""
    sector = wording.sector_name(place.sector) if place.sector else None
    parts = [wording.country_name(place.destination), sector, place.occupation]
    return _(", ").join(part for part in parts if part)


def is_cleared(agency: Agency, place: Place, on: date) -> bool | None:
    """Whether it is cleared there on a day, by act or by list; None where neither says."""
    said = cleared(agency, on).says(place)
    if said is not None:
        return said
    if "destinations" not in agency.kept_in.publishes or not agency.destinations:
        return None
    return place.destination in agency.destinations


def act(
    agency: Agency, clearing: Clearing, *, actor: str, decided: dict[str, Any] | None = None
) -> int:
    """Carry out an act on a clearance, or refuse it with the field and the reason."""
    journal.one_writer()
    examine(agency, clearing)
    values = {name: licensing.plain(value) or None for name, value in asdict(clearing).items()}
    body = {"register": agency.register, "number": agency.number, "clearance": values}
    body |= {"decided": decided} if decided else {}
    return journal.record("clearance-entered", body, actor=actor).seq


def examine(agency: Agency, clearing: Clearing) -> None:
    """Refuse an act that is not possible, with the field and the reason; nothing is written."""
    if clearing.act not in CLEARANCES:
        raise NotFound(_("There is no such act."))
    if clearing.since > clock.today():
        raise Refused("since", _("The day lies in the future."))
    if not clearing.ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    if clearing.destination not in COUNTRIES and (
        clearing.destination or "destination" in CLEARANCES[clearing.act].states
    ):
        raise Refused("destination", _("Choose the country."))
    acts, occupation = list_acts(agency), clearing.occupation or ""
    # Placements hold four digits: an act on fewer bites on none of them, but may be there to end.
    if not UNIT_GROUP.fullmatch(occupation) and occupation not in {
        "",
        *(one.occupation for one in acts),
    }:
        raise Refused("occupation", _("Give the four digits of the occupation in ISCO-08."))
    if any(one.since > clearing.since for one in acts):
        raise Refused("since", _("A later entry was made already."))
    if clearing.act in (CLEAR, END):
        _check_clearance(agency, clearing)
    else:
        _check_orders(agency, clearing)


def put_forward(
    agency: Agency, clearing: Clearing, *, officer: User, seen: int | None = None
) -> ActProposal:
    """Propose an act on a clearance; a second officer approves it."""
    if agency.country != country_of(officer):
        raise Refused("", _("This agency is in the register of another country."))
    deciding.check_seen(agency, seen)
    examine(agency, clearing)
    body = {name: licensing.plain(value) for name, value in asdict(clearing).items()}
    return waiting.keep(KIND, body, officer=officer, agency=agency)


def carry_out(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Carry out what a proposal holds, if it is still possible; the event's number."""
    if proposal.agency is None:
        raise NotFound(_("There is no proposal %(number)s.", number=proposal.id))
    clearing = clearing_of(proposal)
    return act(proposal.agency, clearing, actor=journal.actor_of(officer), decided=decided)


def told(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What a proposal would publish: what it is called, nothing before, what would stand."""
    return naming.told(asdict(clearing_of(proposal)), {})


def clearing_of(proposal: ActProposal) -> Clearing:
    """The act on a clearance that a proposal holds."""
    return Clearing(**(proposal.body | {"since": date.fromisoformat(proposal.body["since"])}))


def _check_clearance(agency: Agency, clearing: Clearing) -> None:
    place = Place(clearing.destination or "", clearing.sector, clearing.occupation)
    now = cleared(agency, clearing.since)
    if clearing.act == END:
        if is_cleared(agency, place, clearing.since) is False:
            raise Refused("destination", _("It is not cleared there."))
        return
    if now.says(place):
        raise Refused("destination", _("It is cleared there already."))
    for wider in (place.holders() - {place}) & now.no.keys():
        raise Refused(
            "destination",
            _("Its clearance ended for all of %(place)s: clear that, then end the rest.",
              place=place_name(wider)),
        )  # fmt: skip
    standing = licensing.standing(agency, clearing.since)
    if standing.may_recruit == "no":
        status = wording.status_name(standing.status)
        raise Refused("", _("This act is not possible on a licence that is now %(status)s.",
                            status=status))  # fmt: skip
    _check_bond(agency, clearing)


def _check_bond(agency: Agency, clearing: Clearing) -> None:
    """An agency whose bond is short is not cleared; one not known only with a written ground."""
    cover = weighing.weigh(agency, clearing.since)
    if cover.state == weighing.SHORT:
        raise Refused("", telling.why(cover))
    if cover.state == weighing.UNKNOWN and not (clearing.despite or "").strip():
        raise Refused(
            "despite", _("%(reason)s Say why it is cleared all the same.",
                         reason=telling.why(cover))
        )  # fmt: skip


def _check_orders(agency: Agency, clearing: Clearing) -> None:
    held = stopped(agency, clearing.since)
    if clearing.act == STOP and {None, clearing.destination} & held.keys():
        raise Refused("destination", _("New job orders are stopped there already."))
    if clearing.act == ALLOW and not (held if clearing.destination is None
                                      else clearing.destination in held):  # fmt: skip
        raise Refused("destination", _("New job orders are not stopped there."))
