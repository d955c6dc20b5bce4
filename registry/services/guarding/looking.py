"""What an agency resembles among those that were sanctioned, found anew each time it is asked.

One agency is held against all sanctioned ones, never all against all. What more than a few of them
share, such as the telephone of the authority itself, is said once and not agency by agency.
"""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from registry import clock
from registry.db import db
from registry.models import Agency, ApplicationRule
from registry.services.cataloguing import catalogue
from registry.services.guarding.gathering import Ids, Traits, gather
from registry.services.guarding.matching import SAME, Likeness, alike, compare
from registry.services.guarding.sanctions import Sanction, list_sanctions, sanctioned
from registry.services.guarding.traits import KINDS, Trait
from registry.services.indexing import NameIndex

NEAR_NAME = 0.85
"""How near two agencies' names are from 0 to 1, where one of them may be taken for the other."""
MOST_NAMES = 60
SHARED_BY_MOST = 8


@dataclass(frozen=True)
class Match:
    """One likeness with one sanctioned agency; its sanctions stand the latest first."""

    agency: Agency
    other: Agency
    sanctions: tuple[Sanction, ...]
    found: Likeness

    @property
    def identity(self) -> tuple[int, int, str, str]:
        """By what it is known again: the other agency, its last sanction, what is alike."""
        return self.other.id, self.sanctions[0].seq, self.found.kind, self.found.sign


@dataclass(frozen=True)
class Looked:
    """What was found: matches, the most telling first; what too many share; names erased."""

    matches: tuple[Match, ...]
    shared: tuple[Trait, ...]
    erased: int


def look(agency: Agency) -> Looked:
    """What an agency resembles among the sanctioned agencies of every register."""
    today = clock.today()
    rule = db.session.get(ApplicationRule, agency.register)
    sanctions = list_sanctions(apart_from=agency, rule=rule, today=today)
    if not sanctions:
        return Looked((), (), 0)
    ours = gather(_only(agency), country=agency.country)[agency.id]
    near = _Near(catalogue(today).names, ours)
    theirs = gather(sanctioned(agency), country=agency.country)
    found = {
        other_id: compare(ours.traits, near.without_far_names(other_id, one.traits), near)
        for other_id, one in theirs.items()
        if other_id in sanctions
    }
    shared = _shared(found)
    others = _agencies([other_id for other_id, likenesses in found.items() if likenesses])
    matches = [
        Match(agency, others[other_id], sanctions[other_id], one)
        for other_id, likenesses in found.items()
        for one in likenesses
        if one.ours not in shared
    ]
    erased = ours.erased + sum(theirs[one].erased for one in sanctions if one in theirs)
    return Looked(tuple(sorted(matches, key=_order)), shared, erased)


def list_namesakes(agency: Agency) -> list[Agency]:
    """The other agencies whose names are the same or near, sanctioned or not."""
    ours = gather(_only(agency), country=agency.country)[agency.id]
    names = [one for one in ours.traits if one.kind == "name"]
    near = _Near(catalogue(clock.today()).names, ours)
    candidates = _agencies(sorted(near.candidates - {agency.id}))
    theirs = gather(_among(list(candidates)), country=agency.country)
    return [
        other
        for other_id, other in candidates.items()
        if any(alike(one, name, near) for one in names for name in theirs[other_id].traits
               if name.kind == "name")
    ]  # fmt: skip


class _Near:
    """Whether two names of agencies are near, by which words are rare among all agencies."""

    def __init__(self, names: NameIndex, ours: Traits) -> None:
        self._names = names
        asked = [one.shown for one in ours.traits if one.kind == "name"]
        self.candidates = {match.key for name in asked for match in names.find(name, MOST_NAMES)}

    def __call__(self, one: Trait, other: Trait) -> bool:
        return self._names.nearness(one.words, other.words) >= NEAR_NAME

    def without_far_names(self, other_id: int, traits: list[Trait]) -> list[Trait]:
        """The traits of an agency; its names only where the index finds it by one of ours."""
        if other_id in self.candidates:
            return traits
        return [one for one in traits if one.kind != "name"]


def _shared(found: dict[int, list[Likeness]]) -> tuple[Trait, ...]:
    """Our traits that more than a few of the others have as well: they tell nothing."""
    seen = Counter(
        trait
        for likenesses in found.values()
        for trait in {one.ours for one in likenesses if one.kind not in ("person", "name")}
    )
    return tuple(trait for trait, times in seen.items() if times > SHARED_BY_MOST)


def _only(agency: Agency) -> Ids:
    return _among([agency.id])


def _among(ids: list[int]) -> Ids:
    return select(Agency.id).where(Agency.id.in_(ids))


def _agencies(ids: list[int]) -> dict[int, Agency]:
    return {
        one.id: one
        for one in db.session.scalars(select(Agency).where(Agency.id.in_(ids)).order_by(Agency.id))
    }


def _order(match: Match) -> tuple[object, ...]:
    found = match.found
    return KINDS.index(found.kind), found.how != SAME, match.other.id, found.sign
