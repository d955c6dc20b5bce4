"""Whom agencies resemble that a file brings in: new or changed ones, those that change hands.

From the terminal nothing is refused for it: the operator is told and may say why it passes. An
officer who approves a list must write why. What is written is kept as the answer to each
resemblance (`passing`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from flask_babel import gettext as _

from registry.errors import Refused
from registry.services import licensing
from registry.services.guarding import passing
from registry.services.guarding.gathering import Traits, told
from registry.services.guarding.looking import Match, look_among
from registry.services.guarding.watched import Watched
from registry.services.knowing.entries import Entry

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


def check(found: Sequence[Resembling], why: str | None) -> None:
    """Refuse to go on where somebody must say why it passes and did not; None need not say."""
    if found and why is not None and not why.strip():
        raise Refused("passes", _("Write why the resemblances pass."))


def keep(found: Iterable[Resembling], why: str | None, *, actor: str) -> None:
    """Keep why the resemblances pass, now that the agencies are in the register."""
    watched = _gathered_once()
    for one in found if why else ():
        agency = licensing.require_agency(one.number, register=one.register)
        guarded = passing.guard(agency, watched(agency.country))
        texts = {match.identity: why or "" for match in guarded.open if _said(match) in one.said}
        passing.write(guarded, texts, actor=actor)


def _gathered_once() -> Callable[[str], Watched]:
    """Whom agencies of a country may resemble, as of now: gathered once for each country."""
    return cache(partial(Watched, many=True))


def _said(match: Match) -> tuple[object, ...]:
    found = match.found
    return match.sanctions[0].seq, found.kind, found.ours.shown, found.theirs.shown
