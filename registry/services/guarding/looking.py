"""What an agency resembles among those that were sanctioned or warned of, found anew when asked.

One agency is held against all of those, never all against all. What more than a few of them share,
such as the telephone of the authority itself, is said once and not agency by agency.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from registry import clock
from registry.models import Agency, Warned
from registry.services.cataloguing import catalogue
from registry.services.guarding.gathering import Ids, Traits, gather
from registry.services.guarding.matching import SAME, Likeness, alike, compare
from registry.services.guarding.nearing import Near
from registry.services.guarding.sanctions import Sanction
from registry.services.guarding.traits import KINDS, Trait
from registry.services.guarding.watched import Watched, agencies_of, found_by

SHARED_BY_MOST = 8


@dataclass(frozen=True)
class Match:
    """One likeness with one sanctioned agency, or with whoever a warning is about (`warned`)."""

    other: Agency | None
    warned: Warned | None
    sanctions: tuple[Sanction, ...]
    found: Likeness

    @property
    def identity(self) -> tuple[int, str, str]:
        """By what it is known again: the other's last sanction, what is alike."""
        return self.sanctions[0].seq, self.found.kind, self.found.sign


@dataclass(frozen=True)
class Looked:
    """What was found: matches, the most telling first; what too many share; names erased."""

    matches: tuple[Match, ...]
    shared: tuple[Trait, ...]
    erased: int


def look(agency: Agency) -> Looked:
    """What an agency resembles among the sanctioned agencies of every register, and warnings."""
    (looked,) = look_each([agency], Watched(agency.country))
    return looked


def look_each(agencies: Sequence[Agency], watched: Watched) -> Iterator[Looked]:
    """What each agency of a country resembles among all `watched` for it; they are read at once."""
    known = gather(_among([one.id for one in agencies]), country=watched.country)
    for one in agencies:
        yield look_among(watched, known[one.id], register=one.register, apart_from=one.id)


def look_among(watched: Watched, ours: Traits, *, register: str, apart_from: int | None) -> Looked:
    """What an agency of that register with these traits resembles, apart from itself."""
    found = [
        (other, sanctions, compare(ours.traits, traits, watched.near))
        for other, traits in watched.list_alike(ours)
        if other.agency_id is None or other.agency_id != apart_from
        if (sanctions := watched.sanctions(other, register))
    ]
    shared = _shared(likenesses for _other, _sanctions, likenesses in found)
    agencies = watched.agencies([one.agency_id for one, _sanctions, alike in found
                                 if alike and one.agency_id])  # fmt: skip
    matches = [
        Match(agencies.get(other.agency_id or 0), other.warned, sanctions, likeness)
        for other, sanctions, likenesses in found
        for likeness in likenesses
        if likeness.ours not in shared
    ]
    erased = ours.erased + watched.count_erased(register, apart_from)
    return Looked(tuple(sorted(matches, key=_order)), shared, erased)


def list_namesakes(agency: Agency) -> list[Agency]:
    """The other agencies whose names are the same or near, sanctioned or not."""
    ours = gather(_among([agency.id]), country=agency.country)[agency.id]
    names = [one for one in ours.traits if one.kind == "name"]
    near = Near(catalogue(clock.today()).names)
    found = found_by(near.names, [one.shown for one in names])
    candidates = agencies_of(sorted(found - {agency.id}))
    theirs = gather(_among(list(candidates)), country=agency.country)
    return [
        other
        for other_id, other in candidates.items()
        if any(alike(one, name, near) for one in names for name in theirs[other_id].traits
               if name.kind == "name")
    ]  # fmt: skip


def _shared(found: Iterable[list[Likeness]]) -> tuple[Trait, ...]:
    """Our traits that more than a few of the others have as well: they tell nothing."""
    seen = Counter(
        trait
        for likenesses in found
        for trait in {one.ours for one in likenesses if one.kind not in ("person", "name")}
    )
    return tuple(trait for trait, times in seen.items() if times > SHARED_BY_MOST)


def _among(ids: list[int]) -> Ids:
    return select(Agency.id).where(Agency.id.in_(ids))


def _order(match: Match) -> tuple[object, ...]:
    found, other = match.found, match.other
    place = (0, other.id) if other else (1, match.sanctions[0].seq)
    return KINDS.index(found.kind), found.how != SAME, *place, found.sign
