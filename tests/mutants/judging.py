"""The judging of mutants: a plugin for pytest that takes the place of its run of the tests.

It collects once, watches once which test calls which function, and then tries each mutant by the
tests that call what it changes: alone while they are quick, and by the rest together with others.
It is run in the folder of the mutants, by `python -m tests.mutants.judging FILE JOBS NAME...`;
the file takes the judgements.
"""

import gc
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from mutmut.configuration import config
from mutmut.mutation import trampoline

from tests.databases import shared_server
from tests.mutants import judgements
from tests.mutants.grouping import Alive, groups, split
from tests.mutants.judgements import ALIVE, KILLED, SURVIVED, UNTESTED, Judgement
from tests.mutants.making import Mutant, listed
from tests.mutants.ordering import Ordering, quick
from tests.mutants.scoring import say
from tests.mutants.trial import PASSED, End, Failures, Test, Trial
from tests.mutants.watching import Seen, watch

TOLD = 100
"""After how many mutants a line is printed."""


class Open(NamedTuple):
    """A mutant that is to be judged, with the tests that it has to pass, in no order."""

    mutant: Mutant
    tests: list[str]
    earlier: Judgement | None


class Judging(Failures):
    """The plugin."""

    def __init__(self, file: Path, jobs: int, asked: list[str]) -> None:
        super().__init__()
        self._file = file
        self._jobs = jobs
        self._asked = asked
        self._running: dict[int, tuple[Trial, Mutant, list[str], list[str]]] = {}
        self._alive: list[Alive] = []

    @pytest.hookimpl
    def pytest_configure(self) -> None:
        """Take chance out of the tests, and a time limit that a slow machine would break."""
        from hypothesis import settings

        settings.register_profile("mutants", deadline=None, derandomize=True, database=None)
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge every open mutant in place of running the tests."""
        seen = watch(session.items, self, self._file.with_name("seen.json"))
        self._tests = {item.nodeid: Test(item, seen[item.nodeid].seconds) for item in session.items}
        self._ordering = Ordering({name: test.seconds for name, test in self._tests.items()})
        files = {judgements.file_of(test) for test in self._tests}
        self._prints = judgements.prints(Path.cwd(), sorted(files))
        todo = list(self._open(seen))
        say(f"{len(self._tests)} tests, {len(todo)} mutants to judge")
        # Which version of a function is called is put in by hand, so that none need be looked up.
        trampoline.get_mutant_under_test = lambda: ""
        gc.freeze()
        self._each_alone(todo)
        say(f"{len(self._alive)} are alive after the quick tests")
        for group in groups(self._alive):
            self._together(group, self._union(group))
        return True

    def _open(self, seen: Mapping[str, Seen]) -> Iterator[Open]:
        """The mutants to judge: those of which nothing is known first."""
        earlier = judgements.read(self._file)
        calling = callers(seen)
        found = []
        for mutant in listed(Path.cwd(), self._asked):
            before, tests = earlier.get(mutant.key), calling[mutant.function]
            left = judgements.left(before, tests, self._prints)
            if before is not None and before.killer in tests:
                self._ordering.kill(mutant, before.killer)
            if not judgements.settled(before, tests, left):
                found.append(Open(mutant, left, before))
        return iter(sorted(found, key=lambda asked: asked.earlier is not None))

    def _each_alone(self, todo: list[Open]) -> None:
        """Try each mutant by its quick tests."""
        for done, asked in enumerate(todo, 1):
            if len(self._running) == self._jobs:
                self._wait()
            self._start(asked)
            if done % TOLD == 0:
                say(f"{done} of {len(todo)}, {len(self._alive)} alive")
        while self._running:
            self._wait()

    def _start(self, asked: Open) -> None:
        """Begin a mutant's trial, or write at once that no test calls what it changes."""
        killer = asked.earlier.killer if asked.earlier else ""
        order = self._ordering.ordered(asked.mutant, asked.tests, killer)
        if not order:
            self._write(Judgement(*asked.mutant, UNTESTED))
            return
        number = quick([self._tests[test].seconds for test in order])
        trial = self._trial([asked.mutant], order[:number])
        self._running[trial.pid] = trial, asked.mutant, order[:number], order[number:]

    def _wait(self) -> None:
        """Wait until one trial has ended; its mutant is killed, alive or a survivor."""
        pid, status = os.wait()
        trial, mutant, order, later = self._running.pop(pid)
        end = trial.end(status)
        if end.how != PASSED:
            self._killed(mutant, order[end.place], end)
        elif later:
            self._alive.append(Alive(mutant, later))
            self._write(Judgement(*mutant, ALIVE, seconds=end.seconds))
        else:
            self._survived(mutant, end.seconds)

    def _together(self, group: list[Alive], tests: list[str]) -> None:
        """Try several mutants at once; where a test fails, each alone tells whether it was it."""
        end = self._tried(group, tests)
        if end.how == PASSED:
            for alive in group:
                self._survived(alive.mutant, end.seconds / len(group))
            return
        test, rest = tests[end.place], []
        if len(group) == 1:
            self._killed(group[0].mutant, test, end)
            return
        for alive in group:
            alone = self._tried([alive], [test]) if test in alive.tests else None
            if alone is None or alone.how == PASSED:
                rest.append(alive)
            else:
                self._killed(alive.mutant, test, alone)
        later = tests[end.place :] if len(rest) == len(group) else tests[end.place + 1 :]
        for part in split(rest) if len(rest) == len(group) else [rest] if rest else []:
            self._together(part, later)

    def _union(self, group: list[Alive]) -> list[str]:
        """The tests that any of a group has still to pass, the quickest first."""
        tests = {test for alive in group for test in alive.tests}
        return sorted(tests, key=lambda test: (self._tests[test].seconds, test))

    def _tried(self, group: list[Alive], tests: list[str]) -> End:
        """How a trial ended, waited for."""
        if not tests:
            return End(PASSED, 0, 0.0)
        trial = self._trial([alive.mutant for alive in group], tests)
        return trial.end(os.waitpid(trial.pid, 0)[1])

    def _trial(self, mutants: list[Mutant], tests: list[str]) -> Trial:
        return Trial(mutants, [self._tests[test] for test in tests], self)

    def _killed(self, mutant: Mutant, killer: str, end: End) -> None:
        self._ordering.kill(mutant, killer)
        self._write(Judgement(*mutant, KILLED, killer, end.how, seconds=end.seconds))

    def _survived(self, mutant: Mutant, seconds: float) -> None:
        self._write(Judgement(*mutant, SURVIVED, passed=self._prints, seconds=seconds))

    def _write(self, judgement: Judgement) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(judgement.line())


def callers(seen: Mapping[str, Seen]) -> defaultdict[str, list[str]]:
    """The tests that call each function."""
    found = defaultdict(list)
    for test, what in seen.items():
        for function in what.functions:
            found[function].append(test)
    return found


def main(file: Path, jobs: int, asked: list[str]) -> int:
    """Judge the mutants that are asked for, or all; pytest's status."""
    trampoline.set_mutant_under_test("")
    chosen = [*config().pytest_add_cli_args, *config().pytest_add_cli_args_test_selection]
    # Any other way of telling a failure reads the whole of the long files that mutmut writes.
    usual = ["--rootdir=.", "-q", "-s", "--tb=native"]
    with shared_server():
        return pytest.main([*usual, *chosen], [Judging(file, jobs, asked)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
