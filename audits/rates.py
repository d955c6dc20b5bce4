"""Rates of exchange by day, as exact fractions; no rate is ever guessed or interpolated."""

from bisect import bisect_right
from collections.abc import Iterable
from fractions import Fraction

from audits.money import exponent

OLDEST = 92
"""How many days older than the day asked for a rate may be."""


class Rates:
    """The dated rates between currencies, each a ratio of major units."""

    def __init__(self, rows: Iterable[tuple[int, str, str, int, int]]) -> None:
        """Take rows of day, from, to, numerator and denominator; one not above 0 is no rate."""
        self._pairs: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        for day, source, target, numerator, denominator in rows:
            if numerator > 0 and denominator > 0:
                pair = self._pairs.setdefault((source, target), [])
                pair.append((day, numerator, denominator))
        for pair in self._pairs.values():
            pair.sort()

    def on(self, day: int | None, source: str, target: str) -> Fraction | None:
        """How many major units of `target` one of `source` is on `day`; None where not known.

        The latest rate on or before the day and at most 92 days older, direct or the inverse of
        the opposite pair: the later of the two, the direct one where they are of one day.
        """
        if source == target:
            return Fraction(1)
        if day is None:
            return None
        direct = self._latest(day, source, target)
        inverse = self._latest(day, target, source)
        if direct is not None and (inverse is None or direct[0] >= inverse[0]):
            return Fraction(direct[1], direct[2])
        return None if inverse is None else Fraction(inverse[2], inverse[1])

    def minor(self, day: int | None, source: str, target: str) -> Fraction | None:
        """How many minor units of `target` one minor unit of `source` is on `day`."""
        rate = self.on(day, source, target)
        if rate is None:
            return None
        return rate * Fraction(10) ** (exponent(target) - exponent(source))

    def _latest(self, day: int, source: str, target: str) -> tuple[int, int, int] | None:
        pair = self._pairs.get((source, target), [])
        place = bisect_right(pair, day, key=lambda entry: entry[0])
        return pair[place - 1] if place and pair[place - 1][0] >= day - OLDEST else None


def half_up(value: Fraction) -> int:
    """A value of 0 or more, rounded to a whole number, one half upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def lacking(source: str, target: str) -> str:
    """The name of a rate that is missing, from the amount's currency to the target's."""
    return f"rate:{source}/{target}"
