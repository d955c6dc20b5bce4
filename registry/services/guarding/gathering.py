"""The traits of agencies as the register holds them, and of whom the public is warned.

Persons are joined to their names while these are held; an erased name is counted and compared with
nothing. Of another country's people there are only those whom its register publishes, and those
who are barred.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from registry.db import db
from registry.models import (
    Agency,
    AgencyAlias,
    AgencyPerson,
    AgencyPlace,
    AgencyTie,
    BarredPerson,
    BondEntry,
    Personal,
    Register,
    Warned,
)
from registry.services.guarding.traits import Trait, trait
from registry.services.knowing.kinds import NAMES, PAGES, is_public
from registry.services.warning import PERSON

COLUMNS = (Agency.id, Agency.name, Agency.name_local, Agency.trading_names, Agency.address,
           Agency.phones, Agency.emails, Agency.website)  # fmt: skip
FACTS = {
    "name": ("name", "name_local", "trading_names"),
    "phone": ("phones",),
    "email": ("emails",),
    "address": ("address",),
    "website": ("website",),
}
CLIENT = "main_client"
Ids = Select[Any]
Found = tuple[int, str, str | None, str]
"""An agency, the kind of a trait, its text (None: erased), and its sign where it is a person's."""


@dataclass
class Traits:
    """What is known of one agency, and how many names of its people were erased."""

    traits: list[Trait] = field(default_factory=list)
    erased: int = 0

    def add(self, kind: str, shown: str | None, sign: str = "") -> None:
        """Take in a text, unless it tells nothing."""
        made = trait(kind, shown, sign) if shown else None
        if made:
            self.traits.append(made)


def gather(ids: Ids, *, country: str | None) -> dict[int, Traits]:
    """The traits of these agencies, as officers of that country may see them."""
    found: dict[int, Traits] = defaultdict(Traits)
    parts = (_own, _places, _aliases, _ties, _guarantees)
    for part in parts:
        for agency_id, kind, shown, sign in part(ids):
            found[agency_id].add(kind, shown, sign)
    for agency_id, kind, shown, sign in _people(ids, country):
        if shown is None:
            found[agency_id].erased += 1
        else:
            found[agency_id].add(kind, shown, sign)
    return found


def gather_warned(on: date) -> list[tuple[Warned, Traits]]:
    """The warnings that hold on a day, with the traits of whom they are about."""
    query = select(Warned).where(Warned.ended.is_(None), Warned.since <= on).order_by(Warned.id)
    rows = db.session.scalars(query).all()
    people = [row for row in rows if row.kind == PERSON]
    held = _held([one for row in people for one in (row.name, row.name_local, *row.contacts)
                  if one])  # fmt: skip
    return [(row, _warned(row, held)) for row in rows]


def _warned(row: Warned, held: Mapping[str, str]) -> Traits:
    """What a warning says; of a person as far as it was not erased."""
    found, person = Traits(), row.kind == PERSON
    if person and row.name not in held:
        found.erased += 1
    for name in filter(None, (row.name, row.name_local)):
        found.add(*(("person", held.get(name), name) if person else ("name", name)))
    for contact in row.contacts:
        text = held.get(contact) if person else contact
        found.add(_contact_kind(text or ""), text, contact if person else "")
    return found


def _contact_kind(text: str) -> str:
    """Whether a contact point is an e-mail, a page or a telephone."""
    if "@" in text[1:] and "/" not in text:
        return "email"
    return "website" if any(sign.isalpha() for sign in text) else "phone"


def told(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The kinds and texts of what an agency's published facts, or some of them, say of it."""
    for kind, names in FACTS.items():
        for value in (facts.get(name) for name in names):
            for text in value if isinstance(value, list) else [value]:
                if text:
                    yield kind, text


def _own(ids: Ids) -> Iterator[Found]:
    """What an agency's own row says."""
    for row in _rows(COLUMNS, Agency.id, ids):
        for kind, text in told(row._mapping):
            yield row.id, kind, text, ""


def _places(ids: Ids) -> Iterator[Found]:
    for place in _standing(AgencyPlace, ids):
        yield from _each(place.agency_id, "address", [place.address])
        yield from _each(place.agency_id, "phone", place.phones)
        yield from _each(place.agency_id, "email", place.emails)


def _aliases(ids: Ids) -> Iterator[Found]:
    for alias in _standing(AgencyAlias, ids):
        if alias.kind in NAMES | PAGES:
            kind = "name" if alias.kind in NAMES else "website"
            yield alias.agency_id, kind, alias.text, ""


def _ties(ids: Ids) -> Iterator[Found]:
    for tie in _standing(AgencyTie, ids):
        if tie.kind == CLIENT:
            yield tie.agency_id, "client", tie.name, ""


def _guarantees(ids: Ids) -> Iterator[Found]:
    columns = (BondEntry.agency_id, BondEntry.number, BondEntry.bank)
    for row in _rows(columns, BondEntry.agency_id, ids):
        if row.number:
            yield row.agency_id, "guarantee", ", ".join(filter(None, (row.number, row.bank))), ""


def _people(ids: Ids, country: str | None) -> Iterator[Found]:
    """The people of agencies, with what they can be reached by, and those who are barred."""
    columns = (Agency.id, Agency.country, Register.publishes)
    homes = select(*columns).join(Register, Register.slug == Agency.register)
    found = db.session.execute(homes.where(Agency.id.in_(ids)))
    kept = {agency_id: (home, publishes) for agency_id, home, publishes in found}
    people = [
        row
        for row in _standing(AgencyPerson, ids)
        if kept[row.agency_id][0] == country or is_public(row.role, kept[row.agency_id][1])
    ]
    barred = _rows((BarredPerson.agency_id, BarredPerson.name), BarredPerson.agency_id, ids)
    barred = [(row.agency_id, row.name) for row in barred]
    held = _held([row.name for row in people] + [name for _id, name in barred])
    held |= _held([hash_ for row in people for hash_ in (row.phone, row.email) if hash_])
    for agency_id, name in [*barred, *((row.agency_id, row.name) for row in people)]:
        yield agency_id, "person", held.get(name), name
    for row in people:
        for kind, hash_ in (("phone", row.phone), ("email", row.email)):
            if hash_ in held:
                yield row.agency_id, kind, held[hash_], hash_


def _each(agency_id: int, kind: str, texts: Iterable[str | None]) -> Iterator[Found]:
    return ((agency_id, kind, text, "") for text in texts if text)


def _standing(model: Any, ids: Ids) -> list[Any]:
    """The entries of a table that were not struck out as mistakes, those that ended too."""
    query = select(model).where(model.agency_id.in_(ids)).order_by(model.id)
    return [row for row in db.session.scalars(query) if not row.mistaken]


def _rows(columns: Any, key: Any, ids: Ids) -> Iterable[Any]:
    return db.session.execute(select(*columns).where(key.in_(ids)).order_by(key))


def _held(hashes: list[str]) -> dict[str, str]:
    """The personal values behind the hashes that were not erased."""
    held: dict[str, str] = {}
    for start in range(0, len(hashes), 5_000):
        among = Personal.hash.in_(hashes[start : start + 5_000])
        query = select(Personal.hash, Personal.value).where(among, Personal.value.is_not(None))
        held.update({row.hash: row.value or "" for row in db.session.execute(query)})
    return held
