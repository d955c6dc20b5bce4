"""An agency's card: all that searches may find it by on a day, and nothing that is not public.

Former names and numbers go on leading to their agency, places, people and partners only while they
are the agency's. Of people there are only those whom their register publishes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from registry.db import db
from registry.models import Agency, Register
from registry.services.indexing import Named
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.kinds import ALIAS, FIRMS, PAGES, PERSON, PLACE
from registry.services.knowing.publishing import list_public
from registry.services.numbering import number_keys
from registry.services.reaching import Lead, email_leads, page_leads, phone_leads

FORMER = "former_number"
COLUMNS = (Agency.id, Agency.register, Agency.number, Agency.name, Agency.name_local,
           Agency.trading_names, Agency.phones, Agency.emails, Agency.website)  # fmt: skip


@dataclass
class Card:
    """What one agency is found by: its names, its people, its places and the firms it works with.

    `numbers`, `phones` and `others` (e-mails and pages) are leads: forms, each with its kind.
    """

    names: list[Named] = field(default_factory=list)
    people: list[Named] = field(default_factory=list)
    places: list[Named] = field(default_factory=list)
    firms: list[Named] = field(default_factory=list)
    numbers: list[Lead] = field(default_factory=list)
    phones: list[Lead] = field(default_factory=list)
    others: list[Lead] = field(default_factory=list)


def cards_of(on: date, agencies: Iterable[Agency] | None = None) -> dict[int, Card]:
    """The cards of these agencies, or of all, by their ids."""
    query = select(*COLUMNS).order_by(Agency.id)
    entries: Iterable[Entry] = []
    if agencies is None:
        entries = list_entries()
    else:
        asked = list(agencies)
        query = query.where(Agency.id.in_([one.id for one in asked]))
        entries = (entry for one in asked for entry in list_entries(one))
    registers, cards = {}, {}
    for row in db.session.execute(query):
        registers[row.id], cards[row.id] = row.register, _card(row)
    for entry in _public(entries, registers, on):
        _take(cards[entry.agency_id], entry, registers[entry.agency_id])
    return cards


def _card(row: Any) -> Card:
    """What an agency's own row says."""
    local = [("local_name", row.name_local)] if row.name_local else []
    trading = [("trading_name", other) for other in row.trading_names]
    return Card(
        names=[("name", row.name), *local, *trading],
        numbers=list(_number_leads(row.number, row.register, "number")),
        phones=list(phone_leads(row.phones, "phone")),
        others=[*email_leads(row.emails, "email"), *page_leads(row.website, "web_page")],
    )


def _take(card: Card, entry: Entry, register: str) -> None:
    """Put in what an entry says of the agency."""
    kind, name = entry.kind, entry.name
    if kind == FORMER and name:
        card.numbers += _number_leads(name, register, kind)
    elif kind in PAGES:
        card.others += page_leads(name, kind)
    else:
        rooms = {ALIAS: card.names, PERSON: card.people, PLACE: card.places}
        rooms.get(entry.of, card.firms).extend([(kind, name)] if name else [])
        card.phones += phone_leads(entry.phones, kind)
        card.others += email_leads(entry.emails, kind)


def _number_leads(number: str, register: str, kind: str) -> Iterable[Lead]:
    """What leads from a licence number, in whatever register and in its own."""
    for form in sorted(number_keys(number)):
        yield form, kind, ""
        yield f"{register}:{form}", kind, ""


def _public(entries: Iterable[Entry], registers: Mapping[int, str], on: date) -> list[Entry]:
    """What searches may find of the agencies besides what stands in their own rows."""
    publishes = {one.slug: one.publishes for one in db.session.scalars(select(Register))}
    by_register: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_register[registers[entry.agency_id]].append(entry)
    return [
        entry
        for slug, kept in by_register.items()
        for entry in list_public(kept, publishes[slug], on)
        if entry.of == ALIAS or (entry.holds(on) and (entry.of in (PERSON, PLACE)
                                                      or entry.kind in FIRMS))
    ]  # fmt: skip
