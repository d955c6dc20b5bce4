"""Lists by form: what a trigram, a number or a telephone leads to. Of whom, is not asked here.

They never change, so that any thread may read them; renewed ones share every list that stayed.
"""

from bisect import insort
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item", int, tuple[int, int, str, str])


class Postings(Generic[Item]):
    """Items by their forms, each list in the order of its items, whatever came first."""

    def __init__(self, held: dict[str, list[Item]] | None = None) -> None:
        self._held: dict[str, list[Item]] = held or {}

    def get(self, form: str) -> Sequence[Item]:
        """What a form leads to."""
        return self._held.get(form, ())

    def renewed(
        self, gone: Iterable[tuple[str, Item]], come: Iterable[tuple[str, Item]]
    ) -> "Postings[Item]":
        """The lists without the items that are gone and with those that come."""
        held, own = dict(self._held), dict[str, list[Item]]()

        def mine(form: str) -> list[Item]:
            if form not in own:
                own[form] = held[form] = list(held.get(form, ()))
            return own[form]

        for form, item in gone:
            mine(form).remove(item)
        for form, item in come:
            insort(mine(form), item)
        for form in [form for form, left in own.items() if not left]:
            del held[form]
        return Postings(held)
