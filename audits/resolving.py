"""Which reference terms a work is held against: pure, from terms in memory.

A reference is the most specific of its kind that fits: one that names the occupation, then the
sector, then the area, then the latest; of two that name an occupation equally, the one that names
more of it. A term without a wage is a reference without a wage: it still hides a less specific
one, for what it says of this work is then not known.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from audits.terms import FIELDS, Term, parts_of
from audits.wages import PER_YEAR


class Terms:
    """The reference terms of some countries, by country and span of days without a change."""

    def __init__(self, held: Sequence[Term]) -> None:
        self._held = held
        ends = {term.valid_until for term in held if term.valid_until is not None}
        self.changes = tuple(sorted({term.valid_from for term in held} | ends))
        self._valid: dict[tuple[int, str], list[Term]] = {}

    def span_of(self, day: int) -> int:
        """The number of the span in which the day lies; 0 is before the first term."""
        return bisect_right(self.changes, day)

    def valid(self, span: int, country: str) -> list[Term]:
        """The country's terms that hold throughout the span."""
        if span == 0:
            return []
        if (span, country) not in self._valid:
            day = self.changes[span - 1]
            self._valid[span, country] = [
                term for term in self._held if term.country == country and term.valid_on(day)
            ]
        return self._valid[span, country]

    def rows(
        self, works: Iterable[tuple[Any, ...]], several: Sequence[tuple[str, ...]]
    ) -> Iterator[dict[str, Any]]:
        """What the kinds come to for each work: span, destination, area, sector, occupation."""
        for span, destination, *names in set(works):
            valid = self.valid(span, destination)
            work = dict(zip(FIELDS, names, strict=True))
            key = {name: value or "" for name, value in work.items()}
            row: dict[str, Any] = {"span": span, "destination": destination, **key}
            for kinds in several:
                row |= parts_of(kinds, _summed(valid, kinds, work))
            yield row


def resolve(
    valid: Iterable[Term], kinds: Iterable[str], work: Mapping[str, str | None]
) -> tuple[list[Term], set[str]]:
    """Of one country's terms on one day the reference of each kind that is proven.

    A field of the placement that is empty while a term of the kind has it leaves the kind open,
    whether or not that term could fit otherwise: those fields come second.
    """
    held = list(valid)
    found: list[Term] = []
    unsure: set[str] = set()
    for kind in kinds:
        of_kind = [term for term in held if term.kind == kind]
        empty = {
            name
            for name in FIELDS
            if not work[name] and any(getattr(term, name) for term in of_kind)
        }
        fitting = [term for term in of_kind if term.fits(work)]
        unsure |= empty
        if fitting and not empty:
            found.append(max(fitting, key=_rank))
    return found, unsure


def highest(found: Sequence[Term]) -> Term | None:
    """The highest of the wages, the first of equals; None where the placement has to decide.

    Wages of one currency compare by themselves where they are of one period, or all of periods
    that make up a year without the hours of a week.
    """
    if len({term.wage_currency for term in found}) != 1:
        return None
    periods = {str(term.wage_period) for term in found}
    if len(periods) > 1 and not periods <= PER_YEAR.keys():
        return None
    return max(found, key=lambda term: _per_year(term, single=len(periods) == 1))


def _per_year(term: Term, *, single: bool) -> Fraction:
    times = 1 if single else PER_YEAR[str(term.wage_period)]
    return Fraction(term.wage_amount or 0) * times


def _summed(
    valid: Iterable[Term], kinds: Sequence[str], work: Mapping[str, str | None]
) -> dict[str, Any]:
    found, unsure = resolve(valid, kinds, work)
    waged = [term for term in found if term.states_a_wage]
    best = highest(waged)
    return {
        "found": int(bool(found)),
        "lacking": int(len(waged) < len(found)),
        "mixed": int(bool(waged) and best is None),
        "unsure": " ".join(sorted(unsure)),
        "amount": best and best.wage_amount,
        "currency": best and best.wage_currency,
        "period": best and best.wage_period,
    }


def _rank(term: Term) -> tuple[bool, bool, bool, int, int]:
    return term.rank
