"""Where an agency is cleared on a day, derived from dated acts; nothing is stored.

An act is about a destination: all of it, or one sector or occupation there. The last one on a
place holds from its day on, and one on a whole destination ends what was said of its parts. Of
what no act names nothing is said here: there the register's list holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Protocol


class Act(Protocol):
    """One dated act, as the record keeps it; `act` is clear or end_clearance."""

    @property
    def act(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def destination(self) -> str | None: ...
    @property
    def sector(self) -> str | None: ...
    @property
    def occupation(self) -> str | None: ...


@dataclass(frozen=True)
class Place:
    """A destination and what of it: a sector, an occupation, both, or all where both are None."""

    destination: str
    sector: str | None = None
    occupation: str | None = None

    def holders(self) -> set["Place"]:
        """This place and those that it lies in."""
        wider = product({self.sector, None}, {self.occupation, None})
        return {Place(self.destination, *parts) for parts in wider}


@dataclass(frozen=True)
class Cleared:
    """The places that an agency is cleared for by an act, and no more, each since when."""

    yes: dict[Place, date]
    no: dict[Place, date]

    def says(self, place: Place) -> bool | None:
        """Whether it is cleared there; None where no act says. What ended goes before."""
        around = place.holders()
        if around & self.no.keys():
            return False
        return True if around & self.yes.keys() else None


def cleared_on(acts: Iterable[Act], day: date) -> Cleared:
    """What the acts, given in the order they were made, say of `day`.

    A clearance within what ended before it says nothing: what ended goes before.
    """
    yes: dict[Place, date] = {}
    no: dict[Place, date] = {}
    begun = (one for one in acts if one.since <= day and one.act in ("clear", "end_clearance"))
    for one in sorted(begun, key=lambda one: one.since):
        place = Place(one.destination or "", one.sector, one.occupation)
        for held in (yes, no):
            for other in [other for other in held if place in other.holders()]:
                del held[other]
        (yes if one.act == "clear" else no)[place] = one.since
    return Cleared({place: on for place, on in yes.items() if not place.holders() & no.keys()}, no)
