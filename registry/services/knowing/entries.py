"""One entry of what an agency is known by, in one shape for all kinds: from rows, into events.

A person's name, number, place, phone and e-mail are joined to their hashes here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from registry.db import db
from registry.models import Agency, AgencyAlias, AgencyPerson, AgencyPlace, AgencyTie, Personal
from registry.services.folding import fold_name
from registry.services.knowing.kinds import ALIAS, KINDS, PERSON, PLACE, TIE
from registry.services.licensing import plain
from registry.services.veiling import veil

MODELS: dict[str, Any] = {
    ALIAS: AgencyAlias,
    PLACE: AgencyPlace,
    PERSON: AgencyPerson,
    TIE: AgencyTie,
}
AT_ONCE = 5_000
KNOWN = "known:"
"""With what the name of such an entry begins where an agency disputes it."""
Values = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """What an agency is known by from `since` until `until`, and how it is known (`source`).

    `name` is a name, a number or a page's address, by `kind`; None for a person whose name was
    erased, or a place without one. `address` is a person's place. `registered` says whether the
    authority has registered a person; None is not said. What follows says where the entry stands:
    its agency, the events that entered and ended it, and the ground of its end.
    """

    kind: str
    name: str | None
    number: str | None = None
    registered: bool | None = None
    country: str | None = None
    address: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str | None = None
    agency_id: int = field(default=0, compare=False)
    seq: int = field(default=0, compare=False)
    ended: int | None = field(default=None, compare=False)
    ground: str | None = field(default=None, compare=False)

    @property
    def of(self) -> str:
        """What it is about: person, place, tie or alias."""
        return KINDS[self.kind]

    @property
    def mistaken(self) -> bool:
        """Whether it was a mistake and never held."""
        return self.ended is not None and self.until is None

    @property
    def fact(self) -> str:
        """Its name where the agency disputes it."""
        return f"{KNOWN}{self.seq}"

    @property
    def identity(self) -> tuple[Any, ...]:
        """By what it is known again: its kind, its name or else its address, its first day."""
        return self.kind, fold_name(self.name or self.address or ""), self.since

    def holds(self, on: date) -> bool:
        """Whether it is so on a day, as far as its days say."""
        begun = self.since is None or self.since <= on
        return begun and not self.mistaken and (self.until is None or on < self.until)


def list_entries(agency: Agency | None = None) -> list[Entry]:
    """The entries of an agency, or of all, by kind and in the order in which they came."""
    order = list(KINDS)
    found = [
        entry
        for model in MODELS.values()
        for entry in entries_of(db.session.scalars(_query(model, agency)).all())
    ]
    return sorted(found, key=lambda entry: (order.index(entry.kind), entry.seq))


def entries_of(rows: Sequence[Any]) -> Iterable[Entry]:
    """The entries that rows of one table hold, with the personal values that are still held."""
    people = [row for row in rows if isinstance(row, AgencyPerson)]
    held = _held({hash_ for row in people for hash_ in _hashes(row)})
    return [_entry(row, held) for row in rows]


def body_of(entry: Entry) -> Values:
    """The entry as an event holds it; a person's values are veiled, each anew."""
    stated: Values = {name: plain(getattr(entry, name)) for name in ("since", "until", "source")}
    if entry.of == PERSON:
        return stated | {
            "role": entry.kind,
            "name": veil(entry.name or ""),
            "registered": entry.registered,
            "number_hash": _veiled(entry.number),
            "place_hash": _veiled(entry.address),
            "phone": _veiled(*entry.phones),
            "email": _veiled(*entry.emails),
        }
    stated |= {"kind": entry.kind}
    if entry.of == ALIAS:
        return stated | {"text": entry.name}
    stated |= {"name": entry.name, "number": entry.number}
    if entry.of == TIE:
        return stated | {"name_folded": fold_name(entry.name or ""), "country": entry.country}
    lists = {name: list(getattr(entry, name)) for name in ("phones", "emails")}
    return stated | {"address": entry.address} | lists


def hashes_of(entry: Entry) -> list[str]:
    """The hashes of the personal values behind a person's entry."""
    row = db.session.scalars(select(AgencyPerson).filter_by(seq=entry.seq)).one()
    return _hashes(row)


def _query(model: Any, agency: Agency | None) -> Any:
    query = select(model).order_by(model.id)
    return query if agency is None else query.filter_by(agency_id=agency.id)


def _entry(row: Any, held: dict[str, str]) -> Entry:
    stands: Values = {
        name: getattr(row, name)
        for name in ("since", "until", "source", "agency_id", "seq", "ended", "ground")
    }
    match row:
        case AgencyPerson():
            return _person(row, held, stands)
        case AgencyPlace():
            return Entry(row.kind, row.name, row.number, address=row.address,
                         phones=tuple(row.phones), emails=tuple(row.emails), **stands)  # fmt: skip
        case AgencyTie():
            return Entry(row.kind, row.name, row.number, country=row.country, **stands)
        case _:
            return Entry(row.kind, row.text, **stands)


def _person(row: AgencyPerson, held: dict[str, str], stands: Values) -> Entry:
    """A person's entry; where the name was erased, what an old event holds in clear is not told."""
    if row.name not in held:
        return Entry(row.role, None, registered=row.registered, **stands)
    return Entry(
        row.role,
        held[row.name],
        held.get(row.number_hash or "", row.number),
        row.registered,
        address=held.get(row.place_hash or "", row.place),
        phones=_one(row.phone, held),
        emails=_one(row.email, held),
        **stands,
    )


def _one(hash_: str | None, held: dict[str, str]) -> tuple[str, ...]:
    return (held[hash_],) if hash_ in held else ()


def _veiled(value: str | None = None) -> str | None:
    """The hash of a value that there is; None for none."""
    return veil(value) if value else None


def _hashes(row: AgencyPerson) -> list[str]:
    hashes = (row.name, row.number_hash, row.place_hash, row.phone, row.email)
    return [hash_ for hash_ in hashes if hash_ is not None]


def _held(hashes: set[str]) -> dict[str, str]:
    """The personal values behind the hashes that were not erased."""
    wanted, held = sorted(hashes), dict[str, str]()
    for start in range(0, len(wanted), AT_ONCE):
        among = Personal.hash.in_(wanted[start : start + AT_ONCE])
        query = select(Personal.hash, Personal.value).where(among, Personal.value.is_not(None))
        held |= dict(db.session.execute(query).all())
    return held
