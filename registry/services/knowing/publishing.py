"""What the public reads of what an agency is known by, and what a register publishes of persons.

Persons stand here only while they act for the agency, and by name only where the register publishes
their kind; places, partners and other names stay, with the days on which they held.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from registry.models import Agency, Register
from registry.services import licensing
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.kinds import GUARDED, KINDS, MEET_WORKERS, PERSON, is_public

SETTINGS = ("country", "name", "as_of", "stale_after", "source")


@dataclass(frozen=True)
class Group:
    """The entries of one kind: those that hold on the day, then those of the past.

    Where the register does not publish the kind there is none of them, but how many hold
    (`hidden`), and how many of those the authority has not registered.
    """

    kind: str
    entries: tuple[Entry, ...]
    hidden: int = 0
    unregistered: int = 0


def list_groups(agency: Agency, on: date) -> list[Group]:
    """What the public reads of an agency on a day, by kind; a kind without an entry is left out."""
    return groups_of(list_entries(agency), agency.kept_in.publishes, on)


def groups_of(entries: Iterable[Entry], publishes: list[str], on: date) -> list[Group]:
    """What the public reads of these entries in a register that publishes so."""
    known = [entry for entry in entries if _is_told(entry, on)]
    groups = (
        _group(kind, [one for one in known if one.kind == kind], publishes, on) for kind in KINDS
    )
    return [group for group in groups if group.entries or group.hidden]


def list_public(entries: Iterable[Entry], publishes: list[str], on: date) -> list[Entry]:
    """The entries that the public reads one by one, as it reads them."""
    return [entry for group in groups_of(entries, publishes, on) for entry in group.entries]


def hidden_kinds(register: Register) -> set[str]:
    """The kinds of which the register publishes no names."""
    return {kind for kind in KINDS if not is_public(kind, register.publishes)}


def publish(register: Register, kinds: Iterable[str], *, actor: str) -> None:
    """Say which guarded kinds a register publishes from now on, whatever else it publishes."""
    others = [name for name in register.publishes if name not in GUARDED]
    settings = {name: getattr(register, name) for name in SETTINGS}
    chosen = sorted(GUARDED.intersection(kinds))
    licensing.declare_register(register.slug, actor=actor, publishes=[*others, *chosen], **settings)


def _is_told(entry: Entry, on: date) -> bool:
    """Whether an entry is told at all: of persons only those who act for the agency now."""
    if entry.of == PERSON:
        return entry.holds(on)
    return not entry.mistaken and (entry.since is None or entry.since <= on)


def _group(kind: str, entries: list[Entry], publishes: list[str], on: date) -> Group:
    if not is_public(kind, publishes):
        unregistered = sum(entry.registered is False for entry in entries)
        return Group(kind, (), len(entries), unregistered)
    ordered = sorted(entries, key=lambda entry: not entry.holds(on))
    return Group(kind, tuple(map(_as_told, ordered)))


def _as_told(entry: Entry) -> Entry:
    """An entry as the public reads it: how to reach a person only where workers meet them."""
    if entry.of != PERSON or entry.kind in MEET_WORKERS:
        return entry
    return replace(entry, phones=(), emails=())
