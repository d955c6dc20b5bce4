"""Patrolling: a server reads its whole journal again and again, a little after each page.

`services.watching` looks at the end of the journal before every act; here every other entry has
its turn, against its own leaf and against what was signed at its size. What is found stays with
the process, as there. Signatures and tables are the work of `services.verifying`.
"""

import time
from dataclasses import dataclass, field
from itertools import islice
from math import inf
from threading import Lock

from flask import Flask, Response, current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from registry.db import snapshot
from registry.ledger.tree import Peaks
from registry.models import JournalCheckpoint
from registry.pagecache import DAMAGED
from registry.services import watching
from registry.services.examining import (
    JOURNAL,
    Damaged,
    differing,
    find_last,
    list_signed,
    look,
    missing,
    peaks_of,
)

PATROL = "journal-patrol"
STEP = 1_000
"""So many entries at once: a hundredth of a second."""
PAUSE = 1.0
"""Seconds between two steps of a process, at the least."""
SPOILED = ("malformed", "decode")
"""What a database says of a file that is broken where the journal stands."""


def prepare(app: Flask) -> None:
    """Let a step follow a page now and then, once the page is sent."""
    app.extensions[PATROL] = Patrol()
    app.after_request(follow)


def follow(response: Response) -> Response:
    """Let the next step follow this answer."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    patrol: Patrol = app.extensions[PATROL]

    def go_on() -> None:
        with app.app_context():
            patrol.go_on()

    if patrol.is_due() and DAMAGED not in app.extensions:
        response.call_on_close(go_on)
    return response


@dataclass
class Read:
    """What was read: its tree, its last leaf, and the first entry of what nothing signed covers."""

    peaks: Peaks = field(default_factory=Peaks)
    leaf: str = ""
    since: int = 1


class Patrol:
    """How far a process has come in the journal, and when it last took a step."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = -inf
        self._read = Read()

    def is_due(self) -> bool:
        """Whether the last step was long enough ago."""
        return time.monotonic() - self._last >= PAUSE

    def go_on(self) -> None:
        """Take a step, unless another thread is at it; a fault that is found stays."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            self._last = time.monotonic()
            with snapshot() as connection, watching.remembered():
                self._step(connection)
        except Damaged as fault:
            current_app.logger.error("the journal is damaged: %s", fault.reason)
        except DBAPIError as error:  # where it does not answer, the next page says so
            if any(sign in str(error.orig) for sign in SPOILED):
                told = _l("The database file is damaged: %(reason)s.", reason=str(error.orig))
                current_app.extensions[DAMAGED] = Damaged(None, told)
        finally:
            self._lock.release()

    def _step(self, connection: Connection) -> None:
        """Look at the entries that come next; after the last of them the first are next."""
        if not self._is_continued(connection):
            self._read = Read()
        peaks, end = self._read.peaks, self._read.peaks.size + STEP
        signed = {one.size: one for one in list_signed(connection, peaks.size, end)}
        for seen in islice(look(connection, peaks.size, STEP), STEP):
            if seen.fault:
                raise seen.fault
            peaks.append(seen.leaf)
            self._read.leaf = seen.leaf.hex()
            if peaks.size in signed:
                self._compare(signed[peaks.size])
        if peaks.size < end:
            self._arrive(connection)

    def _is_continued(self, connection: Connection) -> bool:
        """Whether the journal is still the one that was read, and no other that was restored."""
        last = self._read.peaks.size
        leaf = select(JOURNAL.c.leaf).where(JOURNAL.c.seq == last)
        return last == 0 or connection.scalar(leaf) == self._read.leaf

    def _compare(self, kept: JournalCheckpoint) -> None:
        """Hold the tree so far against what was signed at its size."""
        if peaks_of(kept).root != self._read.peaks.root:
            raise differing(self._read.since, kept.size)
        self._read.since = kept.size + 1

    def _arrive(self, connection: Connection) -> None:
        """Begin anew at the end of the journal, where nothing that was signed is missing."""
        last, size = find_last(connection), self._read.peaks.size
        if last and last.size > size:
            raise missing(size + 1)
        self._read = Read()
