"""Mirroring: the journal as plain files that anyone can copy, serve and verify.

`checkpoint` is the last one, `checkpoints/SIZE` are all, `journal.pub` the keys; tiles and entries
as `ledger.tiles` lays them out. Files that are full are never written again.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from flask_babel import gettext as _

from registry.db import snapshot
from registry.errors import Refused
from registry.ledger.checkpoint import Checkpoint, read_checkpoint
from registry.ledger.note import BadNote, PublicKey
from registry.ledger.tiles import WIDTH, Tiles, bundle_path
from registry.ledger.tree import Peaks, leaf_hash
from registry.services.attesting import is_signed
from registry.services.checkpointing import PUBLIC_FILE, list_keys
from registry.services.examining import entries, list_kept, seen_as
from registry.services.verifying import Report
from registry.services.whole import write_whole

CHECKPOINT = "checkpoint"


def export(folder: Path) -> Checkpoint:
    """Write what the last checkpoint covers into a folder; Refused where there is none."""
    with snapshot() as connection:
        kept = [read_checkpoint(one.note) for one in list_kept(connection)]
        if not kept:
            raise Refused(
                "", _("There is no checkpoint yet: make one with `flask journal checkpoint`.")
            )
        tiles, lines = Tiles(), []
        for entry, leaf in entries(connection):
            if entry.seq > kept[-1].head.size:
                break
            seen = seen_as(entry, leaf)
            if seen.fault:
                raise seen.fault
            for path, data in tiles.append(seen.leaf):
                _write(folder / path, data, again=False)
            lines.append(entry.text)
            if len(lines) == WIDTH:
                _write_lines(folder, entry.seq, lines)
                lines = []
        if lines:
            _write_lines(folder, kept[-1].head.size, lines)
    for path, data in tiles.partial():
        _write(folder / path, data, again=False)
    for one in kept:
        _write(folder / "checkpoints" / str(one.head.size), str(one.note).encode(), again=True)
    _write(folder / PUBLIC_FILE, "".join(f"{key}\n" for key in list_keys()).encode(), again=True)
    _write(folder / CHECKPOINT, str(kept[-1].note).encode(), again=True)
    return kept[-1]


def verify(folder: Path, keys: Sequence[PublicKey]) -> Report:
    """Verify a mirror by its files alone: entries, tiles, and every checkpoint in it."""
    report, peaks, tiles = Report(), Peaks(), Tiles()
    faults = report.faults
    try:
        last, signed = _signed(folder, keys)
        report.checkpoints = sum(map(len, signed.values()))
        for line in _entries(folder, last.head.size):
            leaf = leaf_hash(line)
            peaks.append(leaf)
            for path, data in tiles.append(leaf):
                faults += _compare(folder / path, data)
            for root in signed.pop(peaks.size, ()):
                if root != peaks.root:
                    faults.append(_("Entries up to %(last)s are not those that were signed.",
                                    last=peaks.size))  # fmt: skip
        for path, data in tiles.partial():
            faults += _compare(folder / path, data)
        if signed:
            faults.append(_("The mirror has %(size)s entries, and %(signed)s were signed.",
                            size=peaks.size, signed=max(signed)))  # fmt: skip
    except (BadNote, OSError) as error:
        faults.append(_("The mirror cannot be read: %(reason)s.", reason=str(error).rstrip(".")))
    report.entries, report.root = peaks.size, peaks.root.hex()
    return report


def _signed(folder: Path, keys: Sequence[PublicKey]) -> tuple[Checkpoint, dict[int, list[bytes]]]:
    """The last checkpoint, and the signed roots of all by their size."""
    files = [folder / CHECKPOINT, *(folder / "checkpoints").iterdir()]
    found = [read_checkpoint(file.read_text(encoding="utf-8")) for file in files]
    signed: dict[int, list[bytes]] = {}
    for one in found:
        if not is_signed(one, keys):
            raise BadNote(
                _("No known key signed the checkpoint of %(size)s entries.", size=one.head.size)
            )
        signed.setdefault(one.head.size, []).append(one.head.root)
    return found[0], signed


def _entries(folder: Path, size: int) -> Iterator[bytes]:
    for index in range(-(-size // WIDTH)):
        width = min(WIDTH, size - index * WIDTH)
        yield from (folder / bundle_path(index, width)).read_bytes().splitlines()


def _compare(file: Path, data: bytes) -> list[str]:
    if file.exists() and file.read_bytes() == data:
        return []
    return [_("%(file)s is not the tile of these entries.", file=file)]


def _write_lines(folder: Path, last: int, lines: list[str]) -> None:
    path = bundle_path((last - 1) // WIDTH, len(lines))
    _write(folder / path, "".join(f"{line}\n" for line in lines).encode(), again=False)


def _write(file: Path, data: bytes, *, again: bool) -> None:
    """Write a file whole or not at all; one that never changes is left as it is."""
    if file.exists() and not again:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, data)
