"""A mutant's trial: a process of its own runs the tests until one fails.

The process is a fork of one that has collected the tests and run none, so that nothing which an
earlier test left in memory hides a change.
"""

import mmap
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from time import monotonic
from typing import NamedTuple

import pytest

from tests.mutants.making import Mutant

PASSED = "passed"
PATIENCE = 10.0
"""Seconds of processor time that a test has, and so many times what it takes without a change."""
WAITING = 20
"""How many times as long it may stand, since other work may keep it waiting."""
MEMORY = 6 * 2**30
TIMES = {signal.SIGPROF, signal.SIGALRM, signal.SIGXCPU}


class Test(NamedTuple):
    """A test with the seconds of processor time that it takes without a change."""

    item: pytest.Item
    seconds: float


class End(NamedTuple):
    """How a trial ended (`passed`, `test`, `time`, `crash`), at which test, after how long."""

    how: str
    place: int
    seconds: float


class Failures:
    """The part of the plugin that remembers whether a test has failed."""

    def __init__(self) -> None:
        self.failed = False

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that failed, or could not be set up or cleared away."""
        self.failed = self.failed or report.failed


def run(item: pytest.Item, following: pytest.Item | None) -> None:
    """Run a test as pytest does."""
    item.ihook.pytest_runtest_protocol(item=item, nextitem=following)


class Trial:
    """A process that tries one mutant or several at once, seen from outside."""

    def __init__(
        self, mutants: Sequence[Mutant], tests: Sequence[Test], failures: Failures
    ) -> None:
        self._place = mmap.mmap(-1, 8)
        self._folder = tempfile.mkdtemp(prefix="mutant-", dir=_memory())
        self._begun = monotonic()
        self.pid = os.fork()
        if not self.pid:
            self._live(mutants, tests, failures)

    def end(self, status: int) -> End:
        """How it ended, once the process has."""
        shutil.rmtree(self._folder, ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        place = int.from_bytes(self._place[:8], "little")
        self._place.close()
        how = {0: PASSED, 1: "test"}.get(code, "time" if -code in TIMES else "crash")
        return End(how, place, monotonic() - self._begun)

    def _live(self, mutants: Sequence[Mutant], tests: Sequence[Test], failures: Failures) -> None:
        """Be the process: never returns."""
        code = 1
        with suppress(BaseException):
            silence()
            os.environ["PYTEST_DEBUG_TEMPROOT"] = self._folder
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            for mutant in mutants:
                put_in(mutant)
            for place, test in enumerate(tests):
                self._place[:8] = place.to_bytes(8, "little")
                allow(PATIENCE * (1 + test.seconds))
                run(test.item, tests[place + 1].item if place + 1 < len(tests) else None)
                if failures.failed:
                    break
            else:
                code = 0
        os._exit(code)


def put_in(mutant: Mutant) -> None:
    """Let the changed function be called in the place of the one that is written."""
    function = mutant.function.rpartition(".")[2]
    versions = getattr(import_module(mutant.module), f"mutants_{function}__mutmut")
    versions["_mutmut_orig"] = versions[mutant.name.rpartition(".")[2]]


def allow(seconds: float) -> None:
    """Let this process end when it has worked for so long, or stood for many times as long."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, WAITING * seconds)


def silence() -> None:
    """Let this process say nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def _memory() -> str | None:
    """A folder in memory, where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
