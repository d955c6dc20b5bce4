"""Checkpoints: what the register signs of its journal, keeps beside it and gives to others.

The secret key is a file of the instance that its owner alone may read; the public ones stand in
`journal.pub`, one a line. Each checkpoint is a row that is never changed and a file of its own.
"""

import os
import time
from pathlib import Path

from flask import Flask, Response, current_app
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from registry.db import db
from registry.errors import Refused, RegistryError
from registry.ledger.checkpoint import Checkpoint, read_checkpoint, unsigned
from registry.ledger.note import (
    LOG,
    BadNote,
    Note,
    PublicKey,
    SecretKey,
    new_key,
    read_public,
    read_secret,
)
from registry.ledger.tree import Peaks
from registry.models import JournalCheckpoint
from registry.services import journal, watching
from registry.services.examining import find_last, grow, list_kept, peaks_of, written
from registry.services.whole import write_whole

KEY_FILE = "journal.key"
PUBLIC_FILE = "journal.pub"
FOLDER = "checkpoints"
A_MINUTE = 60
SIGNED_AT = "journal-signed-at"


def prepare(app: Flask) -> None:
    """Sign after acts; to be joined before the database, whose commit then comes first."""
    app.after_request(follow)


def make_key() -> PublicKey:
    """Make the key that signs checkpoints, named as the setting JOURNAL_ORIGIN says."""
    key = new_key(current_app.config["JOURNAL_ORIGIN"], LOG)
    try:
        write_secret(_instance(KEY_FILE), key)
    except FileExistsError as error:
        raise Refused("", _("There is a key already: %(file)s.", file=error.filename)) from error
    with _instance(PUBLIC_FILE).open("a", encoding="utf-8") as file:
        file.write(f"{key.public}\n")
    return key.public


def write_secret(file: Path, key: SecretKey) -> None:
    """Write a new file that only its owner may read; FileExistsError where it is there."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(f"{key.written()}\n")


def find_key() -> SecretKey | None:
    """The key that signs, None where none was made; Refused where the file holds none."""
    file = _instance(KEY_FILE)
    try:
        return read_secret(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except BadNote as error:
        raise Refused("", _("%(file)s holds no key that signs.", file=file.name)) from error


def require_key() -> SecretKey:
    """The key that signs; Refused where none was made."""
    key = find_key()
    if key is None:
        raise Refused("", _("There is no key that signs: make one with `flask journal key`."))
    return key


def list_keys() -> list[PublicKey]:
    """The public keys of this register, the oldest first."""
    file = _instance(PUBLIC_FILE)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    try:
        return [read_public(line) for line in lines if line.strip()]
    except BadNote as error:
        raise Refused("", _("%(file)s holds a line that is no key.", file=file.name)) from error


def make() -> Checkpoint | None:
    """Sign the journal as it is; None where nothing was appended since the last checkpoint.

    To be called where everything is committed: what is signed cannot be taken back.
    """
    key = require_key()
    journal.one_writer()
    last = find_last(db.session.connection())
    with watching.remembered():
        peaks = grow(db.session.connection(), peaks_of(last) if last else Peaks())
    if peaks.size == (last.size if last else 0):
        return None
    return _keep(peaks, key.sign(unsigned(key.name, peaks.head)))


def keep_cosigned(text: str, witness: PublicKey) -> Checkpoint:
    """Keep a checkpoint of ours that a witness cosigned; Refused where it is not that."""
    try:
        given = read_checkpoint(text)
        if witness.signed(given.note) is None:
            raise Refused("", _("%(name)s did not cosign this checkpoint.", name=witness.name))
    except BadNote as error:
        raise Refused("", str(error)) from error
    journal.one_writer()
    for kept in list_kept(db.session.connection()):
        if read_checkpoint(kept.note).note.text == given.note.text:
            return _keep(peaks_of(kept), given.note)
    raise Refused("", _("This is no checkpoint that is kept here."))


def _keep(peaks: Peaks, note: Note) -> Checkpoint:
    """Keep a note under the next number."""
    last = db.session.scalar(select(func.max(JournalCheckpoint.id))) or 0
    made = JournalCheckpoint(
        id=last + 1,
        size=peaks.size,
        root=peaks.root.hex(),
        peaks=written(peaks),
        note=str(note),
    )
    db.session.add(made)
    db.session.flush()
    return read_checkpoint(made.note)


def follow(response: Response) -> Response:
    """After an act that was committed sign what was appended, once a minute at most."""
    last = current_app.extensions.get(SIGNED_AT, -A_MINUTE)
    if time.monotonic() - last >= A_MINUTE and sign_appended():
        current_app.extensions[SIGNED_AT] = time.monotonic()
    return response


def sign_appended() -> bool:
    """Sign what this process appended and committed; whether there was anything.

    What goes wrong here does not undo the act: it is logged, and shown where it is damage.
    """
    grown: bool = current_app.extensions.pop(journal.GROWN, False)
    if grown:
        try:
            keep_up()
        except (RegistryError, DBAPIError, OSError) as error:
            db.session.rollback()
            current_app.logger.error("no checkpoint: %s", error)
    return grown


def keep_up() -> Checkpoint | None:
    """Sign what was committed, where there is a key; commits, and writes the checkpoint's file."""
    if find_key() is None:
        return None
    made = make()
    db.session.commit()
    if made:
        write_file(made)
    return made


def write_file(checkpoint: Checkpoint) -> Path:
    """Write the checkpoint's note beside the database, under its size."""
    folder = _instance(FOLDER)
    folder.mkdir(exist_ok=True)
    file = folder / f"{checkpoint.head.size}.txt"
    write_whole(file, str(checkpoint.note).encode())
    return file


def _instance(name: str) -> Path:
    folder: Path = current_app.config["INSTANCE"]
    return folder / name
