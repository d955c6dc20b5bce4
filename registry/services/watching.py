"""Watching the journal while it grows: nothing is written after an entry that is not whole.

Once in a process what was appended since the last checkpoint is hashed anew, and before every
write the last entry. A fault that was found stays with the process: it puts a notice on every
page and refuses every act. The whole journal is the work of `services.verifying`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from registry.db import db
from registry.ledger.entry import Entry
from registry.pagecache import DAMAGED
from registry.services.examining import JOURNAL, Damaged, find_last, look, peaks_of, seen_as

LOOKED = "journal-looked-at"
# Where the last checkpoint lies further back, a process begins here.
TAIL = 10_000


def whole_seq() -> int:
    """The number of the last entry, 0 where there is none; Damaged where it is not whole."""
    connection = db.session.connection()
    _look_once(connection)
    columns = (JOURNAL.c[name] for name in (*Entry._fields, "leaf"))
    last = connection.execute(select(*columns).order_by(JOURNAL.c.seq.desc()).limit(1)).first()
    if last is None:
        return 0
    fault = current_app.extensions.get(DAMAGED) or seen_as(Entry(*last[:-1]), last.leaf).fault
    if fault:
        current_app.extensions[DAMAGED] = fault
        raise fault
    seq: int = last.seq
    return seq


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
    """The first fault from the last checkpoint on, its own included."""
    last = find_last(connection)
    size = connection.scalar(select(func.max(JOURNAL.c.seq))) or 0
    try:
        begin = max(peaks_of(last).size if last else 0, size - TAIL)
    except Damaged as fault:
        return fault
    return next((seen.fault for seen in look(connection, begin) if seen.fault), None)
