"""Place: where an instrument applies, and reading it from a law file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audits.countries import COUNTRIES
from audits.tables import Table
from audits.words import N_


@dataclass(frozen=True)
class Listed:
    """How a ratification was seen whose year is not confirmed: in a list of states, as of a day.

    `as_of` is the list's own word for its day: a bare month or year stays one.
    """

    as_of: str
    source: str


@dataclass(frozen=True)
class Place:
    """Where an instrument applies; which fields are filled depends on its kind.

    An agreement has `origins` and `destinations`; a national law its `country`, that country's
    `side` and the `counterparts` (empty: any); a convention the `side`, the year of each state's
    ratification, and for some of them the list that has the state and not the year; a standard
    nothing: it applies everywhere.
    """

    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    country: str = ""
    side: str = ""
    counterparts: tuple[str, ...] = ()
    ratifications: Mapping[str, int] = field(default_factory=dict, hash=False)
    listed: Mapping[str, Listed] = field(default_factory=dict, hash=False)


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
            years = _ratifications(head)
            return Place(side=side, ratifications=years, listed=_listed(head, years))
    return Place()


def _ratifications(head: Table) -> Mapping[str, int]:
    """The year of each state's ratification; {} has to be said where none was seen."""
    years = head.take("ratifications")
    if not isinstance(years, Mapping):
        raise head.bad(N_("ratifications must name the year of each state, { MAR = 1993 }"))
    for state, year in years.items():
        if state not in COUNTRIES or type(year) is not int or not 1900 <= year <= 9999:
            raise head.bad(
                N_("ratifications: %(state)s = %(year)s is no state and year"),
                state=state,
                year=repr(year),
            )
    return dict(sorted(years.items()))


def _listed(head: Table, years: Mapping[str, int]) -> Mapping[str, Listed]:
    """The ratifications of `years` that were seen in a list which does not print the year."""
    found: dict[str, Listed] = {}
    for entry in head.tables("listed"):
        table = Table(head.file, "", entry)
        states = table.countries("states", required=True)
        as_of = table.day("as_of")
        if as_of is None:
            raise table.bad(N_("%(key)s is missing"), key=repr("as_of"))
        listed = Listed(str(as_of), table.text("source"))
        table.done()
        for state in states:
            if state not in years or state in found:
                raise table.bad(
                    N_("listed: %(state)s has no year among the ratifications, or stands twice"),
                    state=state,
                )
            found[state] = listed
    return dict(sorted(found.items()))
