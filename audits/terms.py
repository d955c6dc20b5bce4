"""Reference terms: which one a placement's wage is held against, by place, work and day.

Few placements differ in what decides: the terms are resolved once for every combination of
destination, area, sector, occupation and span of days between two changes, and the pass joins
the result by equality. A reference is the most specific that fits: one that names the
occupation, then the sector, then the area, then the latest; of two that name an occupation
equally, the one that names more of it. A term without a wage is a reference without a wage: it
still hides a less specific one, for what it says of this work is then not known.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from audits.facts import Truth, Word, placement, reference_term
from audits.signatures import REFERENCE_KINDS
from audits.wages import Limit

FIELDS = ("area", "sector", "occupation")

_days = sa.MetaData()
calendar = sa.Table(
    "judge_calendar",
    _days,
    sa.Column("day", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("span", sa.Integer(), nullable=False),
    prefixes=["TEMPORARY"],
)
KEY = ("span", "destination", *FIELDS)
table = sa.Table(
    "judge_reference",
    _days,
    sa.Column("span", sa.Integer(), primary_key=True, autoincrement=False),
    *(sa.Column(name, sa.Text(), primary_key=True) for name in KEY[1:]),
    *(
        sa.Column(f"{kind}_{part}", type_)
        for kind in REFERENCE_KINDS
        for part, type_ in (
            ("found", sa.Integer()),
            ("unsure", sa.Text()),
            ("amount", sa.BigInteger()),
            ("currency", sa.Text()),
            ("period", sa.Text()),
        )
    ),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True)
class Term:
    """One reference term; days as numbers, `valid_until` is the first day no longer valid."""

    kind: str
    country: str
    area: str | None
    sector: str | None
    occupation: str | None
    valid_from: int
    valid_until: int | None
    wage_amount: int | None
    wage_currency: str | None
    wage_period: str | None

    def valid_on(self, day: int) -> bool:
        """Whether the term holds on that day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def fits(self, work: Mapping[str, str | None]) -> bool:
        """Whether every area, sector and occupation that the term names is the placement's."""
        if self.occupation and not (work["occupation"] or "").startswith(self.occupation):
            return False
        return all(
            not getattr(self, name) or getattr(self, name) == work[name]
            for name in ("area", "sector")
        )

    @property
    def rank(self) -> tuple[bool, bool, bool, int, int]:
        """How specific it is: the greatest of those that fit wins."""
        return (
            bool(self.occupation),
            bool(self.sector),
            bool(self.area),
            self.valid_from,
            len(self.occupation or ""),
        )


@dataclass(frozen=True)
class Reference:
    """The reference of one kind for a placement, in expressions.

    `found` says that a term fits; `unsure` names the placement's empty fields that some term of
    the kind has, "" where there is none, and while there is one the reference is not proven.
    """

    kind: str
    found: Truth
    sure: Truth
    unsure: Word
    limit: Limit


def reference(kind: str, day: str) -> Reference:
    """The columns of that kind in the terms resolved for the day of that name."""
    terms = _on(day)[1].c
    unsure: Word = sa.func.coalesce(terms[f"{kind}_unsure"], "")
    return Reference(
        kind=kind,
        found=sa.func.coalesce(terms[f"{kind}_found"], 0) == 1,
        sure=unsure == "",
        unsure=unsure,
        limit=Limit(terms[f"{kind}_amount"], terms[f"{kind}_currency"], terms[f"{kind}_period"]),
    )


def join_terms(source: sa.FromClause, day: str) -> sa.FromClause:
    """`source` with the terms of each placement's destination, work and day beside it."""
    dates, terms = _on(day)
    facts = placement.c
    same = [terms.c[name] == sa.func.coalesce(facts[name], "") for name in FIELDS]
    return source.outerjoin(dates, dates.c.day == facts[day]).outerjoin(
        terms,
        sa.and_(terms.c.span == dates.c.span, terms.c.destination == facts.destination, *same),
    )


@cache
def _on(day: str) -> tuple[sa.FromClause, sa.FromClause]:
    """The two tables under the names they have where they are joined on that day."""
    return calendar.alias(f"calendar_{day}"), table.alias(f"reference_{day}")


def load_terms(connection: sa.Connection, countries: Iterable[str]) -> list[Term]:
    """The reference terms of those countries."""
    names = Term.__dataclass_fields__
    columns = [reference_term.c[name] for name in names]
    wanted = sa.select(*columns).where(reference_term.c.country.in_(sorted(countries)))
    return [Term(*row) for row in connection.execute(wanted)]


def spans(terms: Sequence[Term]) -> list[int]:
    """The days on which some term begins or ends, rising."""
    ends = {term.valid_until for term in terms if term.valid_until is not None}
    return sorted({term.valid_from for term in terms} | ends)


def span_of(changes: Sequence[int], day: int) -> int:
    """The number of the span between two changes in which the day lies."""
    return bisect_right(changes, day)


def rows(
    held: Sequence[Term], changes: Sequence[int], works: Iterable[tuple[Any, ...]]
) -> Iterator[dict[str, Any]]:
    """The resolved references of each kind of work: span, destination, area, sector, occupation."""
    valid: dict[tuple[int, str], list[Term]] = {}
    for span, destination, *names in sorted(set(works), key=repr):
        if span == 0:
            continue
        day = changes[span - 1]
        if (span, destination) not in valid:
            valid[span, destination] = [
                term for term in held if term.country == destination and term.valid_on(day)
            ]
        if valid[span, destination]:
            work = dict(zip(FIELDS, names, strict=True))
            yield {
                "span": span,
                "destination": destination,
                **{name: value or "" for name, value in work.items()},
                **resolve(valid[span, destination], work),
            }


def resolve(terms: Iterable[Term], work: Mapping[str, str | None]) -> dict[str, Any]:
    """Of the terms of one country valid on one day, the reference of each kind for that work.

    A field of the placement that is empty while a term of the kind has it leaves the kind
    unsure: it is named, whether or not that term could fit otherwise.
    """
    held = list(terms)
    found: dict[str, Any] = {}
    for kind in REFERENCE_KINDS:
        of_kind = [term for term in held if term.kind == kind]
        best = max((term for term in of_kind if term.fits(work)), key=_rank, default=None)
        unsure = [
            name
            for name in FIELDS
            if not work[name] and any(getattr(term, name) for term in of_kind)
        ]
        found |= {
            f"{kind}_found": int(best is not None),
            f"{kind}_unsure": " ".join(unsure),
            f"{kind}_amount": best and best.wage_amount,
            f"{kind}_currency": best and best.wage_currency,
            f"{kind}_period": best and best.wage_period,
        }
    return found


def _rank(term: Term) -> tuple[bool, bool, bool, int, int]:
    return term.rank
