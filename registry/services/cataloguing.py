"""The catalogue: every agency in memory as searches need it, by number, contact point and name.

It is of one moment of the journal and of one day. After an entry about a few agencies only their
cards are made anew (`services.carding`); what comes of that is the catalogue made of all cards.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from flask import current_app
from sqlalchemy import exists, func, select

from registry.db import db
from registry.models import Agency, JournalEntry
from registry.services.carding import Card, cards_of
from registry.services.folding import fold
from registry.services.indexing import NameIndex
from registry.services.postings import Postings
from registry.services.reaching import Contacts, Leads

# Events after which one agency is found by other things than before.
OF_AN_AGENCY = frozenset({"agency-entered", "agency-changed", "known-entered", "known-ended",
                          "known-erased"})  # fmt: skip
# Events after which everything is found as before; after any other kind all cards are made anew.
OF_NONE = frozenset({"licence-entered", "step-taken", "list-approved", "applications-ruled",
                     "paper-stated", "paper-struck", "agencies-linked", "agencies-parted",
                     "bond-required", "bond-entered", "clearance-entered", "warning-issued",
                     "warning-ended", "warning-erased", "dispute-opened", "dispute-closed",
                     "barred-erased",
                     "law-adopted", "law-confirmed", "law-confirmation-withdrawn"})  # fmt: skip
MOST_EVENTS = 500
"""More of them, and all cards are made anew."""


class Moment(NamedTuple):
    """The last entry of the journal, its leaf, the highest id, the day of which things are found.

    An entry and the id of an agency that were never committed are told by the two: the same may be
    entered again within its second, under another id.
    """

    seq: int
    leaf: str
    highest: int
    on: date


@dataclass(frozen=True)
class Catalogue:
    """Every agency as searches need it, made of their cards; it never changes."""

    moment: Moment
    cards: Mapping[int, Card] = field(default_factory=dict)
    names: NameIndex = field(default_factory=NameIndex)
    people: NameIndex = field(default_factory=NameIndex)
    places: NameIndex = field(default_factory=NameIndex)
    firms: NameIndex = field(default_factory=NameIndex)
    numbers: Leads = field(default_factory=Postings)
    contacts: Contacts = field(default_factory=lambda: Contacts(Postings(), Postings()))

    def renewed(self, moment: Moment, cards: Mapping[int, Card]) -> "Catalogue":
        """The catalogue of that moment, with these cards in place of those of their agencies."""
        old = {key: self.cards[key] for key in cards if key in self.cards}

        def index(room: str) -> NameIndex:
            kept: NameIndex = getattr(self, room)
            return kept.renewed({key: getattr(card, room) for key, card in cards.items()})

        def leads(kept: Leads, room: str) -> Leads:
            return kept.renewed(_leads(old, room), _leads(cards, room))

        reached = Contacts(
            leads(self.contacts.phones, "phones"), leads(self.contacts.others, "others")
        )
        return Catalogue(
            moment,
            cards={**self.cards, **cards},
            names=index("names"),
            people=index("people"),
            places=index("places"),
            firms=index("firms"),
            numbers=leads(self.numbers, "numbers"),
            contacts=reached,
        )


def catalogue(on: date) -> Catalogue:
    """The catalogue as the journal's last entry leaves it; made when there is another."""
    highest = select(func.coalesce(func.max(Agency.id), 0)).scalar_subquery()
    last = select(JournalEntry.seq, JournalEntry.leaf, highest).order_by(JournalEntry.seq.desc())
    seq, leaf, highest_id = db.session.execute(last.limit(1)).one_or_none() or (0, "", 0)
    moment = Moment(seq, leaf, highest_id, on)
    kept: Catalogue | None = current_app.extensions.get("catalogue")
    if kept is None or kept.moment != moment:
        changed = _changed_since(kept.moment, moment) if kept else None
        before = kept if kept and changed is not None else Catalogue(moment)
        kept = before.renewed(moment, cards_of(on, changed))
        current_app.extensions["catalogue"] = kept
    return kept


def _changed_since(kept: Moment, now: Moment) -> list[Agency] | None:
    """The agencies that are found by other things since; None where that cannot be told."""
    known = select(JournalEntry.leaf).where(
        JournalEntry.seq == kept.seq, exists().where(Agency.id == kept.highest)
    )
    # Another leaf or no such id: what was kept was never committed.
    if kept.on != now.on or db.session.scalar(known) != kept.leaf:
        return None
    events = select(JournalEntry.kind, JournalEntry.body).where(JournalEntry.seq > kept.seq)
    rows = db.session.execute(events.limit(MOST_EVENTS + 1)).all()
    if len(rows) > MOST_EVENTS or any(kind not in OF_AN_AGENCY | OF_NONE for kind, _body in rows):
        return None
    bodies = (json.loads(body) for kind, body in rows if kind in OF_AN_AGENCY)
    return list({_agency(body["register"], body["number"]) for body in bodies})


def _agency(register: str, number: str) -> Agency:
    query = select(Agency).filter_by(register=register, number_folded=fold(number))
    return db.session.scalars(query).one()


def _leads(cards: Mapping[int, Card], room: str) -> Iterator[tuple[str, tuple[int, int, str, str]]]:
    for key, card in cards.items():
        for turn, (form, kind, whole) in enumerate(getattr(card, room)):
            yield form, (key, turn, kind, whole)
