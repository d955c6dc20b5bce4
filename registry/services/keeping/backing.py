"""Backing up: the whole register at one moment into one file, while others read and write.

The file gets its name only when it was written whole and read back. What a backup cannot hold is
the secret and the keys: whoever has them and the backup has everything.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import Table

from registry import clock
from registry.db import snapshot
from registry.errors import Refused
from registry.ledger.tree import Peaks
from registry.services.exchange.result import Progress, quiet
from registry.services.keeping import entries, schema, tables
from registry.services.keeping.bundle import PIECE, Manifest, Writer, opened
from registry.services.keeping.meter import Meter

KEPT = ("reports", "checkpoints", "journal.pub")
"""What is kept of the instance folder: the reports as handed out, and what verifies the journal."""
LAST = "last_backup.json"


@dataclass(frozen=True)
class Backup:
    """A backup that was written and read back; `sha256` is of the whole file."""

    file: Path
    manifest: Manifest
    sha256: str


def back_up(file: Path, *, progress: Progress = quiet) -> Backup:
    """Write the register into a new file; one that is there already is never touched."""
    if not file.name:
        raise Refused("file", _("Name a file."))
    part = file.with_name(f"{file.name}.part")
    if file.exists():
        raise Refused("file", _("%(file)s is there already: name another file.", file=file))
    try:
        backup = _make(file, part, progress)
    except FileExistsError as error:
        reason = _("%(file)s is there: another backup is being written, or one was cut off; in"
                   " that case remove it.", file=part)  # fmt: skip
        raise Refused("file", reason) from error
    except OSError as error:
        reason = _("%(file)s cannot be written: %(error)s.", file=file, error=error.strerror)
        raise Refused("file", reason) from error
    _note(backup)
    return backup


def last_backup() -> dict[str, str] | None:
    """The file, moment and SHA-256 of the last backup that was made here, if one was."""
    note = _instance() / LAST
    return json.loads(note.read_text(encoding="utf-8")) if note.exists() else None


def list_files(instance: Path) -> list[Path]:
    """The files of the instance folder that a backup keeps, by name."""
    named = [instance / name for name in KEPT]
    inside = [path for folder in named for path in folder.rglob("*")]
    return sorted(path for path in (*named, *inside) if path.is_file())


def _make(file: Path, part: Path, progress: Progress) -> Backup:
    # For none but its owner, and only while a backup is being written.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            manifest = _write(out, progress)
            out.flush()
            os.fsync(out.fileno())
        sha256 = _read_back(part, manifest, progress)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
    return Backup(file, manifest, sha256)


def _write(out: IO[bytes], progress: Progress) -> Manifest:
    with snapshot() as connection:
        revision = schema.revision(connection)
        if revision is None:
            raise Refused("", _("The database has no schema yet: run `flask db upgrade` first."))
        manifest = Manifest(clock.stamp(clock.now()), revision, connection.dialect.name)
        found = tables.list_tables(connection)
        total = sum(tables.count(connection, table) for table in found)
        meter = Meter(progress, _("Writing the tables"), total)
        with Writer(out, manifest) as writer:
            for table in found:
                with closing(tables.lines(connection, table)) as lines:
                    _add(writer, manifest, meter.counting(lines), table)
            for path in list_files(_instance()):
                writer.add_file(path.relative_to(_instance()).as_posix(), _pieces(path))
    return manifest


def _add(writer: Writer, manifest: Manifest, lines: Iterator[bytes], table: Table) -> None:
    columns = [column.name for column in table.columns]
    if table.name != entries.JOURNAL:
        writer.add_table(table.name, columns, lines)
        return
    peaks = Peaks()
    writer.add_table(table.name, columns, entries.rooted(columns, lines, peaks))
    manifest.size, manifest.root = peaks.size, peaks.root.hex()


def _read_back(part: Path, manifest: Manifest, progress: Progress) -> str:
    """Read the finished file whole, and every entry of the journal in it; its SHA-256."""
    meter = Meter(progress, _("Reading the backup"), manifest.rows)
    with opened(part, meter.add) as bundle:
        entries.examine(bundle)
    with part.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as content:
        while piece := content.read(PIECE):
            yield piece


def _note(backup: Backup) -> None:
    """Note in the instance folder when the last backup was made, for `flask doctor`."""
    told = {"file": str(backup.file.resolve()), "at": backup.manifest.made_at}
    note = json.dumps(told | {"sha256": backup.sha256})
    (_instance() / LAST).write_text(note, encoding="utf-8")


def _instance() -> Path:
    return Path(current_app.config["INSTANCE"])
