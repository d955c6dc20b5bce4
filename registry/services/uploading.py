"""Uploaded files between their preview and the decision to import them; nobody else's to read.

Each lies in the instance folder under a random name with the uploader's number, for a day at most.
"""

import json
import os
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from registry import clock
from registry.errors import NotFound
from registry.models import User

LASTS = timedelta(days=1)
TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Upload:
    """A file as it came, and what was said about it (such as its name and how to read it)."""

    token: str
    data: bytes
    about: dict[str, Any]


def keep(data: bytes, about: dict[str, Any], *, user: User) -> Upload:
    """Keep a file for its uploader; files left lying longer than a day are removed."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder)
    upload = Upload(secrets.token_hex(16), data, about)
    descriptor = os.open(_file(upload.token, user), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(about).encode() + b"\n" + data)
    return upload


def get_upload(token: str, *, user: User) -> Upload:
    """The file of that token, if the reader uploaded it."""
    file = _file(token, user)
    if not TOKEN.fullmatch(token) or not file.exists():
        raise NotFound(_("This upload is gone. Choose the file again."))
    about, _newline, data = file.read_bytes().partition(b"\n")
    return Upload(token, data, json.loads(about))


def drop(upload: Upload, *, user: User) -> None:
    """Remove a file that was imported or given up."""
    _file(upload.token, user).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(current_app.config["INSTANCE"]) / "uploads"


def _file(token: str, user: User) -> Path:
    return _folder() / f"{user.id}-{token}"


def _sweep(folder: Path) -> None:
    oldest = (clock.now() - LASTS).timestamp()
    for file in folder.iterdir():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
