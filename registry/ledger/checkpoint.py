"""Checkpoints and proofs as text: a log's origin, size and root in a signed note.

The forms are C2SP `tlog-checkpoint`, `tlog-proof` (an entry is in the tree) and, for a tree that
goes on from an earlier one, the request of `tlog-witness`.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from registry.ledger.note import BadNote, Note, decoded, read_note
from registry.ledger.tree import Head

INCLUSION = "c2sp.org/tlog-proof@v1"
LONGEST = 63
MOST_DIGITS = 19


@dataclass(frozen=True)
class Checkpoint:
    """What a log says of itself at one size, with its signatures in `note`."""

    origin: str
    head: Head
    note: Note


@dataclass(frozen=True)
class Inclusion:
    """That an entry stands at an index of the checkpoint's tree; `extra` is not authenticated."""

    index: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint
    extra: bytes = b""

    def __str__(self) -> str:
        extra = [f"extra {_encoded(self.extra)}"] if self.extra else []
        lines = [INCLUSION, *extra, f"index {self.index}", *map(_encoded, self.proof)]
        return "\n".join(lines) + f"\n\n{self.checkpoint.note}"


@dataclass(frozen=True)
class Consistency:
    """That the tree of `old` leaves is the start of the checkpoint's."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint

    def __str__(self) -> str:
        lines = [f"old {self.old}", *map(_encoded, self.proof)]
        return "\n".join(lines) + f"\n\n{self.checkpoint.note}"


def unsigned(origin: str, head: Head) -> Note:
    """The note that a log signs: origin, size, root."""
    return Note(f"{origin}\n{head.size}\n{_encoded(head.root)}\n")


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint that a note holds; BadNote where it holds none. No signature is checked."""
    note = read_note(text)
    lines = note.text.removesuffix("\n").split("\n")
    if len(lines) < 3 or not all(lines):
        raise BadNote("This note is no checkpoint: it must name origin, size and root.")
    root = decoded(lines[2])
    if len(root) != 32:
        raise BadNote("The root of the checkpoint is no SHA-256.")
    return Checkpoint(lines[0], Head(_number(lines[1]), root), note)


def read_proof(text: str) -> Inclusion | Consistency:
    """The proof that a file holds; BadNote where it holds none. Nothing is verified."""
    told, blank, note = text.partition("\n\n")
    lines = told.split("\n")
    if not blank:
        raise BadNote("This is no proof.")
    checkpoint = read_checkpoint(note)
    if lines[0].startswith("old "):
        return Consistency(_number(lines[0][4:]), _hashes(lines[1:]), checkpoint)
    extra = decoded(lines.pop(1)[6:]) if len(lines) > 1 and lines[1].startswith("extra ") else b""
    if lines[0] != INCLUSION or len(lines) < 2 or not lines[1].startswith("index "):
        raise BadNote("This is no proof.")
    return Inclusion(_number(lines[1][6:]), _hashes(lines[2:]), checkpoint, extra)


def _hashes(lines: Sequence[str]) -> tuple[bytes, ...]:
    hashes = tuple(map(decoded, lines))
    if len(hashes) > LONGEST or any(len(one) != 32 for one in hashes):
        raise BadNote("A line of the proof is no SHA-256.")
    return hashes


def _number(text: str) -> int:
    digits = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    if not digits or text != str(int(text)):
        raise BadNote(f"{text!r} is no number of entries.")
    return int(text)


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()
