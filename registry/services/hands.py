"""A hand: a second process of this machine that judges a span of a run and tells what it found.

It is made before any connection to the database is open, opens its own, and writes nothing. What
it is asked comes through a pipe, and what it found goes back by batches, so that nobody holds all.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from audits import engine
from audits.instrument import Instrument
from audits.order import Order
from registry.db import db
from registry.errors import Refused

BATCH = 5000
READING: dict[str, dict[str, Any]] = {
    "postgresql": {"isolation_level": "REPEATABLE READ"},
    "sqlite": {"reading": True},
}


class Hand:
    """A process that waits for an order; `judged` is how many placements it has judged so far."""

    def __init__(self) -> None:
        context = get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._judged = context.Value("q", 0)
        self._process = context.Process(target=self._work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def judged(self) -> int:
        """How many placements it has judged."""
        return int(self._judged.value)

    def begin(self, instruments: Sequence[Instrument], order: Order, snapshot: str | None) -> None:
        """Give it the order; on PostgreSQL it sees what the transaction of that snapshot sees."""
        with suppress(ConnectionError):  # one that is gone is told of when its answer is missed
            self._pipe.send((instruments, order, snapshot))

    def found(self) -> engine.Found:
        """What it found; its breaches come as they are asked for."""
        return engine.Found(self._received(), self._breaches())

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _breaches(self) -> Iterator[Sequence[Any]]:
        while batch := self._received():
            yield from batch

    def _received(self) -> Any:
        try:
            return self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise Refused(
                "processes", _("A process of the run ended early, so nothing was kept: try again.")
            ) from error

    def _work(self, pipe: Pipe) -> None:
        """Wait for the order, judge, tell; a pipe that closes early says that it failed."""
        self._pipe.close()
        try:
            self._tell(pipe, *pipe.recv())
        except (EOFError, ConnectionError):
            pass  # whoever asked is gone
        except SQLAlchemyError as error:
            current_app.logger.error("A process of the run failed: %s", error)

    def _tell(
        self, pipe: Pipe, instruments: Sequence[Instrument], order: Order, snapshot: str | None
    ) -> None:
        reading = READING[db.engine.dialect.name]
        with db.engine.connect().execution_options(**reading) as connection:
            if snapshot is not None:
                connection.execute(text(f"SET TRANSACTION SNAPSHOT '{snapshot}'"))
            found = engine.find(connection, instruments, order, self._count)
            pipe.send(found.counts)
            rows = iter(found.breaches)
            while batch := list(islice(rows, BATCH)):
                pipe.send(batch)
            pipe.send(())

    def _count(self, number: int) -> None:
        self._judged.value += number
