"""Who made an entry: the authority, by one officer or by two, or the operator of the register.

The journal says it, by role and never by person; events of before two persons say no number.
"""

import json

from sqlalchemy import select

from registry.db import db
from registry.models import Agency, JournalEntry
from registry.services.journal import OPERATOR

TWO, ONE, BY_OPERATOR, UNSAID = "two", "one", "operator", ""


def by_whom(agency: Agency) -> dict[int, str]:
    """For each event of the agency's entries and steps: two, one, operator, or "" for unsaid."""
    events = {*(entry.seq for entry in agency.entries), *(step.seq for step in agency.steps)}
    columns = (JournalEntry.seq, JournalEntry.actor, JournalEntry.body)
    found = db.session.execute(select(*columns).where(JournalEntry.seq.in_(events)))
    return {seq: _whom(actor, body) for seq, actor, body in found}


def _whom(actor: str, body: str) -> str:
    if actor == OPERATOR:
        return BY_OPERATOR
    return {1: ONE, 2: TWO}.get(json.loads(body).get("decided", {}).get("persons"), UNSAID)
