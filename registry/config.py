"""The settings, from the environment; all are optional except SECRET_KEY with PostgreSQL.

The list with its defaults is in the README. The instance folder keeps what must survive a
restart: the SQLite database, the secret, the reports.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

CHECKOUT = Path(__file__).resolve().parent.parent
LARGEST_UPLOAD = 64 * 1024 * 1024


class BadSetting(Exception):
    """A setting that the register cannot start with, in one sentence."""


def settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """The Flask configuration that the environment asks for."""
    instance = (CHECKOUT / environment.get("INSTANCE_PATH", "instance")).resolve()
    try:
        instance.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetting(f"INSTANCE_PATH {instance} cannot be used: {error.strerror}.") from error
    url = _database_url(environment.get("DATABASE_URL", ""), instance)
    secret = environment.get("SECRET_KEY") or _kept_secret(url, instance)
    return {
        "INSTANCE": instance,
        "SECRET_KEY": secret,
        "SQLALCHEMY_DATABASE_URI": url,
        "TIMEZONE": _timezone(environment.get("TIMEZONE", "UTC")),
        "JOURNAL_ORIGIN": _origin(environment),
        "BASE_URL": environment.get("BASE_URL", "").rstrip("/"),
        "MAX_CONTENT_LENGTH": LARGEST_UPLOAD,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": environment.get("BASE_URL", "").startswith("https:"),
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_TRANSLATION_DIRECTORIES": str(CHECKOUT / "registry" / "translations"),
        "LANGUAGES": tuple(environment.get("LANGUAGES", "en").split(",")),
    }


def derived(secret: str, purpose: str) -> str:
    """A further secret for one purpose, from the one that the instance keeps."""
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def _origin(environment: Mapping[str, str]) -> str:
    """The name under which checkpoints are signed: an address without its scheme."""
    home = environment.get("BASE_URL", "").rstrip("/").partition("://")[2] or "localhost"
    origin = environment.get("JOURNAL_ORIGIN") or f"{home}/journal"
    if "+" in origin or any(sign.isspace() or not sign.isprintable() for sign in origin):
        raise BadSetting(f"JOURNAL_ORIGIN {origin!r} has a blank or a plus sign.")
    return origin


def _database_url(url: str, instance: Path) -> str:
    if not url:
        return f"sqlite:///{instance / 'registry.sqlite3'}"
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _kept_secret(url: str, instance: Path) -> str:
    if not url.startswith("sqlite"):
        raise BadSetting("SECRET_KEY must be set when DATABASE_URL names a PostgreSQL database.")
    kept = instance / "secret_key"
    if not kept.exists():
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    return kept.read_text(encoding="ascii").strip()


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadSetting(f"TIMEZONE {name!r} is not an IANA time zone.") from error
    return name
