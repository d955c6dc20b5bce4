"""What became of a file: how many rows were added, changed, unchanged and refused, and why."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from flask_babel import gettext as _

from registry.errors import Refused

SHOWN = 100
"""How many rows of each kind are named: added, changed, refused, and the others."""

Progress = Callable[[str, int, int], None]
"""Told the stage (a sentence), how much of it is done, and how much there is."""


@dataclass(frozen=True)
class Refusal:
    """One cell, row or file that cannot come in.

    An empty `column` is the whole row, line 0 the whole file; `row` is what the row calls itself.
    """

    line: int
    column: str
    value: str
    reason: str
    row: str = ""

    def __str__(self) -> str:
        parts = {
            "line": self.line,
            "row": f" ({self.row})" if self.row and self.row != self.value else "",
            "column": f", {self.column}" if self.column else "",
            "value": f" {self.value!r}" if self.value else "",
            "reason": self.reason,
        }
        if self.line == 0:
            return _("the file%(column)s%(value)s: %(reason)s", **parts)
        return _("line %(line)s%(row)s%(column)s%(value)s: %(reason)s", **parts)


class BadFile(Refused):
    """A file that cannot be read as a whole, in one sentence."""

    def __init__(self, reason: str, *, line: int = 0, column: str = "", value: str = "") -> None:
        super().__init__("file", reason)
        self.refusal = Refusal(line, column, value, reason)


@dataclass
class Result:
    """The outcome of an import or of its preview.

    `refused` lists every refusal, several for one row where several cells are bad; `rejects` are
    the refused rows by their line. `missing` names what the register holds and the list no longer
    has: it is told, never deleted; `delisted` are those of them that lose their licence by it.
    `lifted` are those that an act of the authority stops and the list would let recruit.
    `additions` and `changes` name the first rows, `shown` or more. `resembling` are the agencies
    that resemble sanctioned ones by what is new of them (`guarding.bringing.Resembling`).
    `unreadable` says that no row could be looked at.
    """

    shown: ClassVar[int] = SHOWN
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    delisted: list[str] = field(default_factory=list)
    lifted: list[str] = field(default_factory=list)
    resembling: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    additions: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rejects: dict[int, list[str]] = field(default_factory=dict)
    unreadable: bool = False

    @property
    def refused_rows(self) -> int:
        """How many rows were refused; a file that cannot be read counts as one."""
        return 1 if self.unreadable else len(self.rejects)

    @property
    def marks(self) -> frozenset[str]:
        """By what all that resembles somebody is known again on a page."""
        return frozenset(mark for one in self.resembling for mark in one.marks)

    def stands(self, skip_bad: bool) -> bool:
        """Whether the good rows are written: none is bad, or the bad ones are left out."""
        return not self.unreadable and (skip_bad or not self.refused)

    def without_writing(self) -> "Result":
        """The same outcome where, for its bad rows, nothing was written."""
        self.added = self.changed = self.unchanged = 0
        self.additions, self.changes, self.delisted, self.lifted = [], [], [], []
        return self

    def as_json(self) -> dict[str, Any]:
        """The closing line as an object, with every refusal."""
        return {
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused_rows,
            "refusals": [vars(refusal) for refusal in self.refused],
            "missing": self.missing,
            "delisted": self.delisted,
            "lifted": self.lifted,
            "resembling": [f"{one.register}:{one.number}" for one in self.resembling],
        }


def unreadable(error: BadFile) -> Result:
    """The outcome of a file that could not be read."""
    return Result(refused=[error.refusal], unreadable=True)


def quiet(_stage: str, _done: int, _of: int) -> None:
    """The progress that nobody watches."""
