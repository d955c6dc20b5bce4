"""Which test is tried first on a mutant: the one that is worth most for its time.

Most mutants die of the test that killed their neighbours; a survivor is tried by all, so there
the order matters nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from tests.mutants.making import Mutant

FUNCTION = 10.0
"""How much more a kill in the same function says than one elsewhere in its module."""
ANYWHERE = 0.02
"""How much less one in another module says."""
KNOWN = 30.0
"""How much it says that the test has killed the mutant before."""
UNKNOWN = 0.1
"""What a test is worth that has killed nothing yet."""
START = 0.02
"""Seconds that any test takes, so that none seems to cost nothing."""


ALONE = 1.5
"""Seconds of tests by which a mutant is tried alone."""


class Ordering:
    """What is known of the killers so far."""

    def __init__(self, seconds: Mapping[str, float]) -> None:
        self._seconds = seconds
        self._kills: Counter[tuple[str, str]] = Counter()

    def kill(self, mutant: Mutant, test: str) -> None:
        """Remember which test killed a mutant."""
        self._kills[mutant.function, test] += 1
        self._kills[mutant.module, test] += 1
        self._kills["", test] += 1

    def ordered(self, mutant: Mutant, tests: Iterable[str], killer: str = "") -> list[str]:
        """The tests in the order in which they are tried; `killer` killed the mutant before."""
        worth = {test: self._worth(mutant, test, killer) for test in tests}
        return sorted(worth, key=lambda test: (-worth[test], test))

    def _worth(self, mutant: Mutant, test: str, killer: str) -> float:
        known = KNOWN * (test == killer)
        near = FUNCTION * self._kills[mutant.function, test] + self._kills[mutant.module, test]
        far = ANYWHERE * self._kills["", test]
        return (known + near + far + UNKNOWN) / (START + self._seconds[test])


def quick(seconds: Sequence[float]) -> int:
    """How many tests, of these in their order, a mutant is tried by alone: at least the first."""
    sums = accumulate(seconds)
    return max(1, sum(whole <= ALONE for whole in sums))
