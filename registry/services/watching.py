"""Watching the journal while it grows: nothing is written after an entry that is not whole.

Once in a process the last entries are hashed anew, signed or not, and before every write the very
last. A fault that was found stays with the process: it puts a notice on every
page and refuses every act. The whole journal is the work of `services.verifying`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from flask import current_app
from psycopg import Error as DriverError
from psycopg.rows import tuple_row
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from registry.db import db
from registry.ledger.entry import Entry
from registry.pagecache import DAMAGED
from registry.services.examining import JOURNAL, Damaged, find_last, look, peaks_of, seen_as

LOOKED = "journal-looked-at"
# So many entries are looked at in a process: a tenth of a second.
TAIL = 10_000
LOCK = "SELECT pg_advisory_xact_lock(7236101)"
"""Lets one writer go on at a time on PostgreSQL; SQLite's lock is taken at BEGIN."""
LAST = "SELECT seq, at, actor, kind, body, leaf FROM journal ORDER BY seq DESC LIMIT 1"


def whole_seq() -> int:
    """The number of the last entry, 0 where there is none; Damaged where it is not whole.

    From then on nobody else writes until the transaction ends.
    """
    connection = db.session.connection()
    _look_once(connection)
    last = _locked_last(connection)
    if last is None:
        return 0
    *values, leaf = last
    entry = Entry(*values)
    fault = current_app.extensions.get(DAMAGED) or seen_as(entry, leaf).fault
    if fault:
        current_app.extensions[DAMAGED] = fault
        raise fault
    return entry.seq


def _locked_last(connection: Connection) -> Sequence[Any] | None:
    """The last entry with its leaf, read after the lock is taken.

    SQLite took its lock at BEGIN. PostgreSQL is asked for both in one message, past SQLAlchemy,
    which sends one statement at a time; each has its own snapshot.
    """
    if connection.dialect.name != "postgresql":
        return connection.exec_driver_sql(LAST).first()
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor(row_factory=tuple_row) as cursor:
            cursor.execute(f"{LOCK}; {LAST}", prepare=False)
            cursor.nextset()
            last: Sequence[Any] | None = cursor.fetchone()
            return last
    except DriverError as error:
        told = DBAPIError.instance(LOCK, None, error, DriverError, dialect=connection.dialect)
        raise told from error


def find_fault() -> Damaged | None:
    """The fault in the journal that this process knows of."""
    try:
        _look_once(db.session.connection())
    except DBAPIError:  # no schema yet, or no database: another page says so
        db.session.rollback()
    fault: Damaged | None = current_app.extensions.get(DAMAGED)
    return fault


@contextmanager
def remembered() -> Iterator[None]:
    """What is found to be damaged in this block stays with the process."""
    try:
        yield
    except Damaged as fault:
        current_app.extensions[DAMAGED] = fault
        raise


def _look_once(connection: Connection) -> None:
    if LOOKED not in current_app.extensions:
        fault = _fault_at_the_end(connection)
        current_app.extensions[LOOKED] = True
        if fault:
            current_app.extensions[DAMAGED] = fault


def _fault_at_the_end(connection: Connection) -> Damaged | None:
    """The first fault in the last checkpoint or, covered by it or not, in the last entries."""
    last = find_last(connection)
    size = connection.scalar(select(func.max(JOURNAL.c.seq))) or 0
    try:
        if last:
            peaks_of(last)
    except Damaged as fault:
        return fault
    lately = look(connection, max(size - TAIL, 0))
    return next((seen.fault for seen in lately if seen.fault), None)
