"""Verifying: the whole journal hashed anew, against every checkpoint, and the tables against it.

It needs no server and no secret: the database, the public keys, and for full weight checkpoints
that were kept elsewhere. From the last checkpoint on it looks at the entries after it alone.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from registry.errors import RegistryError
from registry.ledger.checkpoint import Checkpoint, read_checkpoint
from registry.ledger.note import BadNote, PublicKey
from registry.ledger.tree import Peaks
from registry.models import JournalCheckpoint, Personal
from registry.services import rebuilding
from registry.services.attesting import is_signed
from registry.services.examining import Damaged, differing, list_kept, look, peaks_of, spoiled
from registry.services.veiling import personal_hash

SHOWN = 20
# A broken file fails already when it is opened, where SQLAlchemy does not look.
UNREADABLE = (DBAPIError, sqlite3.Error, UnicodeError)
GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


@dataclass(frozen=True)
class Asked:
    """What to verify against: checkpoints kept elsewhere, the keys that signed; and how much.

    `recent` is what follows the last checkpoint alone; without `rows` no table is rebuilt.
    """

    outside: Sequence[Checkpoint] = ()
    keys: Sequence[PublicKey] = ()
    recent: bool = False
    rows: bool = True


@dataclass
class Report:
    """What was looked at, and every fault that was found, as sentences."""

    first: int = 1
    entries: int = 0
    root: str = ""
    checkpoints: int = 0
    rows: int | None = None
    held: int = 0
    erased: int = 0
    faults: list[str] = field(default_factory=list)


def verify(asked: Asked) -> Report:
    """Verify the database as it is now; it holds up no writer."""
    report = Report()
    try:
        with rebuilding.beside() as (connection, tables):
            _verify_journal(connection, asked, report)
            if asked.rows and not asked.recent and not report.faults:
                _verify_rows(connection, tables, report)
            if not asked.recent:
                _verify_personal(connection, report)
                report.faults += _faults_of_the_file(connection)
    except UNREADABLE as error:
        reason = str(getattr(error, "orig", error)).partition("\n")[0]
        report.faults.append(_("The database cannot be read: %(reason)s.", reason=reason))
    return report


def _verify_journal(connection: Connection, asked: Asked, report: Report) -> None:
    """Every entry, and the root at the size of every checkpoint."""
    kept = list_kept(connection)
    report.faults += _faults_of_checkpoints(kept, asked)
    peaks = _start(kept, asked) if asked.recent else Peaks()
    signed = _signed(kept, asked, peaks.size)
    report.first, report.checkpoints = peaks.size + 1, sum(map(len, signed.values()))
    _compare(peaks, report.first, signed, report)
    since = report.first
    for seen in look(connection, peaks.size):
        peaks.append(seen.leaf)
        report.entries += 1
        if seen.fault:
            _tell(report, seen.fault.reason)
        if peaks.size in signed:
            _compare(peaks, since, signed, report)
            since = peaks.size + 1
    report.root = peaks.root.hex()
    if signed:
        _tell(
            report,
            _(
                "The journal has %(size)s entries, and %(signed)s were signed: some are missing.",
                size=peaks.size,
                signed=max(signed),
            ),
        )


def _faults_of_checkpoints(kept: Sequence[JournalCheckpoint], asked: Asked) -> Iterator[str]:
    """What is wrong with the checkpoints themselves: number, columns, signature."""
    for number, one in enumerate(kept, 1):
        try:
            if one.id != number:
                raise spoiled(one)
            peaks_of(one)
            if not is_signed(read_checkpoint(one.note), asked.keys):
                yield _("No known key signed checkpoint %(number)s.", number=one.id)
        except (Damaged, BadNote) as error:
            yield str(error)
    for given in asked.outside:
        try:
            if not is_signed(given, asked.keys):
                size = given.head.size
                yield _("No known key signed the checkpoint of %(size)s entries.", size=size)
        except BadNote as error:
            yield str(error)


def _start(kept: Sequence[JournalCheckpoint], asked: Asked) -> Peaks:
    """The tree of the last checkpoint that is kept and not after any that was given."""
    most = min((one.head.size for one in asked.outside), default=None)
    for one in reversed(kept):
        try:
            if most is None or one.size <= most:
                return peaks_of(one)
        except Damaged:  # said where checkpoints are looked at
            continue
    return Peaks()


def _signed(kept: Sequence[JournalCheckpoint], asked: Asked, first: int) -> dict[int, list[bytes]]:
    """The roots that were signed, by size, from that size on."""
    signed: dict[int, list[bytes]] = defaultdict(list)
    for one in [*(_read(one) for one in kept), *asked.outside]:
        if one and one.head.size >= first:
            signed[one.head.size].append(one.head.root)
    return signed


def _read(kept: JournalCheckpoint) -> Checkpoint | None:
    try:
        return read_checkpoint(kept.note)
    except (BadNote, TypeError):  # said where checkpoints are looked at
        return None


def _compare(peaks: Peaks, since: int, signed: dict[int, list[bytes]], report: Report) -> None:
    """Hold the tree against what was signed at its size."""
    root = peaks.root
    if any(one != root for one in signed.pop(peaks.size, ())):
        _tell(report, differing(since, peaks.size).reason)


def _verify_rows(connection: Connection, tables: rebuilding.Tables, report: Report) -> None:
    """The tables that the public reads, against those that the journal gives."""
    try:
        report.rows = rebuilding.replay(connection, tables)
    except RegistryError as error:
        _tell(report, error.reason)
        return
    for one in rebuilding.list_differences(connection, tables):
        _tell(report, _difference(one))


def _difference(one: rebuilding.Difference) -> str:
    key = " ".join(map(str, one.key))
    if one.wrong == "lost":
        return _("Row %(key)s of %(table)s is missing.", key=key, table=one.table)
    if one.wrong == "unknown":
        return _("No entry made row %(key)s of %(table)s.", key=key, table=one.table)
    return _("Row %(key)s of %(table)s is not what the journal says.", key=key, table=one.table)


def _verify_personal(connection: Connection, report: Report) -> None:
    """The personal values that are held, against the hashes that events have of them."""
    table = Personal.__table__
    for hash_, salt, value in connection.execute(select(table.c.hash, table.c.salt, table.c.value)):
        report.held += value is not None
        report.erased += value is None
        if value is not None and personal_hash(salt or "", value) != hash_:
            _tell(report, _("The personal value %(hash)s is not what was recorded.", hash=hash_))


def _faults_of_the_file(connection: Connection) -> Iterator[str]:
    """What the database says is wrong with itself, and guards that are no longer there."""
    if connection.dialect.name == "sqlite":
        for (told,) in connection.execute(text(f"PRAGMA integrity_check({SHOWN})")):
            if told != "ok":
                yield _("The database file is damaged: %(reason)s.", reason=told)
    names = set(connection.scalars(text(GUARDS[connection.dialect.name])))
    for table in ("journal", "checkpoint"):
        if not any(name.startswith(f"{table}_keeps") for name in names):
            yield _("Nothing in the database keeps %(table)s from being changed.", table=table)


def _tell(report: Report, fault: str) -> None:
    if len(report.faults) < SHOWN:
        report.faults.append(str(fault))
