"""Running a pass: its rows are counted, and those kept that something is made of.

They are counted as they come, or stay in a server whose client would hold all of them at once.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

import sqlalchemy as sa

from audits.packing import Words, each, wanted
from audits.plan import UNKNOWN
from audits.plans import Judging, Plan, hard
from audits.statement import Statement
from audits.tallying import Doubtful, Tally
from audits.temporary import Scratch

CHUNK = 20_000
DOUBTFUL = frozenset({UNKNOWN})

Row: TypeAlias = tuple[Any, ...]
"""A placement, its agency, and its words."""
T = TypeVar("T")


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
        self._count(plan.count_passed.run(connection))
        self._filled(plan.keep_passed(self.outcomes), plan.table)
        return self._filled(plan.hard_passed, hard)

    def _filled(self, statement: Statement, table: sa.Table) -> int:
        """How many rows the statement put into the table."""
        number: int = statement.run(self.scratch.connection).rowcount
        self.scratch.settle(table, number)
        return number

    def _count(self, rows: Iterable[Sequence[Any]]) -> None:
        """Count rows that begin with how many placements have that agency and those words."""
        counted: Counter[Words] = Counter()
        doubtful: Counter[Doubtful] = Counter()
        for row in rows:
            words = self._words(row)
            counted[words] += row[0]
            if wanted(words, DOUBTFUL):
                doubtful[row[1], words] = row[0]
        self.tally.add(counted, doubtful)

    def _take(self, chunk: Sequence[Row]) -> int:
        """Count the rows of a chunk, and keep what is to be kept of them."""
        told = list(map(self._words, chunk))
        counted = Counter(told)
        unsure = {words for words in counted if None in each(words)}
        for words in unsure:
            del counted[words]
        doubtful, kept = (
            {words for words in counted if wanted(words, outcomes)}
            for outcomes in (DOUBTFUL, self.outcomes)
        )
        agencies = map(itemgetter(1), chunk)
        self.tally.add(counted, Counter(_among(doubtful, told, zip(agencies, told, strict=True))))
        if kept:
            self.scratch.add(self.plan.table, _among(kept, told, chunk))
        if not unsure:
            return 0
        return self.scratch.add(hard, ((row[0],) for row in _among(unsure, told, chunk)))

    @cached_property
    def _words(self) -> Callable[[Sequence[Any]], Words]:
        return itemgetter(*range(2, 2 + len(self.plan.words)))


def _among(some: Container[Words], told: Iterable[Words], rows: Iterable[T]) -> Iterator[T]:
    """The rows of which some of the words are told."""
    return compress(rows, map(some.__contains__, told))
