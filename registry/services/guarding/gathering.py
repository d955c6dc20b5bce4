"""The traits of agencies as the register holds them: their own, and what they are known by.

Persons are joined to their names while these are held; an erased name is counted and compared with
nothing. Of another country's people there are only those whom its register publishes, and those
who are barred.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
)
from registry.services.guarding.traits import Trait, trait
from registry.services.knowing.kinds import NAMES, PAGES, is_public

COLUMNS = (Agency.id, Agency.name, Agency.name_local, Agency.trading_names, Agency.address,
           Agency.phones, Agency.emails, Agency.website)  # fmt: skip
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


def _own(ids: Ids) -> Iterator[Found]:
    """What an agency's own row says."""
    for row in _rows(COLUMNS, Agency.id, ids):
        yield from _each(row.id, "name", [row.name, row.name_local, *row.trading_names])
        yield from _each(row.id, "phone", row.phones)
        yield from _each(row.id, "email", row.emails)
        yield from _each(row.id, "address", [row.address])
        yield from _each(row.id, "website", [row.website])


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
