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
from registry.services.projecting.applications import (
    rule_applications,
    state_paper,
    strike_paper,
)
from registry.services.projecting.bonds import enter_bond, enter_clearance, require_bond
from registry.services.projecting.gathering import Gathered
from registry.services.projecting.kinds import PROJECTED, SHARED
from registry.services.projecting.known import end_known, enter_known
from registry.services.projecting.law import (
    adopt_edition,
    confirm_clauses,
    withdraw_confirmations,
)
from registry.services.projecting.likeness import link_agencies, part_agencies
from registry.services.projecting.rows import Event, Rows, Standing
from registry.services.projecting.states import (
    close_dispute,
    end_warning,
    issue_warning,
    open_dispute,
)

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
    "applications-ruled": rule_applications,
    "paper-stated": state_paper,
    "paper-struck": strike_paper,
    "agencies-linked": link_agencies,
    "agencies-parted": part_agencies,
    "known-entered": enter_known,
    "known-ended": end_known,
    "known-erased": keep_in_mind,
    "barred-erased": keep_in_mind,
    "bond-required": require_bond,
    "bond-entered": enter_bond,
    "clearance-entered": enter_clearance,
    "warning-issued": issue_warning,
    "warning-ended": end_warning,
    "warning-erased": keep_in_mind,
    "dispute-opened": open_dispute,
    "dispute-closed": close_dispute,
    "law-adopted": adopt_edition,
    "law-confirmed": confirm_clauses,
    "law-confirmation-withdrawn": withdraw_confirmations,
}


def project(event: Event, rows: Rows) -> None:
    """Make the rows follow an event."""
    PROJECTIONS[event.kind](event, rows)
