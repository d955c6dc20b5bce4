"""The demonstration's warning, its task at the other state's ministry, and an open dispute.

The acts are those of a real register; who and what is in `registry.demonstration.states`.
"""

from audits.standing import STOPS
from registry.db import db
from registry.demonstration import Demonstration
from registry.demonstration.committee import AGENCY_DESK
from registry.demonstration.states import STOPPED_BY
from registry.models import AgencyAccount
from registry.services import accounts, disputing, journal, licensing, notifying, warning
from registry.services.contesting import ENTRY
from registry.services.disputing import Claim
from registry.services.warning import Notice


def load(made: Demonstration) -> None:
    """Warn, tell the other state of a revocation, and let an agency dispute its suspension."""
    told = made.states
    warning.issue(Notice(**told.warning), told.register, {"persons": 2}, journal.SYSTEM)
    stopped = licensing.require_agency(told.told_of)
    seq = max(entry.seq for entry in stopped.entries if entry.act == STOPPED_BY)
    notifying.raise_after(stopped, STOPPED_BY, "suspended", "revoked", seq)
    account = accounts.find_account(AGENCY_DESK.email)
    if account is None or account.organisation_id is None:
        return
    agency = licensing.require_agency(told.disputing)
    db.session.add(AgencyAccount(organisation_id=account.organisation_id, agency_id=agency.id))
    entry = max(entry.seq for entry in agency.entries if entry.status in STOPS)
    disputing.open_(agency, Claim(fact=f"{ENTRY}{entry}", **told.claim), account=account)
