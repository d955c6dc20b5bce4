"""What was known of an agency on an earlier day: its facts and its entries, from the journal.

A day ends at midnight where the register is kept. What holds now is on the agency itself.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from registry import clock
from registry.db import db
from registry.errors import NotFound
from registry.models import Agency, JournalEntry, Licence
from registry.services.folding import fold

OF_THE_FIRM = ("agency-entered", "agency-changed")


@dataclass(frozen=True)
class Recalled:
    """An agency as the register knew it: its published facts, and its licence's entries."""

    facts: dict[str, Any]
    entries: list[Licence]


def recall(agency: Agency, known: date) -> Recalled:
    """What the register knew of the agency at the end of that day; NotFound before it knew it."""
    moment = _end_of(known)
    facts: dict[str, Any] = {}
    for body in _bodies(agency, moment):
        facts |= body.get("changes", body)
    if not facts:
        raise NotFound(
            _(
                "Number %(number)s was not in the register on %(day)s.",
                number=agency.number,
                day=known.isoformat(),
            )
        )
    entries = db.session.scalars(
        select(Licence)
        .join(JournalEntry, JournalEntry.seq == Licence.seq)
        .where(Licence.agency_id == agency.id, JournalEntry.at < moment)
        .order_by(Licence.id)
    )
    return Recalled(facts, list(entries))


def _bodies(agency: Agency, moment: str) -> list[dict[str, Any]]:
    """The bodies of the events about the firm itself before a moment, in their order."""
    query = (
        select(JournalEntry.body)
        .where(JournalEntry.kind.in_(OF_THE_FIRM), JournalEntry.at < moment)
        .where(JournalEntry.seq <= agency.seq)
        .where(JournalEntry.body.contains(json.dumps(agency.register), autoescape=True))
        .order_by(JournalEntry.seq)
    )
    bodies = [json.loads(body) for body in db.session.scalars(query)]
    return [
        body
        for body in bodies
        if (body["register"], fold(body["number"])) == (agency.register, agency.number_folded)
    ]


def _end_of(day: date) -> str:
    zone = ZoneInfo(current_app.config["TIMEZONE"])
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return clock.stamp(midnight.astimezone(UTC))
