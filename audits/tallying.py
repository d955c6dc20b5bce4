"""Counting the words of a pass: how many placements have which outcome, by clause and agency."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

from audits.packing import BITS, CLAUSES
from audits.plan import UNKNOWN

CODES = UNKNOWN + 1
PIECE = 8
"""How many clauses are counted together, by the bits that they have."""
MASK = (1 << BITS * PIECE) - 1
MANY = 200_000
"""How many different pieces are held before they are added up, so that memory stays bounded."""

Numbers: TypeAlias = Sequence[int]
"""How many placements have no verdict (not counted, 0), are met, breached and unknown."""


class Tally:
    """The numbers of one plan's outcomes."""

    def __init__(self, clauses: int) -> None:
        self.placements = 0
        self._clauses = clauses
        self._numbers: dict[int, list[int]] = {}
        self._pieces: Counter[tuple[int, int, int]] = Counter()

    def add(self, counted: Iterable[tuple[int, Sequence[int], int]]) -> None:
        """Add numbers of placements of an agency that have the same words."""
        for agency, packed, number in counted:
            self.placements += number
            for place, word in enumerate(packed):
                for piece in range(0, CLAUSES, PIECE):
                    bits = word >> BITS * piece & MASK
                    if bits:
                        self._pieces[agency, place * CLAUSES + piece, bits] += number
        if len(self._pieces) > MANY:
            self._fold()

    def by_agency(self) -> Iterator[tuple[int, Sequence[Numbers]]]:
        """Each agency, and the numbers of each clause in turn."""
        self._fold()
        for agency, numbers in sorted(self._numbers.items()):
            each = range(0, CODES * self._clauses, CODES)
            yield agency, [numbers[first : first + CODES] for first in each]

    def _fold(self) -> None:
        for (agency, first, bits), number in self._pieces.items():
            numbers = self._numbers.setdefault(agency, [0] * CODES * self._clauses)
            for place, code in _codes(bits):
                numbers[CODES * (first + place) + code] += number
        self._pieces.clear()


@cache
def _codes(bits: int) -> tuple[tuple[int, int], ...]:
    """The places of a piece where there is a verdict, each with its code."""
    codes = ((place, bits >> BITS * place & UNKNOWN) for place in range(PIECE))
    return tuple((place, code) for place, code in codes if code)
