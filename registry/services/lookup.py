"""What a search answers: agencies by number, contact point, name, person, branch; best first.

A number is matched exactly, never nearly: only how it is typed is forgiven (`services.numbering`,
`services.reaching`). How names are compared is in `services.indexing`, what there is to be found
in `services.cataloguing`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from audits.standing import Standing
from registry.db import db
from registry.models import Agency, Register
from registry.services import licensing, wording
from registry.services.cataloguing import Catalogue, catalogue
from registry.services.indexing import Match, NameIndex
from registry.services.knowing.kinds import FIRMS, NAMES
from registry.services.numbering import is_number, number_keys

LONGEST_QUERY = 200
AGENCY_NAMES = NAMES | {"name", "local_name"}
LEAST_OTHER = 0.85
"""How near the name of a person, a place or another firm must be, from 0 to 1.

Namesakes are many, and nobody is to be blamed; an agency's own name may be further from it.
"""
How = tuple[float, bool, str]
"""How an agency was found: the score, whether that is sure, and by what."""


@dataclass(frozen=True)
class Hit:
    """One agency that a search found.

    `score` is from 0 to 1. `sure` says that the number is this agency's, or that what was typed
    is the same as a name or contact point that no other agency has. `matched` is number, name,
    local_name, phone, email, or a kind of `services.knowing.kinds`.
    """

    agency: Agency
    standing: Standing
    score: float
    sure: bool
    matched: str

    @property
    def by_name(self) -> bool:
        """Whether a name of the agency was found, not a number, contact point or person."""
        return self.matched in AGENCY_NAMES

    @property
    def by_firm(self) -> bool:
        """Whether what was found is the name of another firm that the agency works with."""
        return self.matched in FIRMS


@dataclass(frozen=True)
class Coverage:
    """A register that is searched, how many agencies it has, and whether its list is too old."""

    register: Register
    agencies: int
    stale: bool


def search(query: str, on: date, limit: int = 20) -> list[Hit]:
    """The agencies that a query may mean, with their standing on that day."""
    return _hits(dict(list(find(query, on, limit).items())[:limit]), on)


def find(query: str, on: date, limit: int) -> dict[int, How]:
    """The ids of the agencies that a query may mean on a day, best first, and how each was found.

    At most `limit` are found by each thing that leads to agencies.
    """
    query = query.strip()[:LONGEST_QUERY]
    known = catalogue(on)
    found = _exactly(query, known)
    if not is_number(query):
        for key, how in _by_names(query, known, limit):
            found.setdefault(key, how)
    return found


def as_plain(hit: Hit) -> dict[str, Any]:
    """A hit as `flask search --json` prints it."""
    return {
        "number": hit.agency.number,
        "register": hit.agency.register,
        "name": hit.agency.name,
        "country": hit.agency.country,
        "status": hit.standing.status,
        "score": round(hit.score, 2),
        "sure": hit.sure,
        "matched": hit.matched,
    }


def list_coverage(on: date) -> list[Coverage]:
    """The registers that a search covers, by country and name, and how old each list is."""
    counted = select(Agency.register, func.count()).group_by(Agency.register)
    agencies = dict(db.session.execute(counted).all())
    found = [
        Coverage(register, agencies.get(register.slug, 0), _is_stale(register, on))
        for register in licensing.list_registers()
    ]
    return sorted(found, key=lambda one: wording.country_name(one.register.country))


def _is_stale(register: Register, on: date) -> bool:
    return register.as_of is not None and (on - register.as_of).days > register.stale_after


def _exactly(query: str, known: Catalogue) -> dict[int, How]:
    """The agencies of that number, then those that had it, then those reached by it."""
    by_number = _by_number(query, known)
    found: dict[int, How] = {key: (1.0, True, kind) for key, kind in by_number if kind == "number"}
    others = [one for one in by_number if one[1] != "number"] + known.contacts.find(query)
    alone = len({key for key, _kind in others}) == 1
    for key, kind in others:
        found.setdefault(key, (1.0, alone and not found, kind))
    return found


def _by_number(query: str, known: Catalogue) -> list[tuple[int, str]]:
    """The agencies of that number; `register:number` asks in one register only."""
    if not any(sign.isdecimal() for sign in query):
        return []
    register, colon, number = query.partition(":")
    keys = [f"{register.strip()}:{key}" for key in number_keys(number)] if colon else []
    keys += number_keys(query)
    leads = (lead for key in keys for lead in known.numbers.get(key))
    return list(dict.fromkeys((key, kind) for key, _turn, kind, _whole in leads))


def _by_names(query: str, known: Catalogue, limit: int) -> Iterator[tuple[int, How]]:
    """The agencies with a near name, whether their own or of whom the register publishes.

    Places and other firms come after names as near as they must be, and before those further off.
    """
    people = _near(known.people, query, limit)
    matches = sorted([*known.names.find(query, limit), *people], key=lambda one: -one.score)
    same = {match.key for match in matches if match.same}
    for match in (one for one in matches if one.score >= LEAST_OTHER):
        yield match.key, (match.score, match.same and len(same) == 1, match.kind)
    places = _near(known.places, query, limit // 2)
    here = same | {match.key for match in places if match.same}
    for match in places:
        yield match.key, (match.score, match.same and len(here) == 1, match.kind)
    for match in _near(known.firms, query, limit // 2):
        yield match.key, (match.score, False, match.kind)
    for match in (one for one in matches if one.score < LEAST_OTHER):
        yield match.key, (match.score, False, match.kind)


def _near(names: NameIndex, query: str, limit: int) -> list[Match]:
    """The names that are near enough where they are not the agency's own."""
    return [one for one in names.find(query, limit) if one.score >= LEAST_OTHER]


def _hits(found: dict[int, How], on: date) -> list[Hit]:
    """The agencies of those ids with their standing, in the order given."""
    held = selectinload(Agency.entries), selectinload(Agency.steps)
    query = select(Agency).where(Agency.id.in_(found)).options(*held)
    agencies = {agency.id: agency for agency in db.session.scalars(query)}
    return [
        Hit(agencies[key], licensing.standing(agencies[key], on), *how)
        for key, how in found.items()
    ]
