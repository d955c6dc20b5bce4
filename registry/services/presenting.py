"""An agency's record as the public reads it on a day: the answer, the facts, the history.

The public page shows it to everybody, an agency's own page to the agency. What has left the public
page by its register's law is left out here and nowhere else.
"""

from datetime import date
from typing import Any

from registry.acts import APPLICATION
from registry.models import Agency
from registry.services import (
    answering,
    attributing,
    barring,
    clearing,
    contesting,
    flagging,
    leaving,
    licensing,
    linking,
    recalling,
    wording,
)
from registry.services.applying import papers
from registry.services.bonding import telling
from registry.services.knowing import publishing, remembering


def present(agency: Agency, country: str | None, today: date) -> dict[str, Any]:
    """What the templates under public/ show of an agency, asked about for work in `country`."""
    answer = answering.answer(agency, country, today)
    steps = leaving.published_steps(agency, today)
    taken = [one for one in licensing.steps_of(agency, APPLICATION, today) if one in steps]
    return {
        "agency": agency,
        "answer": answer,
        "country": country,
        "countries": answering.list_destinations(agency, also=country),
        "asked": papers.find_application(agency, today),
        "application": licensing.began_with(taken),
        "by_whom": attributing.by_whom(agency),
        "barred": barring.list_barred(agency, today),
        "last_day": answering.last_day(answer.standing),
        "linked": linking.list_linked(agency),
        "flags": flagging.list_flags(agency, today),
        "open_to": sorted(clearing.list_countries(agency, today), key=wording.country_name),
        "bond": telling.for_public(agency, today),
        "groups": publishing.list_groups(agency, today),
        "entries": leaving.published_entries(agency.entries, agency.kept_in, today),
        "steps": steps,
        "disputed": contesting.disputed(agency),
        "fact_name": contesting.fact_name,
        "today": today,
    }


def present_then(agency: Agency, on: date, known: date, today: date) -> dict[str, Any]:
    """What public/then.html shows: what the register said on the day `known` of the day `on`.

    NotFound before it knew of the agency, Refused where the day has not come.
    """
    recalled = recalling.recall(agency, known)
    cleared = clearing.cleared(agency, on, known).yes
    return {
        "recalled": recalled,
        "said": leaving.published_of(recalled, on, today),
        "groups": remembering.list_groups(agency, on, known),
        "flags": flagging.list_flags(agency, on, known=known),
        "cleared": [(clearing.place_name(place), since) for place, since in cleared.items()],
        "bond": telling.for_public(agency, on, known),
    }
