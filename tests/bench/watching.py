"""Watching a run from outside: where its time goes, and which columns its pass reads."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import visitors

from audits.facts import cost_sheet, finding, placement

PASS = "judge_verdict"


@dataclass
class Watch:
    """Seconds by kind of statement, how many there were, and what the pass reads of each table."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    statements: int = 0
    columns: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, statement: Any, took: float) -> None:
        """Add a statement; what is neither pass, nor counting, nor finding is preparation."""
        kind = "preparation"
        if isinstance(statement, sa.Insert):
            if statement.table.name == PASS:
                kind = "pass"
                self._read(statement)
            elif statement.table is finding:
                kind = "findings"
        elif isinstance(statement, sa.Select) and PASS in map(str, statement.get_final_froms()):
            kind = "counting"
        self.seconds[kind] += took
        self.statements += 1

    def _read(self, statement: sa.Insert) -> None:
        for part in visitors.iterate(statement):
            if isinstance(part, sa.ColumnClause) and part.table in (placement, cost_sheet):
                self.columns[part.table.name].add(part.name)


@contextmanager
def watched(connection: sa.Connection) -> Iterator[Watch]:
    """A watch on the statements of a connection.

    A statement's time ends when its first rows are there, so what is read row by row counts as
    Python's. Making the SQL text is Python's as well.
    """
    watch = Watch()

    def before(*args: Any) -> None:
        args[4].started = perf_counter()

    def after(*args: Any) -> None:
        context = args[4]
        compiled = context.compiled
        watch.note(compiled and compiled.statement, perf_counter() - context.started)

    heard = (("before_cursor_execute", before), ("after_cursor_execute", after))
    for name, hear in heard:
        sa.event.listen(connection, name, hear)
    try:
        yield watch
    finally:
        for name, hear in heard:
            sa.event.remove(connection, name, hear)
