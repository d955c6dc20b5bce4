"""Marks: what a clause's confirmation is of, so that it ends when the clause becomes another.

A mark is made of the law file's own table of the clause and of what the clause takes from its
instrument: kind, place, days and scope, and not which states ratified it. Titles, notes and
sources of the instrument, the order of keys, blanks and comments make no other mark; nor does a
newer version of this program.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

TAKEN = (
    "kind", "origin", "destination", "country", "side", "counterparts",
    "signed", "in_force", "until", "term_ends", "renewed", "sectors", "sexes", "occupations",
)  # fmt: skip


@lru_cache(maxsize=1024)
def marks(text: str) -> Mapping[str, str]:
    """The SHA-256, in hex, of each clause of a law file that reads, by the clause's number."""
    file = tomllib.loads(text, parse_float=Decimal)
    taken = {key: file[key] for key in TAKEN if key in file}
    return {clause["id"]: _mark(clause, taken) for clause in file.get("clause", ())}


def _mark(clause: Mapping[str, object], taken: Mapping[str, object]) -> str:
    plain = json.dumps({"clause": clause, "taken": taken}, sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()
