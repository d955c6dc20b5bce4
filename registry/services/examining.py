"""Looking at the journal: entries hashed anew, checkpoints against the trees that they signed.

Here it is only read. Signing is in `services.checkpointing`, a whole verification in
`services.verifying`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import Connection, select

from registry.errors import RegistryError
from registry.ledger.checkpoint import read_checkpoint
from registry.ledger.entry import Entry
from registry.ledger.tree import EMPTY, Peaks
from registry.models import JournalCheckpoint, JournalEntry

JOURNAL = JournalEntry.__table__
KEPT = JournalCheckpoint.__table__
AT_ONCE = 5_000


class Damaged(RegistryError):
    """The journal is not what was recorded, so that nothing may be written; `seq` is the entry."""

    status = 503

    def __init__(self, seq: int | None, reason: str) -> None:
        super().__init__(reason)
        self.seq = seq


@dataclass(frozen=True)
class Seen:
    """An entry's number and the leaf that its words give; `fault` says what is wrong with it."""

    seq: int
    leaf: bytes
    fault: Damaged | None


def entries(
    connection: Connection, after: int = 0, at_once: int = AT_ONCE
) -> Iterator[tuple[Entry, str]]:
    """The entries after that number, in order, each with the leaf that stands beside it."""
    columns = (JOURNAL.c[name] for name in (*Entry._fields, "leaf"))
    query = select(*columns).order_by(JOURNAL.c.seq).limit(at_once)
    begin = after - 1
    while begin < after:  # in a broken file a number may stand before a smaller one
        begin = after
        for *words, leaf in connection.execute(query.where(JOURNAL.c.seq > begin)).all():
            entry = Entry(*words)
            yield entry, leaf
            after = entry.seq


def look(connection: Connection, after: int = 0, at_once: int = AT_ONCE) -> Iterator[Seen]:
    """Every entry after that number, looked at; so many are read `at_once`."""
    expected = after
    for entry, leaf in entries(connection, after, at_once):
        expected += 1
        seen = seen_as(entry, leaf)
        if entry.seq != expected:
            seen = Seen(entry.seq, seen.leaf, missing(expected))
            expected = entry.seq
        yield seen


def grow(connection: Connection, peaks: Peaks) -> Peaks:
    """The tree with the entries after it; Damaged at the first that is not whole."""
    for seen in look(connection, peaks.size):
        if seen.fault:
            raise seen.fault
        peaks.append(seen.leaf)
    return peaks


def seen_as(entry: Entry, leaf: str) -> Seen:
    """An entry beside the leaf that was recorded for it."""
    try:
        found = entry.leaf
    except (TypeError, ValueError):  # words that are no words any more
        found = EMPTY
    return Seen(entry.seq, found, None if found.hex() == leaf else changed(entry.seq))


def changed(seq: int) -> Damaged:
    """That an entry does not have the leaf that was recorded."""
    return Damaged(seq, _l("Entry %(number)s of the journal is not what was recorded.", number=seq))


def missing(seq: int) -> Damaged:
    """That an entry is not there."""
    return Damaged(seq, _l("Entry %(number)s of the journal is missing.", number=seq))


def differing(first: int, last: int) -> Damaged:
    """That the entries do not make the tree that was signed, as those before `first` do."""
    return Damaged(
        first,
        _l("Entries up to %(last)s are not those that were signed; the first difference lies"
           " from entry %(first)s on.", first=first, last=last),
    )  # fmt: skip


def find_last(connection: Connection) -> JournalCheckpoint | None:
    """The checkpoint of most entries, cosigned if it can be; None where there is none."""
    last = select(KEPT).order_by(KEPT.c.size.desc(), KEPT.c.id.desc()).limit(1)
    row = connection.execute(last).mappings().first()
    return JournalCheckpoint(**row) if row else None


def list_kept(connection: Connection) -> Sequence[JournalCheckpoint]:
    """The checkpoints that are kept, in the order in which they came."""
    rows = connection.execute(select(KEPT).order_by(KEPT.c.id)).mappings()
    return [JournalCheckpoint(**row) for row in rows]


def list_signed(connection: Connection, after: int, until: int) -> list[JournalCheckpoint]:
    """The checkpoints of more than `after` entries and of `until` at most."""
    within = select(KEPT).where(KEPT.c.size > after, KEPT.c.size <= until)
    rows = connection.execute(within.order_by(KEPT.c.id)).mappings()
    return [JournalCheckpoint(**row) for row in rows]


def peaks_of(kept: JournalCheckpoint) -> Peaks:
    """The tree that a checkpoint signed; Damaged where its columns do not say the same."""
    try:
        peaks = Peaks(kept.size, map(bytes.fromhex, kept.peaks.split()))
        head = read_checkpoint(kept.note).head
    except (ValueError, TypeError, AttributeError) as error:
        raise spoiled(kept) from error
    if head != peaks.head or (kept.root, kept.peaks) != (head.root.hex(), written(peaks)):
        raise spoiled(kept)
    return peaks


def written(peaks: Peaks) -> str:
    """The right edge of a tree as a checkpoint's row holds it."""
    return " ".join(one.hex() for one in peaks.hashes)


def spoiled(kept: JournalCheckpoint) -> Damaged:
    """That a checkpoint is not what was signed."""
    return Damaged(None, _l("Checkpoint %(number)s is not what was signed.", number=kept.id))
