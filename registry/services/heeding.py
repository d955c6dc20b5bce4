"""What the public reads of warnings: the list, a table of it, and whether a search means one.

Only warnings that hold answer a search. A withdrawn one stays in the list with its end until its
register's law lets it leave (`services.leaving`).
"""

from collections import defaultdict
from collections.abc import Sequence
from csv import DictWriter
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import select

from registry.db import db
from registry.models import JournalEntry, Warned
from registry.services import leaving
from registry.services.folding import fold
from registry.services.indexing import NameIndex
from registry.services.likening import likeness
from registry.services.spelling import Word, words
from registry.services.tabulating import safe
from registry.services.warning import Notice, read

# How like a name must be to be taken for one that is warned against, from 0 to 1.
LIKE = 0.85
MOST = 5
LEAST_DIGITS, TELLING_DIGITS = 7, 8
COLUMNS = (
    "name", "name_local", "places", "contacts", "reported", "ground", "source", "since", "until",
    "end_ground", "register", "country",
)  # fmt: skip


@dataclass(frozen=True)
class Heeded:
    """A warning as the public reads it; `until` is the first day on which it holds no more."""

    warned: Warned
    notice: Notice
    same: bool = False

    @property
    def until(self) -> date | None:
        """The first day on which it holds no more."""
        return self.warned.until


@dataclass(frozen=True)
class Index:
    """The warnings that hold, by their names and contact points, at one moment of the journal."""

    moment: Any
    names: NameIndex
    contacts: dict[str, list[int]]


def list_published(on: date) -> list[Heeded]:
    """The warnings that are published on a day: those that hold, then those withdrawn."""
    latest = (Warned.ended.is_not(None), Warned.since.desc(), Warned.id.desc())
    rows = db.session.scalars(select(Warned).where(Warned.since <= on).order_by(*latest))
    return [
        Heeded(row, read(row))
        for row in rows
        if not leaving.has_left(row.kept_in, "warning", row.until, on)
    ]


def find(query: str, on: date) -> list[Heeded]:
    """The warnings that a search means: by a name or one very like it, a number, or a page."""
    held, key = index(), contact_key(query)
    same = {match.key: match.same for match in held.names.find(query, MOST)}
    ids = {*same, *held.contacts.get(key, ())}
    rows = db.session.scalars(select(Warned).where(Warned.id.in_(ids), Warned.since <= on))
    heeded = []
    for row in rows:
        # Read anew: what was erased since the index was made is meant by no search.
        notice = read(row)
        by_contact = bool(key) and key in map(contact_key, notice.contacts)
        if by_contact or (row.id in same and _is_like(held.names, query, notice)):
            heeded.append(Heeded(row, notice, by_contact or same[row.id]))
    return sorted(heeded, key=lambda one: (not one.same, one.warned.id))[:MOST]


def contact_key(text: str) -> str:
    """A telephone number by its last eight digits, else a page without its scheme; "" for none."""
    typed = fold(text)
    digits = "".join(sign for sign in typed if sign.isdecimal())
    if len(digits) >= LEAST_DIGITS and not any(sign.isalpha() for sign in typed):
        return digits[-TELLING_DIGITS:]
    try:
        parts = urlsplit(typed if "//" in typed else f"//{typed}")
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if "." in host else ""


def as_csv(heeded: list[Heeded]) -> str:
    """The warnings as a table to be downloaded; lists are joined by a bar."""
    text = StringIO()
    writer = DictWriter(text, COLUMNS)
    writer.writeheader()
    for one in heeded:
        writer.writerow({name: safe(value) for name, value in _row(one).items()})
    return text.getvalue()


def _row(one: Heeded) -> dict[str, str]:
    notice, warned = one.notice, one.warned
    return {
        "name": notice.name or "",
        "name_local": notice.name_local or "",
        "places": "|".join(notice.places),
        "contacts": "|".join(notice.contacts),
        "reported": notice.reported,
        "ground": notice.ground,
        "source": notice.source,
        "since": notice.since.isoformat(),
        "until": warned.until.isoformat() if warned.until else "",
        "end_ground": warned.end_ground or "",
        "register": warned.register,
        "country": warned.kept_in.country,
    }


def _is_like(index: NameIndex, query: str, notice: Notice) -> bool:
    """Whether a name is the warning's or one very like it, or a part that tells of it.

    One word that they share is too little: of a part, two words must tell something.
    """
    asked = words(query)
    telling = [word for word in asked if not word.common]
    for name in (notice.name, notice.name_local):
        held = words(name) if name else ()
        part = len(telling) > 1 and held and all(_is_among(word, held) for word in telling)
        if part or (held and index.nearness(asked, held) >= LIKE):
            return True
    return False


def _is_among(word: Word, held: Sequence[Word]) -> bool:
    return max(likeness(word, other) for other in held) >= LIKE


def index() -> Index:
    """The warnings that hold as searches need them, made anew at each entry of the journal."""
    last = select(JournalEntry.seq, JournalEntry.leaf).order_by(JournalEntry.seq.desc()).limit(1)
    moment = db.session.execute(last).one_or_none()
    kept: Index | None = current_app.extensions.get("warnings")
    if kept is None or kept.moment != moment:
        names: list[tuple[int, str, str]] = []
        contacts: dict[str, list[int]] = defaultdict(list)
        for row in db.session.scalars(select(Warned).filter_by(ended=None)):
            notice = read(row)
            faces = {"name": notice.name, "local_name": notice.name_local}
            names += [(row.id, kind, name) for kind, name in faces.items() if name]
            for key in map(contact_key, notice.contacts):
                contacts[key].append(row.id)
        kept = Index(moment, NameIndex(names), dict(contacts))
        current_app.extensions["warnings"] = kept
    return kept
