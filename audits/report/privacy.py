"""Counts of people in published tables: small ones are hidden, and what would give them away too.

The rule is for statistics by group. Findings by worker's code are not statistics.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audits.report.data import Group

SMALLEST = 10


@dataclass(frozen=True)
class PublishedGroup:
    """A group as it may be shown; a hidden count is None."""

    name: str
    workers: int | None
    with_finding: int | None


def publishable(groups: Sequence[Group]) -> list[PublishedGroup]:
    """The groups with every count from 1 to 9 hidden, and more where a difference would tell.

    The totals over all groups are taken as known, so what is hidden of a column is always at least
    two counts that make ten people together, as long as there are others left to hide.
    """
    closed = _enough(groups, {i for i, g in enumerate(groups) if _small(g.workers)}, _workers)
    withheld = closed | {
        i for i, g in enumerate(groups) if _small(g.with_finding) or _small(_without(g))
    }
    withheld = _enough(groups, withheld, _workers, _with, _without)
    return [
        PublishedGroup(
            group.name,
            None if i in closed else group.workers,
            None if i in withheld else group.with_finding,
        )
        for i, group in enumerate(groups)
    ]


def _enough(groups: Sequence[Group], hidden: set[int], *counts: Callable[[Group], int]) -> set[int]:
    """`hidden` and the smallest others, until none of the counts can be told from its total."""
    hidden = set(hidden)
    others = sorted(
        (i for i in range(len(groups)) if i not in hidden and groups[i].workers),
        key=lambda i: groups[i].workers,
    )
    while hidden and others:
        sums = [sum(count(groups[i]) for i in hidden) for count in counts]
        if not any(map(_small, sums)):
            break
        hidden.add(others.pop(0))
    return hidden


def _small(count: int) -> bool:
    return 0 < count < SMALLEST


def _workers(group: Group) -> int:
    return group.workers


def _with(group: Group) -> int:
    return group.with_finding


def _without(group: Group) -> int:
    return group.workers - group.with_finding
