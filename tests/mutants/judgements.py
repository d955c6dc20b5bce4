"""What became of each mutant, kept as lines of JSON so that a run can stop and go on.

A killed mutant is not judged again while its change is the same and its killer is still a test; a
survivor is judged by the tests that it has not passed yet, and by those that changed since.
Judging is not here, nor which test comes first.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

KILLED, SURVIVED, UNTESTED = "killed", "survived", "untested"
ALIVE = "alive"
"""Of a mutant that only the quick tests have judged."""


@dataclass(frozen=True)
class Judgement:
    """One mutant's end: which test killed it and how, or which tests it passed."""

    mutant: str
    key: str
    outcome: str
    killer: str = ""
    how: str = ""
    """`test`, or `time` and `crash` where the process was ended while the killer ran."""
    passed: Mapping[str, str] = field(default_factory=dict)
    """The files of the tests that a survivor passed, each with its print of then."""
    seconds: float = 0.0

    def line(self) -> str:
        """The judgement as a line of JSON."""
        written = {**asdict(self), "seconds": round(self.seconds, 2)}
        return json.dumps(written, ensure_ascii=False) + "\n"


def read(file: Path) -> dict[str, Judgement]:
    """The last judgement of each key; a last line that was cut off is passed over."""
    if not file.exists():
        return {}
    found = {}
    for line in file.read_text("utf-8").splitlines():
        try:
            judgement = Judgement(**json.loads(line))
        except json.JSONDecodeError:
            continue
        found[judgement.key] = judgement
    return found


def settled(earlier: Judgement | None, tests: Sequence[str], left: Sequence[str]) -> bool:
    """Whether a mutant was killed by a test that there still is, or has passed all there are."""
    if earlier is None or earlier.outcome not in {KILLED, SURVIVED}:
        return False
    return earlier.killer in tests if earlier.outcome == KILLED else not left


def left(earlier: Judgement | None, tests: Iterable[str], prints: Mapping[str, str]) -> list[str]:
    """The tests that a mutant has not passed as they are now."""
    passed = earlier.passed if earlier and earlier.outcome == SURVIVED else {}
    return [test for test in tests if passed.get(file_of(test)) != prints[file_of(test)]]


def file_of(test: str) -> str:
    """The file that a test stands in."""
    return test.partition("::")[0]


def prints(root: Path, files: Iterable[str]) -> dict[str, str]:
    """A print of each file of tests: of its text and of all beside and below it that is no test."""
    return {file: _print(root / file) for file in files}


def _print(file: Path) -> str:
    made = hashlib.sha256(file.read_bytes())
    for beside in sorted(file.parent.rglob("*")):
        helps = not beside.name.startswith("test_") and "__pycache__" not in beside.parts
        if beside.is_file() and helps:
            made.update(beside.read_bytes())
    return made.hexdigest()[:16]
