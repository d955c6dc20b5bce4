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

PARTS = ("preparation", "pass", "counting", "findings")


@dataclass
class Watch:
    """The seconds of each part of a run, how many statements it had, and those of the pass."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    statements: int = 0
    passes: list[sa.Insert] = field(default_factory=list)

    def note(self, statement: Any, took: float) -> None:
        """Add a statement that has been executed; None is one that was given as text."""
        part = _part(statement)
        self.seconds[part] += took
        self.statements += 1
        if part == "pass":
            self.passes.append(statement)

    @property
    def columns(self) -> dict[str, set[str]]:
        """The columns of the record that the pass reads, by table."""
        found: dict[str, set[str]] = {placement.name: set(), cost_sheet.name: set()}
        for statement in self.passes:
            for one in visitors.iterate(statement):
                if isinstance(one, sa.ColumnClause) and one.table in (placement, cost_sheet):
                    found[one.table.name].add(one.name)
        return found


@contextmanager
def watched(connection: sa.Connection) -> Iterator[Watch]:
    """A watch on the statements of a connection.

    A statement's time ends when its first rows are there: the rest of the reading, and the making
    of its text, are Python's.
    """
    watch = Watch()

    def before(*args: Any) -> None:
        args[4].started = perf_counter()

    def after(*args: Any) -> None:
        compiled = args[4].compiled
        watch.note(compiled and compiled.statement, perf_counter() - args[4].started)

    heard = (("before_cursor_execute", before), ("after_cursor_execute", after))
    for name, hear in heard:
        sa.event.listen(connection, name, hear)
    try:
        yield watch
    finally:
        for name, hear in heard:
            sa.event.remove(connection, name, hear)


def _part(statement: Any) -> str:
    """The part of a run: what fills a table from the record is the pass, or a finding."""
    if isinstance(statement, sa.Insert) and statement.table is finding:
        return "findings"
    if isinstance(statement, sa.Insert) and statement.select is not None:
        return "counting" if _of_codes(statement.select) else "pass"
    if isinstance(statement, sa.Select) and _of_codes(statement):
        return "counting"
    return "preparation"


def _of_codes(select: sa.Select[Any]) -> bool:
    """Whether only a temporary table is read, such as the codes that the pass has written."""
    return all(isinstance(one, sa.Table) for one in select.get_final_froms())
