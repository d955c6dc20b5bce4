"""Pay gaps: what groups of workers get for the same work, as an indication and never a verdict.

Compared are wages agreed by one agency for one employer, occupation and year of signature. A gap
has many possible reasons; whether a clause was broken is for the checks. Reading the record and
putting the numbers into words are not here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby
from statistics import median

SMALLEST = 5
"""A group of fewer workers is not formed."""
BY = ("sex", "origin")
PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Pay:
    """The wage agreed with one worker, in minor units of a currency a period, and for what."""

    agency: int
    employer: str
    occupation: str
    year: int
    sex: str | None
    origin: str | None
    amount: int
    currency: str
    period: str


@dataclass(frozen=True)
class PayGroup:
    """The workers of one sex or origin: how many, and the exact median of their wages.

    Where their wages are in several currencies or periods there is no median, and neither is named.
    """

    value: str
    n: int
    median: Fraction | None
    currency: str | None
    period: str | None


@dataclass(frozen=True)
class Indication:
    """Two groups or more beside each other; `gap` is the lowest median's distance to the highest.

    It is a share of the highest, None where the medians are not in one currency and period or the
    highest is 0.
    """

    agency: int
    employer: str
    occupation: str
    year: int
    by: str
    groups: tuple[PayGroup, ...]
    gap: Fraction | None


def indications(pays: Iterable[Pay]) -> Iterator[Indication]:
    """The groups that can be compared; `pays` come together by agency, employer and occupation."""
    for (agency, employer, occupation), found in groupby(pays, key=_work):
        by_year: dict[int, list[Pay]] = defaultdict(list)
        for pay in found:
            by_year[pay.year].append(pay)
        for year in sorted(by_year):
            for by in BY:
                groups = _groups(by_year[year], by)
                if len(groups) > 1:
                    yield Indication(
                        agency, employer, occupation, year, by, groups, _distance(groups)
                    )


def share(gap: Fraction | None) -> str | None:
    """A gap as a decimal of four places, one half rounded up: "0.1250"; None stays None."""
    if gap is None:
        return None
    return str((Decimal(gap.numerator) / gap.denominator).quantize(PLACES, ROUND_HALF_UP))


def _work(pay: Pay) -> tuple[int, str, str]:
    return pay.agency, pay.employer, pay.occupation


def _groups(pays: Sequence[Pay], by: str) -> tuple[PayGroup, ...]:
    """The groups that are large enough, by the bytes of their values; who has none is left out."""
    members: dict[str, list[Pay]] = defaultdict(list)
    for pay in pays:
        value = pay.sex if by == "sex" else pay.origin
        if value:
            members[value].append(pay)
    return tuple(
        _group(value, members[value])
        for value in sorted(members, key=str.encode)
        if len(members[value]) >= SMALLEST
    )


def _group(value: str, members: Sequence[Pay]) -> PayGroup:
    if len({(pay.currency, pay.period) for pay in members}) > 1:
        return PayGroup(value, len(members), None, None, None)
    middle = Fraction(median(Fraction(pay.amount) for pay in members))
    return PayGroup(value, len(members), middle, members[0].currency, members[0].period)


def _distance(groups: Sequence[PayGroup]) -> Fraction | None:
    medians = [group.median for group in groups if group.median is not None]
    kinds = {(group.currency, group.period) for group in groups}
    if len(medians) < len(groups) or len(kinds) > 1 or max(medians) == 0:
        return None
    return (max(medians) - min(medians)) / max(medians)
