"""The database engine's health: is it there, does it have our schema, does it keep its promises."""

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import Connection, text

from registry.db import db
from registry.services.doctoring.line import BROKEN, LOOK, OK, Line
from registry.services.keeping import schema

OLDEST_SERVER = 15


def look(connection: Connection) -> Iterator[Line]:
    """What the engine says of itself and of our schema."""
    if connection.dialect.name == "postgresql":
        yield _server(connection)
    else:
        yield from _file(connection)
    yield _schema(connection)


def _schema(connection: Connection) -> Line:
    held, newest = schema.revision(connection), schema.newest()
    if held == newest:
        return Line(OK, _("schema"), _("revision %(held)s", held=held))
    return Line(
        BROKEN,
        _("schema"),
        _("revision %(held)s, and this program needs %(newest)s: run `flask db upgrade`",
          held=held or _("none"), newest=newest),
    )  # fmt: skip


def _server(connection: Connection) -> Line:
    version = str(connection.scalar(text("SHOW server_version")))
    major = int(connection.scalar(text("SHOW server_version_num"))) // 10_000
    if major >= OLDEST_SERVER:
        return Line(OK, _("database"), f"PostgreSQL {version}")
    found = _("PostgreSQL %(version)s is older than %(oldest)s", version=version,
              oldest=OLDEST_SERVER)  # fmt: skip
    return Line(BROKEN, _("database"), found)


def _file(connection: Connection) -> Iterator[Line]:
    version = connection.scalar(text("SELECT sqlite_version()"))
    yield Line(OK, _("database"), f"SQLite {version}, {db.engine.url.database}")
    faults = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    broken = [str(fault) for fault in faults if fault != "ok"]
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    broken += [_("a row of %(table)s points to nothing", table=row[0]) for row in orphans[:1]]
    yield Line(
        BROKEN if broken else OK,
        _("file's pages"),
        broken[0] if broken else _("every page and every reference is whole"),
    )
    wal = connection.scalar(text("PRAGMA journal_mode"))
    keys = connection.scalar(text("PRAGMA foreign_keys"))
    safe = wal == "wal" and keys == 1
    found = f"journal_mode={wal}, foreign_keys={keys}"
    yield Line(OK if safe else LOOK, _("file's guarantees"), found)
