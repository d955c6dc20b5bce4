"""From events about what an agency is known by to their rows: entered, and ended."""

from typing import Any

from registry.models import AgencyAlias, AgencyPerson, AgencyPlace, AgencyTie
from registry.services.projecting.agencies import agency_of, day_of, settle_dispute
from registry.services.projecting.rows import Event, Rows

# What an entry is about, as events say it, and the table that it stands in.
KNOWN: dict[str, Any] = {
    "person": AgencyPerson,
    "place": AgencyPlace,
    "tie": AgencyTie,
    "alias": AgencyAlias,
}


def enter_known(event: Event, rows: Rows) -> None:
    """A person, a place, a tie or an alias of an agency becomes known."""
    agency = agency_of(event, rows)
    values = dict(event.body["entry"])
    days = {name: day_of(values.get(name)) for name in ("since", "until")}
    model = KNOWN[event.body["of"]]
    rows.add(model, agency_id=agency.id, seq=event.seq, **(values | days))
    rows.change(agency, seq=event.seq)


def end_known(event: Event, rows: Rows) -> None:
    """What was entered by the event `entered` holds no more from a day on, or never held.

    A dispute about it that this settles ends with it.
    """
    row = rows.find(KNOWN[event.body["of"]], seq=event.body["entered"])
    until = day_of(event.body["until"])
    rows.change(row, until=until, ground=event.body["ground"], ended=event.seq)
    settle_dispute(event, rows)
    rows.change(agency_of(event, rows), seq=event.seq)
