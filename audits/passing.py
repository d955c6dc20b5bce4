"""Running a pass: its rows are counted as they come, and those kept that something is made of."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from audits.packing import wanted
from audits.plans import Plan, hard
from audits.statement import Statement
from audits.tallying import Tally
from audits.temporary import Scratch

CHUNK = 20_000


@dataclass(frozen=True)
class Pass:
    """Where the rows of a pass go: a tally, and those with certain outcomes to the plan's table."""

    plan: Plan
    tally: Tally
    outcomes: frozenset[int]
    scratch: Scratch

    def run(self, statement: Statement, seen: Callable[[int], None], **given: Any) -> int:
        """Take all rows of the statement, and tell how many there are more; how many are hard."""
        cursor: Any = statement.run(self.scratch.connection, **given).cursor
        count = 0
        for chunk in iter(lambda: cursor.fetchmany(CHUNK), []):
            count += self._take(chunk)
            seen(len(chunk))
        cursor.close()
        return count

    def _take(self, chunk: Sequence[tuple[Any, ...]]) -> int:
        """Count the rows of a chunk, and keep what is to be kept of them."""
        words = len(self.plan.words)
        counted = Counter(map(itemgetter(*range(1, 2 + words)), chunk))
        known = {row: number for row, number in counted.items() if row[1] is not None}
        self.tally.add((agency, packed, number) for (agency, *packed), number in known.items())
        kept = {row for row in known if wanted(row[1:], self.outcomes)}
        if kept:
            self.scratch.add(self.plan.table, (row for row in chunk if row[1:] in kept))
        if len(known) == len(counted):
            return 0
        return self.scratch.add(hard, ((row[0],) for row in chunk if row[2] is None))
