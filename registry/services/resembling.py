"""Which entries of the register look like one firm, and what is alike; nothing is decided here.

Alike are names (folded, or by the consonants that the search compares), phones, e-mails, websites
and addresses. What more than a few share, such as an e-mail address of the authority itself, tells
nothing. Whether two are one firm is said by an officer, in `linking`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlsplit

from registry.db import db
from registry.models import Agency, User
from registry.services import linking
from registry.services.folding import fold_name
from registry.services.narrowing import agencies
from registry.services.spelling import words

# What is alike, the most telling first.
KINDS = ("phones", "emails", "website", "address", "name", "near_name")
TELLING = dict(zip(KINDS, (8, 8, 6, 5, 4, 2), strict=True))
SHARED_BY_MOST = 8
SHORTEST_ADDRESS, SHORTEST_PHONE = 12, 7
LAST_DIGITS = 8
# Where every firm has a page of its own beside all others: the whole address tells, not the host.
PLATFORMS = ("facebook.com", "instagram.com", "linkedin.com", "google.com", "wa.me", "t.me")
SHORTEST_SOUND = 3
TELLING_SOUND = 5
"""Consonants of a name that tell something by themselves; fewer do so beside another likeness."""


@dataclass(frozen=True)
class Pair:
    """Two entries and the kinds of what is alike in them, the most telling first."""

    agency: Agency
    other: Agency
    alike: tuple[str, ...]


def list_pairs(*, seen_by: User) -> list[Pair]:
    """The pairs of the reader's country that nobody has decided on, the most alike first."""
    held = {one.id: one for one in db.session.scalars(agencies(seen_by))}
    decided = linking.decided_pairs()
    pairs = [
        Pair(held[first], held[second], alike)
        for (first, second), alike in _alike(held.values()).items()
        if (first, second) not in decided
    ]
    return sorted(
        pairs,
        key=lambda pair: (-sum(map(TELLING.__getitem__, pair.alike)), pair.agency.id,
                          pair.other.id),
    )  # fmt: skip


def compare(agency: Agency, other: Agency) -> Pair:
    """Two entries side by side: what is alike in them, whatever was decided."""
    found = _alike([agency, other])
    return Pair(agency, other, next(iter(found.values()), ()))


def _alike(held: Iterable[Agency]) -> dict[tuple[int, int], tuple[str, ...]]:
    """By the two ids, the smaller first: what is alike."""
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for agency in held:
        for sign in set(_signs(agency)):
            sharing[sign].append(agency.id)
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    telling = set()
    for (kind, value), ids in sharing.items():
        if len(ids) <= SHARED_BY_MOST:
            for pair in combinations(sorted(ids), 2):
                found[pair].add(kind)
                if kind != "near_name" or len(value) >= TELLING_SOUND:
                    telling.add(pair)
    return {pair: tuple(kind for kind in KINDS if kind in found[pair]) for pair in telling}


def _signs(agency: Agency) -> Iterator[tuple[str, str]]:
    """What an entry may share with another of the same firm: its kind, and the value folded."""
    for name in (agency.name, agency.name_local, *agency.trading_names):
        if name:
            yield "name", fold_name(name)
            sound = "".join(sorted(word.sound for word in words(name) if not word.common))
            if len(sound) >= SHORTEST_SOUND:
                yield "near_name", sound
    for phone in agency.phones:
        digits = re.sub(r"\D", "", phone)
        if len(digits) >= SHORTEST_PHONE:
            yield "phones", digits[-LAST_DIGITS:]
    for email in agency.emails:
        yield "emails", email.casefold()
    site = _site(agency.website or "")
    if site:
        yield "website", site
    place = re.sub(r"\W+", " ", (agency.address or "").casefold()).strip()
    if len(place) >= SHORTEST_ADDRESS:
        yield "address", place


def _site(website: str) -> str:
    """Where a website is, however its address is written; empty where it is no address."""
    try:
        parts = urlsplit(website if "//" in website else f"//{website}")
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host.endswith(PLATFORMS) else host
