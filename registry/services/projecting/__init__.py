"""From an event to the rows that the public reads: plain functions, one a kind.

Rebuilding the tables is replaying the journal through these; so they read nothing but the event
and the rows that earlier events made, and nothing else writes those rows.
"""

from collections.abc import Callable

from registry.services.projecting.agencies import (
    change_agency,
    declare_register,
    enter_act,
    enter_agency,
    keep_in_mind,
)
from registry.services.projecting.gathering import Gathered
from registry.services.projecting.kinds import PROJECTED, SHARED
from registry.services.projecting.law import (
    adopt_edition,
    confirm_clauses,
    withdraw_confirmations,
)
from registry.services.projecting.likeness import link_agencies, part_agencies
from registry.services.projecting.rows import Event, Rows, Standing

__all__ = [
    "PROJECTED",
    "PROJECTIONS",
    "SHARED",
    "Event",
    "Gathered",
    "Rows",
    "Standing",
    "project",
]

PROJECTIONS: dict[str, Callable[[Event, Rows], None]] = {
    "register-declared": declare_register,
    "agency-entered": enter_agency,
    "agency-changed": change_agency,
    "licence-entered": enter_act,
    "step-taken": enter_act,
    "list-approved": keep_in_mind,
    "agencies-linked": link_agencies,
    "agencies-parted": part_agencies,
    "law-adopted": adopt_edition,
    "law-confirmed": confirm_clauses,
    "law-confirmation-withdrawn": withdraw_confirmations,
}


def project(event: Event, rows: Rows) -> None:
    """Make the rows follow an event."""
    PROJECTIONS[event.kind](event, rows)
