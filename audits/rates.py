"""Rates of exchange by day, as exact fractions; no rate is ever guessed or interpolated."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from audits.money import exponent

OLDEST = 92
"""How many days older than the day asked for a rate may be."""


@dataclass(frozen=True)
class Quote:
    """A rate as it was used: its own day, major units for one, and whether it stood so."""

    day: int
    ratio: Fraction
    direct: bool


class Rates:
    """The dated rates between currencies, each a ratio of major units."""

    def __init__(self, rows: Iterable[tuple[int, str, str, int, int]]) -> None:
        """Take rows of day, from, to, numerator and denominator; one not above 0 is no rate."""
        self._pairs: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        self._minor: dict[tuple[int | None, str, str], Fraction | None] = {}
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
        quote = self.quote(day, source, target)
        return None if quote is None else quote.ratio

    def quote(self, day: int | None, source: str, target: str) -> "Quote | None":
        """The rate of two different currencies that counts on `day`, by the same rule."""
        if day is None:
            return None
        direct = self._latest(day, source, target)
        inverse = self._latest(day, target, source)
        if direct is not None and (inverse is None or direct[0] >= inverse[0]):
            return Quote(direct[0], Fraction(direct[1], direct[2]), direct=True)
        if inverse is None:
            return None
        return Quote(inverse[0], Fraction(inverse[2], inverse[1]), direct=False)

    def minor(self, day: int | None, source: str, target: str) -> Fraction | None:
        """How many minor units of `target` one minor unit of `source` is on `day`."""
        key = (day, source, target)
        if key not in self._minor:
            rate = self.on(day, source, target)
            scale = Fraction(10) ** (exponent(target) - exponent(source))
            self._minor[key] = None if rate is None else rate * scale
        return self._minor[key]

    def _latest(self, day: int, source: str, target: str) -> tuple[int, int, int] | None:
        pair = self._pairs.get((source, target), [])
        place = bisect_right(pair, day, key=lambda entry: entry[0])
        return pair[place - 1] if place and pair[place - 1][0] >= day - OLDEST else None


def half_up(value: Fraction) -> int:
    """A value of 0 or more, rounded to a whole number, one half upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def converted(amount: int, rate: Fraction) -> int:
    """An amount of minor units at a rate, rounded half up; the same as of their product."""
    return (2 * amount * rate.numerator + rate.denominator) // (2 * rate.denominator)


def lacking(source: str, target: str) -> str:
    """The name of a rate that is missing, from the amount's currency to the target's."""
    return f"rate:{source}/{target}"
