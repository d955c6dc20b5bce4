"""Whom agencies resemble that a file brings in: new or changed ones, those that change hands.

From the terminal nothing is refused for it: the operator is told and may say why it passes. An
officer who approves a list must write why. What is written is kept as the answer to each
resemblance (`passing`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from registry.db import db
from registry.errors import Refused
from registry.models import Agency
from registry.services import licensing
from registry.services.guarding import passing
from registry.services.guarding.gathering import Traits, told
from registry.services.guarding.looking import Match, look_among
from registry.services.guarding.watched import Watched
from registry.services.knowing.entries import Entry

AT_ONCE = 5_000
MARK = 8
NOT_YET = "?"
"""Stands for the hash of a personal value that is not in the register yet."""


@dataclass(frozen=True)
class Brought:
    """An agency as a file brings it in, with what is new of it; `agency_id` None for a new one."""

    register: str
    number: str
    name: str
    country: str
    agency_id: int | None
    traits: Traits


@dataclass(frozen=True)
class Resembling:
    """An agency of a file, and whom it resembles by what is new."""

    register: str
    number: str
    name: str
    matches: tuple[Match, ...]

    @property
    def marks(self) -> frozenset[str]:
        """By what its matches are known again on a page; they say nothing of what is alike."""
        return frozenset(self.mark(match) for match in self.matches)

    def mark(self, match: Match) -> str:
        """By what one of its matches is known again on a page."""
        whole = repr((self.register, self.number, match.identity))
        return sha256(whole.encode()).hexdigest()[:MARK]

    @property
    def said(self) -> set[tuple[object, ...]]:
        """What of each match is known before and after the file came in."""
        return {_said(match) for match in self.matches}


def by_facts(facts: Mapping[str, Any]) -> Traits:
    """The traits that published facts tell."""
    traits = Traits()
    for kind, text in told(facts):
        traits.add(kind, text)
    return traits


def by_people(people: Iterable[Entry]) -> Traits:
    """The traits of people: their names, and how they are reached."""
    traits = Traits()
    for one in people:
        traits.add("person", one.name, NOT_YET)
        for kind, texts in (("phone", one.phones), ("email", one.emails)):
            for text in texts:
                traits.add(kind, text, NOT_YET)
    return traits


def list_resembling(brought: Iterable[Brought]) -> list[Resembling]:
    """Those that resemble somebody, in the order in which they stand in the file."""
    watched = _gathered_once()
    found = []
    for one in brought:
        among = watched(one.country)
        if not among.anybody:
            continue
        looked = look_among(among, one.traits, register=one.register, apart_from=one.agency_id)
        if looked.matches:
            found.append(Resembling(one.register, one.number, one.name, looked.matches))
    return found


def check(found: Sequence[Resembling], why: str | None, seen: Set[str] | None) -> None:
    """Refuse to go on where somebody must say why it passes and did not; None need not say.

    `seen` are the marks of what was shown to whoever says so: one sentence is said of no more. None
    is said of all, as nobody looked at a page.
    """
    marks = {mark for one in found for mark in one.marks}
    new = len(marks - seen) if seen is not None else 0
    if new:
        raise Refused(
            "passes",
            ngettext(
                "%(num)s resemblance was found since you looked: it is marked as new. Say again"
                " why all pass; nothing of what you typed is lost.",
                "%(num)s resemblances were found since you looked: they are marked as new. Say"
                " again why all pass; nothing of what you typed is lost.",
                new,
            ),
        )
    if found and why is not None and not why.strip():
        raise Refused("passes", _("Write why the resemblances pass."))


def keep(found: Iterable[Resembling], why: str | None, *, actor: str) -> None:
    """Keep why the resemblances pass, now that the agencies are in the register."""
    said = {(one.register, one.number): one.said for one in found if why}
    keys, watched = list(said), _gathered_once()
    for start in range(0, len(keys), AT_ONCE):
        for country, agencies in _by_country(keys[start : start + AT_ONCE]).items():
            for guarded in passing.guard_each(agencies, watched(country)):
                known = said[guarded.agency.register, guarded.agency.number]
                passed = [one.identity for one in guarded.open if _said(one) in known]
                passing.write(guarded, dict.fromkeys(passed, why or ""), actor=actor)
    db.session.flush()


def _by_country(known: Collection[tuple[str, str]]) -> dict[str, list[Agency]]:
    """The agencies of these registers and numbers, those of a country together."""
    held = licensing.by_number(number for _register, number in known)
    found: dict[str, list[Agency]] = defaultdict(list)
    for register, number in known:
        agency = licensing.require_agency(number, register=register, among=held)
        found[agency.country].append(agency)
    return found


def _gathered_once() -> Callable[[str], Watched]:
    """Whom agencies of a country may resemble, as of now: gathered once for each country."""
    return cache(partial(Watched, many=True))


def _said(match: Match) -> tuple[object, ...]:
    found = match.found
    return match.sanctions[0].seq, found.kind, found.ours.shown, found.theirs.shown
