"""Finished public pages, answered before the application is asked.

A page is kept while the register stays as it is: until the next journal entry, write, run or
setting, or the next day where the register is kept. Only pages that say so themselves are kept
(`KEEP` in the request's environment), and nothing for anybody who has a session. No application
code runs for a kept page, and nothing is noted of who asked.
"""

import gzip
import hashlib
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl
from weakref import finalize
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from registry import clock
from registry.db import db

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

KEEP = "registry.keep"
# What stands under this name in the application's extensions is a fault of the journal.
DAMAGED = "damaged"
MOST = 4_000
LARGEST = 512 * 1024
QUESTIONS = frozenset({"q", "to", "v"})
MOMENT = """SELECT (SELECT max(seq) FROM journal), (SELECT max(number) FROM "write"),
 (SELECT max(id) FROM check_run), (SELECT count(*) FROM setting)"""


@dataclass(frozen=True)
class Kept:
    """A page as it was answered, plain and compressed, with the tag that names its content."""

    headers: tuple[tuple[str, str], ...]
    plain: bytes
    packed: bytes
    etag: str


class PageCache:
    """The application behind its kept pages.

    `moment` says what the register is now: pages of another moment are forgotten. None means
    that it cannot be told, and nothing is kept.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        moment: Callable[[], Hashable | None],
        cookies: tuple[str, ...] = ("session", "remember_token"),
        most: int = MOST,
    ) -> None:
        self._application = application
        self._moment = moment
        self._cookies = cookies
        self._most = most
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._pages_of: Hashable = None
        self._lock = Lock()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        # The moment is read before the page is made: a page may be newer than it, never older.
        moment = self._moment() if self._may_be_kept(environ) else None
        if moment is None:
            return self._application(environ, start_response)
        key = f"{environ.get('PATH_INFO', '')}?{environ.get('QUERY_STRING', '')}"
        kept = self._find(key, moment)
        if kept is None:
            status, headers, body = self._made(environ)
            kept = _kept(status, headers, body) if environ.get(KEEP) else None
            if kept is None:
                start_response(status, headers)
                return [body]
            self._keep(key, moment, kept)
        return _answer(kept, environ, start_response)

    def _may_be_kept(self, environ: "WSGIEnvironment") -> bool:
        if environ.get("REQUEST_METHOD") != "GET":
            return False
        cookies = environ.get("HTTP_COOKIE", "")
        if any(f"{name}=" in cookies for name in self._cookies):
            return False
        query = environ.get("QUERY_STRING", "")
        return not query or {name for name, _ in parse_qsl(query)} <= QUESTIONS

    def _find(self, key: str, moment: Hashable) -> Kept | None:
        with self._lock:
            if moment != self._pages_of:
                self._pages.clear()
                self._pages_of = moment
                return None
            kept = self._pages.get(key)
            if kept is not None:
                self._pages.move_to_end(key)
            return kept

    def _keep(self, key: str, moment: Hashable, kept: Kept) -> None:
        with self._lock:
            if moment == self._pages_of:
                self._pages[key] = kept
                if len(self._pages) > self._most:
                    self._pages.popitem(last=False)

    def _made(self, environ: "WSGIEnvironment") -> tuple[str, list[tuple[str, str]], bytes]:
        """The application's whole answer: status line, headers, body."""
        started: list[Any] = []
        written: list[bytes] = []

        def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
            started[:] = [status, headers]
            return written.append

        parts = self._application(environ, start)
        try:
            written += parts
        finally:
            getattr(parts, "close", lambda: None)()
        return started[0], started[1], b"".join(written)


class Moment:
    """What the register is now, from a connection that only reads.

    On SQLite the file's own change counter is asked first, which costs microseconds.
    """

    def __init__(self, engine: Engine, timezone: str) -> None:
        self._zone = ZoneInfo(timezone)
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._file = engine.url.database if engine.dialect.name == "sqlite" else None
        self._connection: sqlite3.Connection | None = None
        self._seen: tuple[int, ...] = ()
        self._numbers: tuple[Any, ...] = ()
        self._lock = Lock()

    def __call__(self) -> Hashable | None:
        """The register's numbers and the day there; None where the database does not say."""
        try:
            numbers = self._of_file(Path(self._file)) if self._file else self._of_server()
        except (sqlite3.Error, DBAPIError, OSError):
            return None
        return (*numbers, clock.now().astimezone(self._zone).date())

    def _of_file(self, file: Path) -> tuple[Any, ...]:
        with self._lock:
            # A restored backup is another file under the same name.
            inode = file.stat().st_ino
            if self._connection is None or self._seen[:1] != (inode,):
                self._connection = sqlite3.connect(file, check_same_thread=False)
                finalize(self, self._connection.close)
                self._seen = ()
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            if self._seen != (inode, version):
                self._numbers = self._connection.execute(MOMENT).fetchone()
                self._seen = (inode, version)
            return self._numbers

    def _of_server(self) -> tuple[Any, ...]:
        with self._engine.connect() as connection:
            return tuple(connection.execute(text(MOMENT)).one())


def prepare(app: Flask) -> None:
    """Put the kept pages before the application, which stays a Flask object."""
    with app.app_context():
        moment = Moment(db.engine, app.config["TIMEZONE"])

    def whole() -> Hashable | None:
        """The moment, unless the journal is damaged: no page was kept with the notice of it."""
        return None if DAMAGED in app.extensions else moment()

    cookies = (app.config["SESSION_COOKIE_NAME"], "remember_token")
    app.wsgi_app = PageCache(app.wsgi_app, whole, cookies)  # type: ignore[method-assign]


def _kept(status: str, headers: list[tuple[str, str]], body: bytes) -> Kept | None:
    names = {name.casefold() for name, _ in headers}
    if not status.startswith("200") or "set-cookie" in names or len(body) > LARGEST:
        return None
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    shown = [pair for pair in headers if pair[0].casefold() not in ("content-length", "etag")]
    shown.append(("Vary", "Accept-Encoding"))
    return Kept(tuple(shown), body, gzip.compress(body, mtime=0), etag)


def _answer(
    kept: Kept, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    headers = [*kept.headers, ("ETag", kept.etag)]
    if kept.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", headers)
        return []
    packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    body = kept.packed if packed else kept.plain
    if packed:
        headers.append(("Content-Encoding", "gzip"))
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [body]
