"""The file of a backup: a ZIP with a member for each table and each file, and a manifest.

A table's member has one row a line. The manifest comes last and says of every member how long it
is and its SHA-256, so that a file that was cut off or changed is known before anything is done
with it. What stands in the rows is not known here, but for the journal's.
"""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

from flask_babel import gettext as _

from registry.errors import Refused

FORMAT = "agency register backup 1"
MANIFEST = "manifest.json"
LEVEL = 3
PIECE = 1 << 20
# All that reading a ZIP whose bits were changed has been seen to raise.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, KeyError, ValueError,
    TypeError, NotImplementedError, RuntimeError, OverflowError, MemoryError,
)  # fmt: skip

Progress = Callable[[int], None]
"""Told how many lines were done since it was last told."""


@dataclass(frozen=True)
class Member:
    """One table or file in a backup; a file has no columns and no lines, a line has all columns."""

    name: str
    columns: list[str]
    lines: int
    sha256: str


@dataclass
class Manifest:
    """What a backup holds and of when; `size` and `root` are the journal's."""

    made_at: str
    schema: str
    engine: str
    size: int = 0
    root: str = ""
    members: list[Member] = field(default_factory=list)
    format: str = FORMAT

    @property
    def rows(self) -> int:
        """How many rows all the tables have."""
        return sum(member.lines for member in self.members)

    @property
    def tables(self) -> int:
        """How many tables there are, with the empty ones."""
        return sum(bool(member.columns) for member in self.members)

    @property
    def files(self) -> int:
        """How many files there are beside the tables."""
        return len(self.members) - self.tables


class Damaged(Refused):
    """A file that is no whole backup, in one sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__("file", reason)


def member_of(table: str) -> str:
    """The name of a table's member."""
    return f"tables/{table}.jsonl"


class Writer:
    """A backup that is being written: member after member, and at its end the manifest."""

    def __init__(self, out: IO[bytes], manifest: Manifest) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)
        self._manifest = manifest

    def add_table(self, name: str, columns: list[str], lines: Iterable[bytes]) -> None:
        """Add a table of these columns, line by line."""
        sha256, number = self._write(member_of(name), lines)
        self._manifest.members.append(Member(member_of(name), columns, number, sha256))

    def add_file(self, name: str, pieces: Iterable[bytes]) -> None:
        """Add a file, piece by piece."""
        sha256, _number = self._write(name, pieces)
        self._manifest.members.append(Member(name, [], 0, sha256))

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if error is None:
            self._zip.writestr(MANIFEST, json.dumps(asdict(self._manifest), indent=1))
        self._zip.close()

    def _write(self, name: str, pieces: Iterable[bytes]) -> tuple[str, int]:
        digest, number = hashlib.sha256(), 0
        with self._zip.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                number += 1
                digest.update(piece)
                member.write(piece)
        return digest.hexdigest(), number


class Bundle:
    """A backup that is read."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._zip = file
        plain = json.loads(file.read(MANIFEST))
        if plain["format"] != FORMAT:
            raise ValueError(plain["format"])
        members = [Member(**one) for one in plain.pop("members")]
        self.manifest = Manifest(**plain, members=members)

    def find(self, table: str) -> Member | None:
        """The member of a table, None where the backup has no such table."""
        name = member_of(table)
        return next((member for member in self.manifest.members if member.name == name), None)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a member."""
        with self._zip.open(name) as member:
            yield from member

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of a member, piece by piece."""
        with self._zip.open(name) as member:
            while piece := member.read(PIECE):
                yield piece

    def verify(self, progress: Progress) -> None:
        """Read every member and compare it with the manifest; Damaged where they differ."""
        stated = [MANIFEST, *(member.name for member in self.manifest.members)]
        if sorted(stated) != sorted(self._zip.namelist()):
            raise Damaged(_("The backup does not hold what its list of contents says."))
        for member in self.manifest.members:
            digest = hashlib.sha256()
            for piece in self.pieces(member.name):
                digest.update(piece)
            if digest.hexdigest() != member.sha256:
                raise Damaged(_("In the backup, %(name)s was changed.", name=member.name))
            progress(member.lines)


@contextmanager
def opened(path: Path, progress: Progress = lambda _lines: None) -> Iterator[Bundle]:
    """A backup that was read whole and is what its manifest says; Damaged where it is not."""
    with ExitStack() as stack:
        try:
            bundle = Bundle(stack.enter_context(zipfile.ZipFile(path)))
            bundle.verify(progress)
        except UNREADABLE as error:
            raise Damaged(
                _("%(file)s is no whole backup: it was cut off, changed, or is another file.",
                  file=path.name)
            ) from error  # fmt: skip
        yield bundle
