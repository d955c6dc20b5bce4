"""The catalogue: every agency in memory as searches need it, by number, contact point and name.

It is made at one moment of the journal for one day: former names and numbers go on leading to
their agency, places and people only while they are the agency's. Of people there are only those
whom their register publishes.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import current_app
from sqlalchemy import select

from registry.db import db
from registry.models import Agency, JournalEntry, Register
from registry.services.indexing import NameIndex
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.kinds import ALIAS, NAMES, PAGES, PERSON, PLACE
from registry.services.knowing.publishing import list_public
from registry.services.numbering import number_keys
from registry.services.reaching import Contacts

Name = tuple[int, str, str]
"""An agency, the kind of the name, the name."""
FORMER = "former_number"


@dataclass(frozen=True)
class Catalogue:
    """Every agency as searches need it; numbers lead to agencies and the kind of the number."""

    moment: tuple[Any, ...]
    names: NameIndex
    people: NameIndex
    numbers: dict[str, list[tuple[int, str]]]
    contacts: Contacts


@dataclass
class _Draft:
    """What is gathered on the way to a catalogue."""

    names: list[Name] = field(default_factory=list)
    people: list[Name] = field(default_factory=list)
    numbers: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    contacts: Contacts = field(default_factory=Contacts)


def catalogue(on: date) -> Catalogue:
    """The catalogue as the journal's last entry leaves it; made anew when there is another."""
    last = select(JournalEntry.seq, JournalEntry.leaf).order_by(JournalEntry.seq.desc()).limit(1)
    moment = (*(db.session.execute(last).first() or (0, "")), on)
    kept: Catalogue | None = current_app.extensions.get("catalogue")
    if kept is None or kept.moment != moment:
        kept = _made(moment, on)
        current_app.extensions["catalogue"] = kept
    return kept


def _made(moment: tuple[Any, ...], on: date) -> Catalogue:
    draft = _Draft()
    registers = {}
    columns = (Agency.id, Agency.register, Agency.number, Agency.name, Agency.name_local,
               Agency.trading_names, Agency.phones, Agency.emails, Agency.website)  # fmt: skip
    query = select(*columns).order_by(Agency.register, Agency.number_folded)
    for row in db.session.execute(query):
        registers[row.id] = row.register
        _take_agency(draft, row)
    for entry in _public(registers, on):
        _take_entry(draft, entry, registers[entry.agency_id])
    return Catalogue(
        moment, NameIndex(draft.names), NameIndex(draft.people), dict(draft.numbers), draft.contacts
    )


def _take_agency(draft: _Draft, row: Any) -> None:
    draft.names.append((row.id, "name", row.name))
    draft.names += [(row.id, "local_name", row.name_local)] if row.name_local else []
    draft.names += [(row.id, "trading_name", other) for other in row.trading_names]
    _take_number(draft, row.number, row.register, (row.id, "number"))
    draft.contacts.add_phones(row.phones, row.id, "phone")
    draft.contacts.add_emails(row.emails, row.id, "email")
    draft.contacts.add_page(row.website, row.id, "web_page")


def _take_entry(draft: _Draft, entry: Entry, register: str) -> None:
    key, kind, name = entry.agency_id, entry.kind, entry.name
    if kind == FORMER and name:
        _take_number(draft, name, register, (key, kind))
    elif kind in NAMES and name:
        draft.names.append((key, kind, name))
    elif kind in PAGES:
        draft.contacts.add_page(name, key, kind)
    else:
        draft.people += [(key, kind, name)] if entry.of == PERSON and name else []
        draft.contacts.add_phones(entry.phones, key, kind)
        draft.contacts.add_emails(entry.emails, key, kind)


def _take_number(draft: _Draft, number: str, register: str, found: tuple[int, str]) -> None:
    for form in sorted(number_keys(number)):
        draft.numbers[form].append(found)
        draft.numbers[f"{register}:{form}"].append(found)


def _public(registers: dict[int, str], on: date) -> list[Entry]:
    """What searches may find of the agencies besides what stands in their own rows."""
    publishes = {one.slug: one.publishes for one in db.session.scalars(select(Register))}
    by_register: dict[str, list[Entry]] = defaultdict(list)
    for entry in list_entries():
        by_register[registers[entry.agency_id]].append(entry)
    return [
        entry
        for slug, entries in by_register.items()
        for entry in list_public(entries, publishes[slug], on)
        if entry.of == ALIAS or (entry.of in (PERSON, PLACE) and entry.holds(on))
    ]
