"""Place: where an instrument applies, and reading it from a law file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audits.countries import COUNTRIES
from audits.tables import Table
from audits.words import N_


@dataclass(frozen=True)
class Place:
    """Where an instrument applies; which fields are filled depends on its kind.

    An agreement has `origins` and `destinations`; a national law its `country`, that country's
    `side` and the `counterparts` (empty: any); a convention the `side` and the year of each
    state's ratification; a standard nothing: it applies everywhere.
    """

    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    country: str = ""
    side: str = ""
    counterparts: tuple[str, ...] = ()
    ratifications: Mapping[str, int] = field(default_factory=dict, hash=False)


def read_place(head: Table, kind: str) -> Place:
    """The place of an instrument of that kind; another kind's keys stay in the table."""
    match kind:
        case "agreement":
            return Place(
                origins=head.countries("origin", required=True),
                destinations=head.countries("destination", required=True),
            )
        case "national_law":
            return Place(
                country=head.country("country"),
                side=head.choice("side", ("origin", "destination")),
                counterparts=head.countries("counterparts"),
            )
        case "convention":
            side = head.choice("side", ("origin", "destination", "either"))
            return Place(side=side, ratifications=_ratifications(head))
    return Place()


def _ratifications(head: Table) -> Mapping[str, int]:
    years = head.take("ratifications")
    if not isinstance(years, Mapping) or not years:
        raise head.bad(N_("ratifications must name the year of each state, { MAR = 1993 }"))
    for state, year in years.items():
        if state not in COUNTRIES or type(year) is not int or not 1900 <= year <= 9999:
            raise head.bad(
                N_("ratifications: %(state)s = %(year)s is no state and year"),
                state=state,
                year=repr(year),
            )
    return dict(sorted(years.items()))
