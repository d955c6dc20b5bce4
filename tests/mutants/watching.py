"""The pass that watches: which functions each test calls, and how long it takes unchanged."""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from tests.mutants.trial import Failures, run, silence


class Seen(NamedTuple):
    """What one test did: seconds of processor time, functions called, and whether it failed."""

    seconds: float
    functions: list[str]
    failed: bool


def watch(items: Sequence[pytest.Item], failures: Failures, kept: Path) -> dict[str, Seen]:
    """What each test does without a change, by its name; kept in a file while nothing changes."""
    state_of_all = [printed(Path.cwd()), sorted(item.nodeid for item in items)]
    try:
        state_then, found = json.loads(kept.read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        state_then = None
    if state_then != state_of_all:
        found = _watched(items, failures)
        kept.write_text(json.dumps([state_of_all, found]), "utf-8")
    seen = {name: Seen(*what) for name, what in found.items()}
    broken = sorted(name for name, what in seen.items() if what.failed)
    if broken:
        raise pytest.UsageError(f"These fail without any change: {', '.join(broken)}.")
    return seen


def printed(folder: Path) -> str:
    """A print of the law and its tests as they are."""
    made = hashlib.sha256()
    for file in sorted(file for part in ("audits", "tests") for file in (folder / part).rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            made.update(file.read_bytes())
    return made.hexdigest()


def _watched(items: Sequence[pytest.Item], failures: Failures) -> dict[str, Any]:
    """What each test does, found by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "seen.json"
        pid = os.fork()
        if not pid:
            _live(items, failures, file)
        _, status = os.waitpid(pid, 0)
        if status:
            raise pytest.UsageError("The pass that watches which test calls what broke off.")
        return json.loads(file.read_text("utf-8"))


def _live(items: Sequence[pytest.Item], failures: Failures, file: Path) -> None:
    """Be the process: never returns."""
    code = 1
    try:
        silence()
        set_mutant_under_test("stats")
        seen = {}
        for item, following in zip(items, [*items[1:], None], strict=True):
            seen[item.nodeid] = _seen(item, following, failures)
        file.write_text(json.dumps(seen), "utf-8")
        code = 0
    finally:
        os._exit(code)


def _seen(item: pytest.Item, following: pytest.Item | None, failures: Failures) -> Seen:
    called = state()._stats
    called.clear()
    failures.failed = False
    begun = process_time()
    run(item, following)
    return Seen(round(process_time() - begun, 4), sorted(called), failures.failed)
