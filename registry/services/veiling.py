"""Veiling: a personal value in a public event is held as a salted hash, and can be erased.

The event has the hash, the erasable table the salt and the value. After erasure the hash still
stands in every proof, and says nothing: what was salted cannot be guessed back.
"""

import hashlib
import secrets

from sqlalchemy import update

from registry.db import db
from registry.models import Personal

LENGTH = 16
ERASED = "…"
"""What stands where words or a value were erased."""


def veil(value: str) -> str:
    """Keep a personal value and return the hash that an event may hold in its place."""
    salt = secrets.token_hex(LENGTH)
    hash_ = personal_hash(salt, value)
    db.session.add(Personal(hash=hash_, salt=salt, value=value))
    db.session.flush()
    return hash_


def unveil(hash_: str) -> str | None:
    """The value behind a hash; None where it was erased."""
    kept = db.session.get(Personal, hash_)
    return kept.value if kept else None


def erase(hash_: str) -> bool:
    """Erase the value behind a hash and its salt; whether there was one."""
    held = update(Personal).where(Personal.hash == hash_, Personal.value.is_not(None))
    return bool(db.session.execute(held.values(salt=None, value=None)).rowcount)


def personal_hash(salt: str, value: str) -> str:
    """SHA-256 over salt and value, in hex."""
    return hashlib.sha256(f"{salt}:{value}".encode()).hexdigest()
