"""What was known of an agency on an earlier day: its facts and its entries, from the journal.

A day ends at midnight where the register is kept. What holds now is on the agency itself.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, exists, select, true

from audits.days import later
from audits.standing import Standing, standing_on
from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Dispute, JournalEntry, Licence, Register
from registry.services.folding import fold
from registry.services.projecting.agencies import day_of

OF_THE_FIRM = ("agency-entered", "agency-changed")


@dataclass(frozen=True)
class Recalled:
    """An agency as it was known: its published facts, its licence's entries, its register.

    `disputed` are the facts that the agency disputed then, with the day since when; `kept_now` is
    the register as it is today.
    """

    facts: dict[str, Any]
    entries: list[Licence]
    kept_in: Register
    disputed: dict[str, date]
    kept_now: Register

    def standing(self, on: date) -> Standing:
        """What the register said then of the licence on that day."""
        return standing_on(self.entries, self.kept_in, on)


def recall(agency: Agency, known: date) -> Recalled:
    """What the register knew of the agency at the end of that day.

    NotFound before it knew of the agency, Refused where the day has not come.
    """
    if known > clock.today():
        raise Refused("known", _("The day lies in the future."))
    moment = end_of(known)
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
    return Recalled(
        facts,
        list(entries),
        _register(agency.register, moment),
        _disputed(agency, moment),
        agency.kept_in,
    )


def day_said(field: str, text: str, today: date) -> date:
    """The day that an address asks about, today where it names none; Refused where it is none."""
    try:
        return date.fromisoformat(text) if text else today
    except ValueError as error:
        raise Refused(field, _("This is no day of the calendar.")) from error


def _disputed(agency: Agency, moment: str) -> dict[str, date]:
    """What the agency disputed at a moment."""
    before = select(JournalEntry.seq).where(JournalEntry.at < moment)
    query = select(Dispute).where(Dispute.agency_id == agency.id, Dispute.seq.in_(before))
    query = query.where(Dispute.ended.is_(None) | Dispute.ended.not_in(before))
    return {one.fact: one.since for one in db.session.scalars(query.order_by(Dispute.id))}


def _register(slug: str, moment: str) -> Register:
    """The settings of a register as they were declared before a moment."""
    query = (
        select(JournalEntry.body)
        .where(JournalEntry.kind == "register-declared", JournalEntry.at < moment)
        .order_by(JournalEntry.seq)
    )
    bodies = [
        body for text in db.session.scalars(query) if (body := json.loads(text))["slug"] == slug
    ]
    return Register(**bodies[-1] | {"as_of": day_of(bodies[-1].get("as_of"))})


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


def known_by(model: Any, known: date | None) -> ColumnElement[bool]:
    """Whether a row's event was recorded by the end of a day; every row where there is none."""
    if known is None:
        return true()
    return exists().where(JournalEntry.seq == model.seq, JournalEntry.at < end_of(known))


def end_of(day: date) -> str:
    """The UTC moment at which a day ends where the register is kept."""
    zone = ZoneInfo(current_app.config["TIMEZONE"])
    midnight = datetime.combine(later(day, 1), time(), zone)
    return clock.stamp(midnight.astimezone(UTC))
