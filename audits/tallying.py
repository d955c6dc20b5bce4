"""Counting the words of a pass: how many placements have which outcome, by clause and agency."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from audits.outcomes import BITS
from audits.packing import CLAUSES, REMEMBERED, Words, each, marked
from audits.plan import UNKNOWN

CODES = UNKNOWN + 1
PIECE = 8
"""How many clauses are counted together, by the bits that they have."""
MASK = (1 << BITS * PIECE) - 1
MANY = 200_000
"""How many different words are held before they are added up, so that memory stays bounded."""

Doubtful: TypeAlias = tuple[int, Words]
"""An agency and the words of some of its placements, a clause unknown among them."""
Numbers: TypeAlias = Sequence[int]
"""How many placements have no verdict (not counted, 0), are met, breached and unknown."""


class Tally:
    """The numbers of one plan's outcomes."""

    def __init__(self, clauses: int) -> None:
        self.placements = 0
        self._words: Counter[Words] = Counter()
        self._doubtful: Counter[Doubtful] = Counter()
        self._numbers = [[0] * CODES for _ in range(clauses)]
        self._unknown: Counter[tuple[int, int]] = Counter()

    def add(self, counted: Mapping[Words, int], doubtful: Mapping[Doubtful, int]) -> None:
        """Add numbers of placements with the same words, and of the doubtful among them."""
        self.placements += sum(counted.values())
        self._words.update(counted)
        self._doubtful.update(doubtful)
        if len(self._words) + len(self._doubtful) > MANY:
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
        for (agency, words), number in self._doubtful.items():
            for place in _unknown(words):
                self._unknown[place, agency] += number
        for (first, bits), number in _pieces(self._words).items():
            for place, code in _codes(bits):
                self._numbers[first + place][code] += number
        self._words.clear()
        self._doubtful.clear()


def _pieces(counted: Mapping[Words, int]) -> Counter[tuple[int, int]]:
    """The pieces of all words, by the place of their first clause."""
    pieces: Counter[tuple[int, int]] = Counter()
    for words, number in counted.items():
        for place, word in enumerate(each(words)):
            for piece in range(0, CLAUSES, PIECE):
                pieces[place * CLAUSES + piece, word >> BITS * piece & MASK] += number
    return pieces


@cache
def _codes(bits: int) -> tuple[tuple[int, int], ...]:
    """The places of a piece where there is a verdict, each with its code."""
    codes = ((place, bits >> BITS * place & UNKNOWN) for place in range(PIECE))
    return tuple((place, code) for place, code in codes if code)


@lru_cache(maxsize=REMEMBERED)
def _unknown(words: Words) -> tuple[int, ...]:
    """The places of the clauses that the words leave unknown."""
    return tuple(
        first * CLAUSES + place
        for first, word in enumerate(each(words))
        if (marks := marked(word, UNKNOWN))
        for place in range(CLAUSES)
        if marks >> BITS * place & 1
    )
