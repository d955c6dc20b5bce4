"""What an agency was known by as the register knew it at an earlier moment.

A personal value that was erased since is not known of any earlier moment either.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from registry.db import db
from registry.models import Agency, JournalEntry
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.publishing import Group, groups_of
from registry.services.projecting.agencies import day_of
from registry.services.recalling import end_of


def list_then(agency: Agency, moment: str) -> list[Entry]:
    """The agency's entries as they stood before a UTC moment."""
    entries = list_entries(agency)
    events = {one for entry in entries for one in (entry.seq, entry.ended) if one is not None}
    later = _later(events, moment)
    return [
        _undone(entry) if entry.ended in later else entry
        for entry in entries
        if entry.seq not in later
    ]


def list_groups(agency: Agency, on: date, known: date) -> list[Group]:
    """What the register said at the end of the day `known` of the day `on`, as far as it is public.

    Whose names are public is the register's word of today, not of then.
    """
    entries = list_then(agency, end_of(known))
    return groups_of(entries, agency.kept_in.publishes, on)


def _later(events: Iterable[int], moment: str) -> set[int | None]:
    """Those of the events that were recorded at the moment or after it."""
    query = select(JournalEntry.seq).where(JournalEntry.seq.in_(events), JournalEntry.at >= moment)
    return set(db.session.scalars(query))


def _undone(entry: Entry) -> Entry:
    """The entry as it was entered, before it was ended."""
    body = db.session.scalars(select(JournalEntry.body).filter_by(seq=entry.seq)).one()
    until = day_of(json.loads(body)["entry"]["until"])
    return replace(entry, until=until, ended=None, ground=None)
