"""The health of what stands around the database: folder, disk, secret, words, last backup."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from flask import current_app
from flask_babel import gettext as _

from registry import clock
from registry.services.doctoring.line import BROKEN, LOOK, OK, Line
from registry.services.keeping import backing

MEGABYTE = 1 << 20
LEAST_FREE, FEW_FREE = 100 * MEGABYTE, 1024 * MEGABYTE
SHORTEST_SECRET = 32
SECRET = "secret_key"  # noqa: S105 - the name of its file
LATEST_BACKUP = 7
"""Days after which a backup is worth a look."""


def look() -> Iterator[Line]:
    """Everything that can be told without a database."""
    yield _folder()
    yield _disk()
    yield _secret()
    yield _languages()
    yield _backup()


def _folder() -> Line:
    folder = _instance()
    if os.access(folder, os.W_OK | os.X_OK):
        return Line(OK, _("instance folder"), str(folder))
    return Line(BROKEN, _("instance folder"), _("%(folder)s cannot be written", folder=folder))


def _disk() -> Line:
    free = shutil.disk_usage(_instance()).free
    state = BROKEN if free < LEAST_FREE else LOOK if free < FEW_FREE else OK
    return Line(state, _("disk"), _("%(size)s MB free", size=f"{free // MEGABYTE:,}"))


def _secret() -> Line:
    what, file = _("secret key"), _instance() / SECRET
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        found = _("%(file)s can be read by others: run `chmod 600` on it", file=file)
        return Line(BROKEN, what, found)
    if len(current_app.config["SECRET_KEY"]) < SHORTEST_SECRET:
        found = _("shorter than %(least)s signs: it can be guessed", least=SHORTEST_SECRET)
        return Line(LOOK, what, found)
    return Line(OK, what, _("set, and nobody else's to read"))


def _languages() -> Line:
    offered = current_app.config["LANGUAGES"]
    folder = Path(current_app.config["BABEL_TRANSLATION_DIRECTORIES"])
    without = [
        code
        for code in offered
        if code != current_app.config["BABEL_DEFAULT_LOCALE"]
        and not (folder / code / "LC_MESSAGES" / "messages.mo").exists()
    ]
    if without:
        found = _("no words for %(codes)s: pages are in English there", codes=", ".join(without))
        return Line(LOOK, _("languages"), found)
    return Line(OK, _("languages"), ", ".join(offered))


def _backup() -> Line:
    what, last = _("last backup"), backing.last_backup()
    if last is None:
        return Line(LOOK, what, _("none was made here: run `flask backup FILE`"))
    age = (clock.now() - datetime.fromisoformat(last["at"])).days
    found = _("%(file)s, %(days)s days ago", file=last["file"], days=age)
    return Line(LOOK if age > LATEST_BACKUP else OK, what, found)


def _instance() -> Path:
    return Path(current_app.config["INSTANCE"])
