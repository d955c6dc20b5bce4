"""From events about two entries of one firm to the rows that join them."""

from typing import Any

from registry.models import Agency, AgencyLink
from registry.services.projecting.agencies import folded
from registry.services.projecting.rows import Event, Rows


def link_agencies(event: Event, rows: Rows) -> None:
    """Two entries of the register are said to be one firm."""
    first, second = _pair(event, rows)
    ground = event.body["ground"]
    rows.add(AgencyLink, agency_id=first, other_id=second, ground=ground, seq=event.seq)


def part_agencies(event: Event, rows: Rows) -> None:
    """What was said of two entries is taken back."""
    first, second = _pair(event, rows)
    for link in rows.list_(AgencyLink, agency_id=first, other_id=second, ended=None):
        rows.change(link, ended=event.seq)


def _pair(event: Event, rows: Rows) -> list[Any]:
    """The two entries' ids, the smaller first."""
    found = (
        rows.find(Agency, register=one["register"], number_folded=folded(one["number"]))
        for one in event.body["agencies"]
    )
    return sorted(agency.id for agency in found)
