"""Groups of mutants that are tried at once by the slow tests, which most of them survive.

A group that passes has survived, each of it: one that would have been killed alone may hide behind
another, so that the score is rather too low than too high.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.mutants.making import Mutant

SIZE = 16


class Alive(NamedTuple):
    """A mutant that the quick tests let live, with the tests that it has still to pass."""

    mutant: Mutant
    tests: list[str]


def groups(alive: Iterable[Alive]) -> Iterator[list[Alive]]:
    """Groups in which no two change the same function, since only one of them could be put in."""
    waiting: defaultdict[str, list[Alive]] = defaultdict(list)
    for one in alive:
        waiting[one.mutant.function].append(one)
    while waiting:
        fullest = sorted(waiting, key=lambda function: (-len(waiting[function]), function))[:SIZE]
        yield [waiting[function].pop() for function in fullest]
        waiting = defaultdict(list, {name: left for name, left in waiting.items() if left})


def split(group: list[Alive]) -> list[list[Alive]]:
    """A group's halves: only together did they fail."""
    half = len(group) // 2
    return [group[:half], group[half:]]
