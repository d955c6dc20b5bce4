"""Where the sections work: empty databases of both engines, and the application over one."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

from registry import create_app
from registry.db import db
from tests.databases import Postgresql, Sqlite, environment, postgresql_server

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@contextmanager
def empty(database: str, place: Path) -> Iterator[None]:
    """The application over a database with the whole schema and no rows."""
    # The migrations name each of their steps, which nobody asked the bench about.
    if database == SQLITE:
        with redirect_stderr(io.StringIO()):
            url = Sqlite(place).copy()
        with opened(environment(url, place)):
            yield
        return
    with postgresql_server() as server_url:
        server = Postgresql(server_url, place)
        with redirect_stderr(io.StringIO()):
            url = server.copy()
        try:
            with opened(environment(url, place)):
                yield
        finally:
            server.close()


@contextmanager
def opened(settings: Mapping[str, str]) -> Iterator[None]:
    """Inside the application of those settings; no connection is left open."""
    with create_app(settings).app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()
