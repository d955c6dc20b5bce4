"""What a search answers: agencies by their number, then by their name, best first.

A number is matched exactly, never nearly: only how it is typed is forgiven (zeros in front, a
prefix such as RL-, native digits, separators). How names are compared is in `services.indexing`.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from anyascii import anyascii
from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from audits.standing import Standing
from registry.db import db
from registry.models import Agency, JournalEntry, Register
from registry.services import licensing, wording
from registry.services.folding import fold
from registry.services.indexing import NameIndex

LONGEST_QUERY = 200
PARTS = re.compile(r"[^\W\d_]+|\d+")
# What stands before a number on papers and is not part of it.
PREFIXES = frozenset(
    "rl arel tor t no nr number licence license lic reg registration agency dmw poea".split()
)


@dataclass(frozen=True)
class Hit:
    """One agency that a search found.

    `score` is from 0 to 1. `sure` says that the number is this agency's, or that the name is and
    no other agency has it. `matched` is number, name, local_name or trading_name.
    """

    agency: Agency
    standing: Standing
    score: float
    sure: bool
    matched: str


@dataclass(frozen=True)
class Coverage:
    """A register that is searched, how many agencies it has, and whether its list is too old."""

    register: Register
    agencies: int
    stale: bool


@dataclass(frozen=True)
class Directory:
    """Every agency in memory as searches need it, at one moment of the journal."""

    moment: tuple[int, str]
    names: NameIndex
    numbers: dict[str, list[int]]


def search(query: str, on: date, limit: int = 20) -> list[Hit]:
    """The agencies that a number or a name may mean, with their standing on that day."""
    query = query.strip()[:LONGEST_QUERY]
    directory = _directory()
    by_number = _by_number(query, directory)
    found = dict.fromkeys(by_number, (1.0, True, "number"))
    if not _is_number(query):
        matches = directory.names.find(query, limit)
        same = [match.key for match in matches if match.same]
        for match in matches:
            sure = same == [match.key]
            found.setdefault(match.key, (match.score, sure, match.kind))
    return _hits(dict(list(found.items())[:limit]), on)


def as_plain(hit: Hit) -> dict[str, Any]:
    """A hit as `flask search --json` prints it."""
    return {
        "number": hit.agency.number,
        "register": hit.agency.register,
        "name": hit.agency.name,
        "country": hit.agency.country,
        "status": hit.standing.status,
        "score": round(hit.score, 2),
        "sure": hit.sure,
        "matched": hit.matched,
    }


def list_coverage(on: date) -> list[Coverage]:
    """The registers that a search covers, by country and name, and how old each list is."""
    counted = select(Agency.register, func.count()).group_by(Agency.register)
    agencies = dict(db.session.execute(counted).all())
    found = [
        Coverage(register, agencies.get(register.slug, 0), _is_stale(register, on))
        for register in licensing.list_registers()
    ]
    return sorted(found, key=lambda one: wording.country_name(one.register.country))


def _is_stale(register: Register, on: date) -> bool:
    return register.as_of is not None and (on - register.as_of).days > register.stale_after


def number_keys(number: str) -> set[str]:
    """The forms under which a number is the same: "RL-0215" is "rl/215" and "215"."""
    keys = set()
    for typed in (fold(number), " ".join(map(fold, number.split()))):
        parts = [part.lstrip("0") or "0" for part in PARTS.findall(typed)]
        keys.add("/".join(parts))
        while len(parts) > 1 and _is_prefix(parts[0]):
            parts = parts[1:]
            keys.add("/".join(parts))
    return keys - {""}


def _is_prefix(part: str) -> bool:
    return anyascii(part).casefold() in PREFIXES


def _is_number(query: str) -> bool:
    """Whether nothing but a number was typed, so that no name can be meant."""
    parts = PARTS.findall(" ".join(map(fold, query.split())))
    words = [part for part in parts if not part.isdecimal()]
    return len(words) < len(parts) and all(map(_is_prefix, words))


def _by_number(query: str, directory: Directory) -> list[int]:
    """The agencies of that number; `register:number` asks in one register only."""
    if not any(sign.isdecimal() for sign in query):
        return []
    register, colon, number = query.partition(":")
    keys = [f"{register.strip()}:{key}" for key in number_keys(number)] if colon else []
    keys += number_keys(query)
    return list(dict.fromkeys(found for key in keys for found in directory.numbers.get(key, ())))


def _hits(found: dict[int, tuple[float, bool, str]], on: date) -> list[Hit]:
    """The agencies of those ids with their standing, in the order given."""
    held = selectinload(Agency.entries), selectinload(Agency.steps)
    query = select(Agency).where(Agency.id.in_(found)).options(*held)
    agencies = {agency.id: agency for agency in db.session.scalars(query)}
    return [
        Hit(agencies[key], licensing.standing(agencies[key], on), *how)
        for key, how in found.items()
    ]


def _directory() -> Directory:
    """The agencies as the journal's last entry leaves them; made anew when there is another."""
    last = select(JournalEntry.seq, JournalEntry.leaf).order_by(JournalEntry.seq.desc()).limit(1)
    row = db.session.execute(last).first()
    moment = (row.seq, row.leaf) if row else (0, "")
    kept: Directory | None = current_app.extensions.get("lookup")
    if kept is None or kept.moment != moment:
        kept = _made(moment)
        current_app.extensions["lookup"] = kept
    return kept


def _made(moment: tuple[int, str]) -> Directory:
    columns = (Agency.id, Agency.register, Agency.number, Agency.name, Agency.name_local)
    names: list[tuple[int, str, str]] = []
    numbers: dict[str, list[int]] = defaultdict(list)
    query = select(*columns, Agency.trading_names).order_by(Agency.register, Agency.number_folded)
    for key, register, number, name, local, trading in db.session.execute(query):
        names.append((key, "name", name))
        names += [(key, "local_name", local)] if local else []
        names += [(key, "trading_name", other) for other in trading]
        for form in sorted(number_keys(number)):
            numbers[form].append(key)
            numbers[f"{register}:{form}"].append(key)
    return Directory(moment, NameIndex(names), dict(numbers))
