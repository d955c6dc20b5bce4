"""Whom agencies may resemble: the sanctioned agencies of every register, and who is warned of.

Gathered once for whoever asks, of one agency or of many. Who may be alike is found by what two have
in common exactly, people and main clients by words that are alike, names of agencies by an index:
of one agency by that of all agencies, of many by one of these alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from registry import clock
from registry.db import db
from registry.models import Agency, ApplicationRule, Warned
from registry.services import heeding
from registry.services.cataloguing import catalogue
from registry.services.guarding.gathering import Traits, gather, gather_warned
from registry.services.guarding.likely import BY_WORDS, Likely
from registry.services.guarding.nearing import Near, NearNames
from registry.services.guarding.sanctions import NEVER, Sanction, list_sanctions, sanctioned
from registry.services.guarding.traits import Trait
from registry.services.indexing import NameIndex

MOST_NAMES = 60
Form = tuple[str, str]
Sanctions = tuple[Sanction, ...]


@dataclass(frozen=True, eq=False)
class Other:
    """Whom an agency may resemble: an agency, by its id, or whoever a warning is about."""

    agency_id: int | None
    warned: Warned | None
    known: Traits


class Watched:
    """All of those, with what is known of them, as officers of a country may see it.

    Whoever asks of `many` agencies gets an index of their names alone, in which none but near names
    are looked up.
    """

    def __init__(self, country: str | None, *, many: bool = False) -> None:
        self.country = country
        self._today = clock.today()
        self._many = many
        self._others = [
            *(Other(agency_id, None, known)
              for agency_id, known in gather(sanctioned(), country=country).items()),
            *(Other(None, warned, known) for warned, known in gather_warned(self._today)),
        ]  # fmt: skip
        self._erased = [other for other in self._others if other.known.erased]
        traits = [
            (place, trait)
            for place, other in enumerate(self._others)
            for trait in other.known.traits
        ]
        self._likely = [Likely(kind, traits) for kind in BY_WORDS]
        self._by_form: dict[Form, set[int]] = defaultdict(set)
        for place, trait in traits:
            for form in forms(trait):
                self._by_form[form].add(place)
        self._called = [(place, one) for place, one in traits if one.kind == "name"]
        names = ((place, one.kind, one.shown) for place, one in self._called)
        self._names = NameIndex(names) if many else None
        self._rules: dict[str, Mapping[int, Sanctions]] = {}

    @cached_property
    def near(self) -> Near:
        """Whether two names of agencies are near, today."""
        return Near(catalogue(self._today).names)

    @cached_property
    def _near_names(self) -> NearNames:
        return NearNames(self._called, self.near)

    @property
    def anybody(self) -> bool:
        """Whether there is anybody at all to resemble."""
        return bool(self._others)

    def sanctions(self, other: Other, register: str) -> Sanctions:
        """What counts against another by a register's rule, the latest first."""
        if other.warned:
            return (Sanction(NEVER, other.warned.since, other.warned.seq),)
        if register not in self._rules:
            rule = db.session.get(ApplicationRule, register)
            self._rules[register] = list_sanctions(rule, self._today)
        return self._rules[register].get(other.agency_id or 0, ())

    def agencies(self, ids: list[int]) -> Mapping[int, Agency]:
        """These of the agencies, by their ids; where many are asked about, all are read at once."""
        return self._agencies if self._many and ids else agencies_of(ids)

    @cached_property
    def _agencies(self) -> Mapping[int, Agency]:
        return agencies_of([one.agency_id for one in self._others if one.agency_id])

    def list_alike(self, ours: Traits) -> list[tuple[Other, list[Trait]]]:
        """Those that may be alike, each with the traits to compare: of names only near ones."""
        asked = {form for trait in ours.traits for form in forms(trait)}
        found = {place for form in asked for place in self._by_form.get(form, ())}
        found = found.union(*(likely.find(ours.traits) for likely in self._likely))
        named = self._named([one for one in ours.traits if one.kind == "name"])
        return [
            (other, [one for one in other.known.traits if one.kind != "name" or place in named])
            for place in sorted(found | named)
            for other in (self._others[place],)
        ]

    def _named(self, ours: list[Trait]) -> set[int]:
        """The places of those of whom an index finds a name by one of ours, and one is alike."""
        names = [one.shown for one in ours]
        if self._names is not None:
            near = {place for one in ours for place in self._near_names.find(one)}
            return found_by(self._names, names, near) if near else near
        agencies = found_by(self.near.names, names)
        warned = found_by(heeding.index().names, names)
        return {
            place
            for place, other in enumerate(self._others)
            if (other.warned.id in warned if other.warned else other.agency_id in agencies)
        }

    def count_erased(self, register: str, apart_from: int | None) -> int:
        """How many names were erased of those against whom something counts."""
        return sum(
            other.known.erased
            for other in self._erased
            if other.agency_id != apart_from
            and self.sanctions(other, register)
        )  # fmt: skip


def agencies_of(ids: list[int]) -> dict[int, Agency]:
    """These agencies by their ids; for none nothing is read."""
    if not ids:
        return {}
    query = select(Agency).where(Agency.id.in_(ids)).order_by(Agency.id)
    return {one.id: one for one in db.session.scalars(query)}


def found_by(index: NameIndex, names: Iterable[str], among: Set[int] | None = None) -> set[int]:
    """Whom an index finds by any of these names, or who of a few."""
    return {match.key for name in names for match in index.find(name, MOST_NAMES, among)}


def forms(trait: Trait) -> Iterator[Form]:
    """What two traits that are alike have in common at least, where words alone do not tell it."""
    if trait.kind == "address":
        yield trait.kind, " ".join(word.plain for word in trait.words if word.common)
    if trait.kind not in (*BY_WORDS, "name"):
        yield trait.kind, trait.key
        if trait.also:
            yield trait.kind, trait.also
