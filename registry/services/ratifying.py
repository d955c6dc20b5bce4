"""Ratifications as people read them: which states are bound by a convention, and how that is known.

Whether one counts for a placement is in `audits.rules`.
"""

from flask_babel import gettext as _

from audits.place import Place
from registry.services import wording


def list_ratified(place: Place) -> list[str]:
    """Every state that a convention counts, in the reader's order, with its year."""
    return sorted(ratified(place, state) for state in place.ratifications)


def list_ratified_between(place: Place, origin: str, destination: str) -> list[str]:
    """The states of a corridor, on the convention's side, that it counts."""
    ends = {"origin": (origin,), "destination": (destination,)}
    states = ends.get(place.side, (origin, destination))
    return [ratified(place, state) for state in states if state in place.ratifications]


def ratified(place: Place, state: str) -> str:
    """A state with the year, and that it is not confirmed where the list seen prints none."""
    country, year = wording.country_name(state), place.ratifications[state]
    listed = place.listed.get(state)
    if listed is None:
        return _("%(country)s (%(year)s)", country=country, year=year)
    return _(
        "%(country)s (%(year)s: listed as ratified; year not confirmed, as of %(day)s)",
        country=country,
        year=year,
        day=listed.as_of,
    )
