"""Dated flags beside a licence's status: not cleared for a country, no new job orders, bond short.

Each is derived for the day that is asked about and stands beside the status; none changes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from registry.models import Agency
from registry.services import clearing, wording
from registry.services.bonding import requiring, weighing


@dataclass(frozen=True)
class Flag:
    """One flag: its kind, since when, and the sentence that says it."""

    kind: str
    since: date
    sentence: str


def list_flags(
    agency: Agency, on: date, *, public: bool = True, known: date | None = None
) -> list[Flag]:
    """The flags of an agency on a day; for the public only what its register shows.

    With `known` they are as the register knew them at the end of that day.
    """
    return [
        *_not_cleared(agency, on, known),
        *_stopped(agency, on, known),
        *_short(agency, on, known, public),
    ]


def _not_cleared(agency: Agency, on: date, known: date | None) -> Iterator[Flag]:
    for place, since in clearing.cleared(agency, on, known).no.items():
        sentence = _(
            "Not cleared for work in %(place)s since %(day)s.",
            place=clearing.place_name(place),
            day=wording.day_name(since),
        )
        yield Flag("not_cleared", since, sentence)


def _stopped(agency: Agency, on: date, known: date | None) -> Iterator[Flag]:
    for country, since in clearing.stopped(agency, on, known).items():
        day = wording.day_name(since)
        if country is None:
            sentence = _("It may take no new job orders since %(day)s.", day=day)
        else:
            name = wording.country_name(country)
            sentence = _(
                "It may take no new job orders for %(country)s since %(day)s.",
                country=name,
                day=day,
            )
        yield Flag("no_job_orders", since, sentence)


def _short(agency: Agency, on: date, known: date | None, public: bool) -> Iterator[Flag]:
    if public and "short" not in requiring.shown_of(agency.register):
        return
    since = weighing.short_since(agency, on, known)
    if since:
        sentence = _("Its bond is short since %(day)s.", day=wording.day_name(since))
        yield Flag("bond_short", since, sentence)
