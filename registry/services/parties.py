"""Whose word an instrument needs: the states that answer for it, and how many officers confirm it.

An agreement is confirmed by one officer of each party. A national law is confirmed by two officers
of its country; a convention by two of states that ratified it; a standard, which no state signed,
by any two. The same states' ministries may propose and adopt its editions.
"""

from collections.abc import Iterable

from audits.instrument import Instrument
from registry.models import LawConfirmation

OFFICERS = 2


def states_of(instrument: Instrument) -> tuple[str, ...]:
    """The states that answer for an instrument, by code; none of a standard."""
    place = instrument.place
    match instrument.kind:
        case "agreement":
            return tuple(sorted({*place.origins, *place.destinations}))
        case "national_law":
            return (place.country,)
        case "convention":
            return tuple(sorted(place.ratifications))
    return ()


def answers_for(instrument: Instrument, country: str | None) -> bool:
    """Whether a country's ministry may confirm an instrument's clauses and change its text."""
    return country is not None and (
        instrument.kind == "standard" or country in states_of(instrument)
    )


def lacking(instrument: Instrument, given: Iterable[LawConfirmation]) -> list[str]:
    """Which parties have not confirmed a clause yet; "" for each officer of any that still must."""
    standing = list(given)
    if instrument.kind == "agreement":
        countries = {one.country for one in standing}
        return [state for state in states_of(instrument) if state not in countries]
    officers = {one.officer for one in standing if answers_for(instrument, one.country)}
    return [""] * max(0, OFFICERS - len(officers))
