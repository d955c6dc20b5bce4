"""Restoring: a backup into an empty database of either engine, all of it or nothing.

The file is read whole before a row is written; what was written is then read again and compared
with the file, in the same transaction. Callers commit.
"""

import hashlib
import os
from pathlib import Path, PurePosixPath

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import Connection, Table

from registry.db import db, snapshot
from registry.errors import Refused
from registry.services import journal
from registry.services.exchange.result import Progress, quiet
from registry.services.keeping import entries, schema, tables
from registry.services.keeping.backing import KEPT
from registry.services.keeping.bundle import Bundle, Damaged, Manifest, Member, opened
from registry.services.keeping.meter import Meter


def restore(file: Path, *, progress: Progress = quiet) -> Manifest:
    """Put a backup into an empty database, which gets the backup's schema where it has none."""
    with opened(file) as bundle:
        entries.examine(bundle)
        _prepare(bundle.manifest.schema)
        connection = db.session.connection()
        journal.one_writer()
        found = tables.list_tables(connection)
        _require_empty(connection, found)
        _put(connection, found, bundle, progress)
        _put_files(bundle)
    return bundle.manifest


def _prepare(wanted: str) -> None:
    """Make the schema where there is none; refuse a database of another one."""
    with snapshot() as connection:
        held = schema.revision(connection)
    if held is None:
        schema.make(wanted)
    elif held != wanted:
        reason = _(
            "The backup is of the schema %(wanted)s and this database has %(held)s: restore it"
            " into a database without tables, then run `flask db upgrade`.",
            wanted=wanted,
            held=held,
        )
        raise Refused("file", reason)


def _require_empty(connection: Connection, found: list[Table]) -> None:
    for table in found:
        if tables.count(connection, table):
            reason = _("This database holds records already, such as in the table %(name)s:"
                       " restore into an empty one.", name=table.name)  # fmt: skip
            raise Refused("", reason)


def _put(connection: Connection, found: list[Table], bundle: Bundle, progress: Progress) -> None:
    """Put every table back, then read it again: a table is alike when its lines are."""
    pairs = [(table, _member(bundle, table)) for table in found]
    writing = Meter(progress, _("Writing the tables"), bundle.manifest.rows)
    for table, member in pairs:
        tables.put(connection, table, writing.counting(bundle.lines(member.name)))
        tables.count_on(connection, table)
    reading = Meter(progress, _("Comparing the tables"), bundle.manifest.rows)
    for table, member in pairs:
        digest = hashlib.sha256()
        for line in reading.counting(tables.lines(connection, table)):
            digest.update(line)
        if digest.hexdigest() != member.sha256:
            reason = _("The table %(name)s is not what the backup holds: nothing is restored.",
                       name=table.name)  # fmt: skip
            raise Refused("", reason)


def _member(bundle: Bundle, table: Table) -> Member:
    member = bundle.find(table.name)
    if member is None or member.columns != [column.name for column in table.columns]:
        raise Damaged(_("The backup has no table %(name)s as this schema has.", name=table.name))
    return member


def _put_files(bundle: Bundle) -> None:
    """Put the kept files back into the instance folder; one that is there must be the same."""
    for member in bundle.manifest.members:
        if not member.columns:
            _put_file(_place(member.name), b"".join(bundle.pieces(member.name)))


def _put_file(place: Path, data: bytes) -> None:
    if place.exists() and place.read_bytes() != data:
        raise Refused("", _("%(file)s is there already and is another file.", file=place))
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.part")
    part.write_bytes(data)
    part.replace(place)


def _place(name: str) -> Path:
    """Where a kept file belongs; a name that leads out of its folder is no name of ours."""
    parts = PurePosixPath(name).parts
    if parts[0] not in KEPT or ".." in parts or os.sep in parts:
        raise Damaged(_("In the backup, %(name)s has no place in an instance.", name=name))
    return Path(current_app.config["INSTANCE"]).joinpath(*parts)
