"""Signed texts: what an officer compared a clause with, kept here or named by address and hash."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import LawDocument

SHA256 = re.compile(r"[0-9a-f]{64}")
LARGEST = 16 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """The signed text: an officer's copy of it, or its address and the SHA-256 of what is there.

    `place` is the article or the page on which the clauses stand.
    """

    place: str
    address: str = ""
    sha256: str = ""
    name: str = ""
    data: bytes = b""


def keep(source: Source) -> str:
    """The SHA-256 of the signed text, in hex; an officer's copy of it is kept."""
    if not source.place.strip():
        raise Refused("place", _("Name the article or the page."))
    if source.data:
        return _kept(source)
    if not source.address.strip():
        raise Refused("file", _("Choose the signed text as a file, or give its address."))
    if not source.address.strip().startswith(("https://", "http://")):
        raise Refused("address", _("An address begins with https:// or http://."))
    if not SHA256.fullmatch(_hash_of(source)):
        raise Refused("sha256", _("Give the SHA-256 of the document at that address, in hex."))
    return _hash_of(source)


def get_document(sha256: str) -> LawDocument:
    """The signed text that an officer sent, by its SHA-256."""
    document = db.session.get(LawDocument, sha256)
    if document is None:
        raise NotFound(_("There is no document %(sha256)s here.", sha256=sha256[:16]))
    return document


def list_kept(sha256s: Iterable[str]) -> dict[str, str]:
    """The names of those documents that are kept here, by their SHA-256."""
    query = select(LawDocument.sha256, LawDocument.name)
    rows = db.session.execute(query.where(LawDocument.sha256.in_(list(sha256s))))
    return {row.sha256: row.name for row in rows}


def _kept(source: Source) -> str:
    if len(source.data) > LARGEST:
        raise Refused("file", _("The file is larger than 16 MB."))
    sha256 = hashlib.sha256(source.data).hexdigest()
    if source.sha256.strip() and _hash_of(source) != sha256:
        raise Refused("sha256", _("The file has another SHA-256: %(sha256)s", sha256=sha256))
    if db.session.get(LawDocument, sha256) is None:
        db.session.add(LawDocument(sha256=sha256, name=source.name, data=source.data))
        db.session.flush()
    return sha256


def _hash_of(source: Source) -> str:
    return source.sha256.strip().lower()
