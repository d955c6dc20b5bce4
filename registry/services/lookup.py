"""What a search answers: agencies by number, by contact point, by name, by person; best first.

A number is matched exactly, never nearly: only how it is typed is forgiven (`services.numbering`,
`services.reaching`). How names are compared is in `services.indexing`, what there is to be found
in `services.cataloguing`.
"""

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
from registry.services.indexing import Match
from registry.services.knowing.kinds import NAMES
from registry.services.numbering import is_number, number_keys

LONGEST_QUERY = 200
AGENCY_NAMES = NAMES | {"name", "local_name"}
LEAST_PERSON = 0.85
"""How near a person's name must be, from 0 to 1: namesakes are many, and nobody is to be blamed."""
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


@dataclass(frozen=True)
class Coverage:
    """A register that is searched, how many agencies it has, and whether its list is too old."""

    register: Register
    agencies: int
    stale: bool


def search(query: str, on: date, limit: int = 20) -> list[Hit]:
    """The agencies that a query may mean, with their standing on that day."""
    query = query.strip()[:LONGEST_QUERY]
    known = catalogue(on)
    found = _exactly(query, known)
    if not is_number(query):
        for key, how in _by_names(query, known, limit):
            found.setdefault(key, how)
    return _hits(dict(list(found.items())[:limit]), on)


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
    return list(dict.fromkeys(found for key in keys for found in known.numbers.get(key, ())))


def _by_names(query: str, known: Catalogue, limit: int) -> list[tuple[int, How]]:
    """The agencies whose names, or whose published people's names, are near; the nearest first."""
    firms = known.names.find(query, limit)
    people = [one for one in known.people.find(query, limit) if one.score >= LEAST_PERSON]
    matches: list[Match] = sorted([*firms, *people], key=lambda one: -one.score)
    same = {match.key for match in matches if match.same}
    return [
        (match.key, (match.score, match.same and len(same) == 1, match.kind)) for match in matches
    ]


def _hits(found: dict[int, How], on: date) -> list[Hit]:
    """The agencies of those ids with their standing, in the order given."""
    held = selectinload(Agency.entries), selectinload(Agency.steps)
    query = select(Agency).where(Agency.id.in_(found)).options(*held)
    agencies = {agency.id: agency for agency in db.session.scalars(query)}
    return [
        Hit(agencies[key], licensing.standing(agencies[key], on), *how)
        for key, how in found.items()
    ]
