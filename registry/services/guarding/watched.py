"""Whom agencies may resemble: the sanctioned agencies of every register, and who is warned of.

Gathered once for whoever asks, of one agency or of many. Who may be alike is found by what two have
in common exactly, names of agencies by an index; only people and main clients are compared with
those of everybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from registry import clock
from registry.db import db
from registry.models import ApplicationRule, Warned
from registry.services import heeding
from registry.services.cataloguing import catalogue
from registry.services.guarding.gathering import Traits, gather, gather_warned
from registry.services.guarding.sanctions import NEVER, Sanction, list_sanctions, sanctioned
from registry.services.guarding.traits import Trait
from registry.services.indexing import NameIndex

NEAR_NAME = 0.85
"""How near two agencies' names are from 0 to 1, where one of them may be taken for the other."""
MOST_NAMES = 60
# Compared word by word: nothing of them need be the same.
BY_WORDS = ("person", "client")
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

    Whoever asks of `many` agencies gets an index of their names alone.
    """

    def __init__(self, country: str | None, *, many: bool = False) -> None:
        self._today = clock.today()
        self._others = [
            *(Other(agency_id, None, known)
              for agency_id, known in gather(sanctioned(), country=country).items()),
            *(Other(None, warned, known) for warned, known in gather_warned(self._today)),
        ]  # fmt: skip
        self._by_form: dict[Form, set[int]] = defaultdict(set)
        for place, other in enumerate(self._others):
            for trait in other.known.traits:
                for form in forms(trait):
                    self._by_form[form].add(place)
        names = [
            (place, one.kind, one.shown)
            for place, other in enumerate(self._others if many else ())
            for one in other.known.traits
            if one.kind == "name"
        ]
        self._names = NameIndex(names) if many else None
        self._rules: dict[str, Mapping[int, Sanctions]] = {}

    @cached_property
    def near(self) -> "Near":
        """Whether two names of agencies are near, today."""
        return Near(self._today)

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

    def list_alike(self, ours: Traits) -> list[tuple[Other, list[Trait]]]:
        """Those that may be alike, each with the traits to compare: of names only near ones."""
        asked = {form for trait in ours.traits for form in forms(trait)}
        found = {place for form in asked for place in self._by_form.get(form, ())}
        named = self._named([one.shown for one in ours.traits if one.kind == "name"])
        return [
            (other, [one for one in other.known.traits if one.kind != "name" or place in named])
            for place in sorted(found | named)
            for other in (self._others[place],)
        ]

    def _named(self, names: list[str]) -> set[int]:
        """The places of those of whom an index finds a name by one of ours."""
        if self._names is not None:
            return found_by(self._names, names)
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
            for other in self._others
            if other.known.erased and other.agency_id != apart_from
            and self.sanctions(other, register)
        )  # fmt: skip


def found_by(index: NameIndex, names: Iterable[str]) -> set[int]:
    """Whom an index finds by any of these names."""
    return {match.key for name in names for match in index.find(name, MOST_NAMES)}


class Near:
    """Whether two names of agencies are near, by which words are rare among all agencies."""

    def __init__(self, on: date) -> None:
        self.names = catalogue(on).names

    def __call__(self, one: Trait, other: Trait) -> bool:
        return self.names.nearness(one.words, other.words) >= NEAR_NAME


def forms(trait: Trait) -> Iterator[Form]:
    """What two traits that are alike have in common at least; names are found by an index."""
    if trait.kind == "address":
        yield trait.kind, " ".join(word.plain for word in trait.words if word.common)
    if trait.kind in BY_WORDS:
        yield trait.kind, ""
    elif trait.kind != "name":
        yield trait.kind, trait.key
        if trait.also:
            yield trait.kind, trait.also
