"""What can be alike in two agencies, in the form in which it is compared.

Pure: texts in, traits out, and none from a text that tells nothing. What is printed stays beside.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from anyascii import anyascii

from registry.services.folding import fold
from registry.services.likening import Spelled
from registry.services.spelling import Word, words

LAST_DIGITS, FEWEST_DIGITS = 8, 7
SHORTEST_ADDRESS = 12
TITLES = frozenset("mr mrs miss dr engr eng haji hajah shri shrimati sri smt sheikh".split())
# Hosts of mail and pages that anybody may use: only the whole address tells something.
ANYBODYS = (
    "gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "hotmail.com", "outlook.com",
    "live.com", "aol.com", "icloud.com", "proton.me", "protonmail.com", "mail.com", "gmx.com",
    "rediffmail.com", "facebook.com", "instagram.com", "linkedin.com", "google.com", "wa.me",
    "t.me", "tiktok.com",
)  # fmt: skip
SHORT_WORDS = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "blvd": "boulevard",
    "bldg": "building", "flr": "floor", "fl": "floor", "rm": "room", "apt": "apartment",
    "ste": "suite", "mun": "municipality", "dist": "district", "prov": "province",
    "brgy": "barangay", "jl": "jalan",
}  # fmt: skip
EMPTY = frozenset({"no", "nr", "number", "of", "the", "and", "po", "box"})


@dataclass(frozen=True)
class Trait:
    """One thing of an agency that another may share.

    `shown` is as it is printed, `key` what is equal where two are the same, `also` what is equal
    where they are at least similar (empty: nothing), `words` what is compared word by word. `sign`
    names the trait for good: a hash for what is of a person, else the key.
    """

    kind: str
    shown: str
    key: str
    also: str = ""
    words: tuple[Word, ...] = ()
    sign: str = ""

    @cached_property
    def spelled(self) -> Spelled:
        """Its words as names are compared."""
        return Spelled(self.words)


def trait(kind: str, shown: str, sign: str = "") -> Trait | None:
    """The trait of that kind that a text is; None where the text tells nothing.

    A text with a sign is a personal value: nothing of it stays in memory.
    """
    made = MADE[kind](shown) if sign else _public(kind, shown)
    if made is None:
        return None
    key, also, parts = made
    return Trait(kind, shown, key, also, parts, sign or key)


Made = tuple[str, str, tuple[Word, ...]] | None


@lru_cache(maxsize=65_536)
def _public(kind: str, shown: str) -> Made:
    return MADE[kind](shown)


def _person(name: str) -> Made:
    """A person's name: the same in any order of its words, without titles."""
    parts = tuple(word for word in words(name) if word.plain not in TITLES) or words(name)
    return (" ".join(sorted(word.plain for word in parts)), "", parts) if parts else None


def _name(name: str) -> Made:
    """An agency's name: the same without company forms; all common words tell nothing."""
    parts = words(name)
    if all(word.common for word in parts):
        return None
    return " ".join(word.plain for word in parts), "", parts


def _client(name: str) -> Made:
    """The name of a firm it works for: similar where its rare words are."""
    parts = words(name)
    rare = tuple(word for word in parts if not word.common)
    return (" ".join(word.plain for word in parts), "", rare) if rare else None


def _phone(number: str) -> Made:
    digits = re.sub(r"\D", "", fold(number))
    return (digits[-LAST_DIGITS:], "", ()) if len(digits) >= FEWEST_DIGITS else None


def _email(address: str) -> Made:
    """An e-mail address: similar at the same host, unless anybody may have an address there."""
    local, _at, host = address.strip().casefold().rpartition("@")
    if not local or not host:
        return None
    return f"{local}@{host}", "" if host.endswith(ANYBODYS) else host, ()


def _website(address: str) -> Made:
    try:
        parts = urlsplit(address if "//" in address else f"//{address.strip()}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "." not in host:
        return None
    return f"{host}{parts.path.rstrip('/')}" if host.endswith(ANYBODYS) else host, "", ()


def _address(address: str) -> Made:
    """An address: the same in any order of its words, similar by its numbers and most words."""
    plain = re.findall(r"[a-z]+|\d+", anyascii(address).casefold())
    parts = {SHORT_WORDS.get(word, word) for word in plain} - EMPTY
    key = " ".join(sorted(parts))
    if len(key) < SHORTEST_ADDRESS:
        return None
    return key, "", tuple(Word(word, "", word.isdecimal()) for word in sorted(parts))


def _guarantee(told: str) -> Made:
    """A bank's guarantee, told as "number, bank": similar with the same number at another bank."""
    number, _comma, bank = told.partition(",")
    folded = re.sub(r"\W", "", fold(number))
    if len(folded) < 3:
        return None
    return f"{folded} {' '.join(word.plain for word in words(bank))}", folded, ()


MADE: dict[str, Callable[[str], Made]] = {
    "person": _person,
    "phone": _phone,
    "email": _email,
    "website": _website,
    "address": _address,
    "guarantee": _guarantee,
    "client": _client,
    "name": _name,
}
# In the order in which they are shown, the most telling first.
KINDS = tuple(MADE)
