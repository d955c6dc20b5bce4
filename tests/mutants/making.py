"""Making the mutants: mutmut changes every function of audits/ in every way that it knows.

It writes them into the folder `mutants` beside copies of what the tests need. How a mutant is
judged is not here.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from tests.databases import ROOT

MADE = ROOT / "mutants"
COPIED = ("audits", "docs", "tests")


class Mutant(NamedTuple):
    """One change: its name, and a key that stays the same while the changed function does."""

    name: str
    key: str

    @property
    def function(self) -> str:
        """The changed function's name, as mutmut writes it."""
        return self.name.partition("__mutmut_")[0]

    @property
    def module(self) -> str:
        """The module that it stands in."""
        return self.name.rpartition(".")[0]


def make() -> None:
    """Write all mutants anew; what was judged before is kept."""
    import mutmut.__main__ as mutmut
    from mutmut.mutation.trampoline import set_mutant_under_test

    for folder in COPIED:
        shutil.rmtree(MADE / folder, ignore_errors=True)
    MADE.mkdir(exist_ok=True)
    os.chdir(ROOT)
    set_mutant_under_test("mutant_generation")
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.create_mutants(os.cpu_count() or 1)


def listed(made: Path, asked: Iterable[str]) -> list[Mutant]:
    """The mutants of a folder, or those of them whose names fit one that is asked for."""
    patterns = [*asked] or ["*"]
    return [
        mutant
        for file in sorted((made / "audits").rglob("*.meta"))
        for mutant in _of_file(file)
        if any(fnmatch(mutant.name, pattern) for pattern in patterns)
    ]


def _of_file(file: Path) -> Iterator[Mutant]:
    """The mutants of one module, in the order in which they were made."""
    lines = file.with_suffix("").read_text("utf-8").splitlines()
    spans = json.loads(file.with_suffix(".spans").read_text("utf-8"))["spans"]
    for name in json.loads(file.read_text("utf-8"))["exit_code_by_key"]:
        first, last = spans[name.rpartition(".")[2]]
        yield Mutant(name, key(name, "\n".join(lines[first - 1 : last])))


def key(name: str, source: str) -> str:
    """A mutant's key: of the function's name and its changed text, without the mutant's number."""
    function = name.partition("__mutmut_")[0]
    text = source.replace(name.rpartition(".")[2], "")
    return hashlib.sha256(f"{function}\n{text}".encode()).hexdigest()[:16]
