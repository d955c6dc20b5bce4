"""Reference terms and the table of those resolved for a pass, as its statements join it.

Few placements differ in what decides: the terms are resolved once for every combination of
destination, area, sector, occupation and span of days between two changes (`audits.resolving`),
and the pass joins the result by equality.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import sqlalchemy as sa

from audits.facts import Number, Truth, Word, placement, reference_term, whole
from audits.wages import Limit

FIELDS = ("area", "sector", "occupation")

Spans: TypeAlias = tuple[int, ...]
"""The days on which some term begins or ends: each begins a span, and span 0 is before all."""
KEY = ("span", "destination", *FIELDS)
NUMBERS = ("found", "lacking", "mixed", "amount")
WORDS = ("unsure", "currency", "period")
joined = sa.table("judge_reference", *(sa.column(name) for name in KEY))


Wage: TypeAlias = tuple[int, str, str]
"""Minor units of a currency per period."""


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

    @property
    def wage(self) -> Wage:
        """Amount, currency and period of a term that states all three."""
        return self.wage_amount or 0, self.wage_currency or "", self.wage_period or ""

    @property
    def states_a_wage(self) -> bool:
        """Whether amount, currency and period are all there."""
        return None not in (self.wage_amount, self.wage_currency, self.wage_period)


@dataclass(frozen=True)
class Reference:
    """What the references of some kinds come to for a placement, in expressions.

    `found` says that some kind has one, `lacking` that one of them states no wage. `unsure` names
    the placement's empty fields that some term of a kind has, "" where there is none: while there
    is one, that kind's reference is not proven. `limit` is the highest of the others; NULL where
    `mixed` says that currencies and periods leave it to the placement which one that is.
    """

    found: Truth
    lacking: Truth
    mixed: Truth
    unsure: Word
    limit: Limit


def reference(kinds: tuple[str, ...], day: str) -> Reference:
    """The columns of those kinds in the terms resolved for the day of that name."""

    def column(part: str) -> sa.ColumnElement[Any]:
        kind = sa.BigInteger() if part in NUMBERS else sa.Text()
        return sa.literal_column(f"reference_{day}.{_prefix(kinds)}{part}", kind)

    return Reference(
        found=sa.func.coalesce(column("found"), 0) == 1,
        lacking=sa.func.coalesce(column("lacking"), 0) == 1,
        mixed=sa.func.coalesce(column("mixed"), 0) == 1,
        unsure=sa.func.coalesce(column("unsure"), ""),
        limit=Limit(column("amount"), column("currency"), column("period")),
    )


def resolved_table(several: Iterable[tuple[str, ...]]) -> sa.Table:
    """The temporary table of resolved references, for those lists of kinds."""
    columns = [
        sa.Column(f"{_prefix(kinds)}{part}", type_)
        for kinds in sorted(several)
        for parts, type_ in ((NUMBERS, sa.BigInteger()), (WORDS, sa.Text()))
        for part in parts
    ]
    return sa.Table(
        joined.name,
        sa.MetaData(),
        sa.Column("span", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text(), primary_key=True) for name in KEY[1:]),
        *columns,
        prefixes=["TEMPORARY"],
    )


def parts_of(kinds: tuple[str, ...], parts: Mapping[str, Any]) -> dict[str, Any]:
    """The parts under the names that their columns have."""
    return {f"{_prefix(kinds)}{part}": value for part, value in parts.items()}


def _prefix(kinds: tuple[str, ...]) -> str:
    """A short name for a list of kinds, by the letters in which they differ."""
    return "".join(kind[:4] for kind in kinds) + "_"


def join_terms(source: sa.FromClause, day: str, spans: Spans) -> sa.FromClause:
    """`source` with the terms of each placement's destination, work and day beside it."""
    terms, facts = _on(day), placement.c
    same = [terms.c[name] == sa.func.coalesce(facts[name], "") for name in FIELDS]
    span = span_of(facts[day], spans)
    return source.outerjoin(
        terms, sa.and_(terms.c.span == span, terms.c.destination == facts.destination, *same)
    )


def span_of(day: Number, spans: Spans) -> Number:
    """The number of the span in which the day lies, NULL without a day."""
    return sa.case((day.is_not(None), _halved(day, spans, 0)))


def _halved(day: Number, spans: Spans, first: int) -> Number:
    """The span by as few comparisons as there can be; the days begin at number `first`."""
    if not spans:
        return whole(first)
    middle = len(spans) // 2
    before = _halved(day, spans[:middle], first)
    return sa.case(
        (day < whole(spans[middle]), before),
        else_=_halved(day, spans[middle + 1 :], first + middle + 1),
    )


def unresolved(day: str) -> Truth:
    """Whether the work of a placement with a day has not been resolved yet."""
    # Were it a plain condition on the day, SQLite would no longer start from the few hard ones.
    return sa.case((placement.c[day].is_(None), sa.false()), else_=_on(day).c.span.is_(None))


@cache
def _on(day: str) -> sa.FromClause:
    """The table under the name it has where it is joined on that day."""
    return joined.alias(f"reference_{day}")


def load_terms(connection: sa.Connection, country: str) -> list[Term]:
    """The reference terms of a country, in the order of their numbers."""
    columns = [reference_term.c[name] for name in Term.__dataclass_fields__]
    wanted = sa.select(*columns).where(reference_term.c.country == country)
    return [Term(*row) for row in connection.execute(wanted.order_by(reference_term.c.id))]
