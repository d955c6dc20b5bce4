"""Running a pass: its rows are counted, and those kept that something is made of.

They are counted as they come, or stay in a server whose client would hold all of them at once.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from audits.packing import wanted
from audits.plans import Judging, Plan, hard
from audits.statement import Statement
from audits.tallying import Tally
from audits.temporary import Scratch

CHUNK = 20_000


@dataclass(frozen=True)
class Pass:
    """Where the rows of a pass go: a tally, and those with certain outcomes to the plan's table.

    Where `stored`, all of them stay in the server.
    """

    plan: Plan
    tally: Tally
    outcomes: frozenset[int]
    scratch: Scratch
    stored: bool

    def run(self, judging: Judging, seen: Callable[[int], None], **given: Any) -> int:
        """Take all rows of a pass, and tell how many there are more; how many are hard."""
        if self.stored:
            return self._store(judging, seen, given)
        cursor: Any = judging.told.run(self.scratch.connection, **given).cursor
        count = 0
        for chunk in iter(lambda: cursor.fetchmany(CHUNK), []):
            count += self._take(chunk)
            seen(len(chunk))
        cursor.close()
        return count

    def _store(
        self, judging: Judging, seen: Callable[[int], None], given: Mapping[str, Any]
    ) -> int:
        """Have the server take the rows; only their counts come out of it."""
        plan, connection = self.plan, self.scratch.connection
        self.scratch.empty(plan.passed)
        seen(judging.stored.run(connection, **given).rowcount)
        counted = plan.count_passed.run(connection)
        self.tally.add({tuple(row[:-1]): row[-1] for row in counted})
        self._filled(plan.keep_passed(self.outcomes), plan.table)
        return self._filled(plan.hard_passed, hard)

    def _filled(self, statement: Statement, table: sa.Table) -> int:
        """How many rows the statement put into the table."""
        number: int = statement.run(self.scratch.connection).rowcount
        self.scratch.settle(table, number)
        return number

    def _take(self, chunk: Sequence[tuple[Any, ...]]) -> int:
        """Count the rows of a chunk, and keep what is to be kept of them."""
        words = len(self.plan.words)
        counted = Counter(map(itemgetter(*range(1, 2 + words)), chunk))
        known = {row: number for row, number in counted.items() if row[1] is not None}
        self.tally.add(known)
        kept = {row for row in known if wanted(row[1:], self.outcomes)}
        if kept:
            self.scratch.add(self.plan.table, (row for row in chunk if row[1:] in kept))
        if len(known) == len(counted):
            return 0
        return self.scratch.add(hard, ((row[0],) for row in chunk if row[2] is None))
