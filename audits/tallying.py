"""Counting the words of a pass: how many placements have which outcome, by clause and agency."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from audits.packing import BITS, CLAUSES, REMEMBERED, marked
from audits.plan import UNKNOWN

CODES = UNKNOWN + 1
PIECE = 8
"""How many clauses are counted together, by the bits that they have."""
MASK = (1 << BITS * PIECE) - 1
MANY = 200_000
"""How many different rows are held before they are added up, so that memory stays bounded."""

Row: TypeAlias = tuple[int, ...]
"""An agency and the words of some of its placements."""
Numbers: TypeAlias = Sequence[int]
"""How many placements have no verdict (not counted, 0), are met, breached and unknown."""


class Tally:
    """The numbers of one plan's outcomes."""

    def __init__(self, clauses: int) -> None:
        self.placements = 0
        self._rows: Counter[Row] = Counter()
        self._numbers = [[0] * CODES for _ in range(clauses)]
        self._unknown: Counter[tuple[int, int]] = Counter()

    def add(self, counted: Mapping[Row, int]) -> None:
        """Add numbers of placements that have the same agency and the same words."""
        self.placements += sum(counted.values())
        self._rows.update(counted)
        if len(self._rows) > MANY:
            self._fold()

    @property
    def numbers(self) -> Sequence[Numbers]:
        """The numbers of each clause in turn."""
        self._fold()
        return self._numbers

    @property
    def unknown(self) -> Mapping[tuple[int, int], int]:
        """How many placements are unknown, by the clause's place and the agency."""
        self._fold()
        return self._unknown

    def _fold(self) -> None:
        patterns: Counter[Row] = Counter()
        for row, number in self._rows.items():
            words = row[1:]
            patterns[words] += number
            for place in _unknown(words):
                self._unknown[place, row[0]] += number
        for (first, bits), number in _pieces(patterns).items():
            for place, code in _codes(bits):
                self._numbers[first + place][code] += number
        self._rows.clear()


def _pieces(patterns: Mapping[Row, int]) -> Counter[tuple[int, int]]:
    """The pieces of all words, by the place of their first clause."""
    pieces: Counter[tuple[int, int]] = Counter()
    for words, number in patterns.items():
        for place, word in enumerate(words):
            for piece in range(0, CLAUSES, PIECE):
                pieces[place * CLAUSES + piece, word >> BITS * piece & MASK] += number
    return pieces


@cache
def _codes(bits: int) -> tuple[tuple[int, int], ...]:
    """The places of a piece where there is a verdict, each with its code."""
    codes = ((place, bits >> BITS * place & UNKNOWN) for place in range(PIECE))
    return tuple((place, code) for place, code in codes if code)


@lru_cache(maxsize=REMEMBERED)
def _unknown(words: Row) -> tuple[int, ...]:
    """The places of the clauses that the words leave unknown."""
    return tuple(
        first * CLAUSES + place
        for first, word in enumerate(words)
        if (marks := marked(word, UNKNOWN))
        for place in range(CLAUSES)
        if marks >> BITS * place & 1
    )
