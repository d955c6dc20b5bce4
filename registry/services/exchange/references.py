"""Reference terms come in: what nationals or the law get, by place, work and time.

A term is known by kind, country, area, sector, occupation and first day. Two for the same work
whose days overlap would leave open which one holds: the later row of the file is refused.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from flask_babel import gettext as _
from sqlalchemy import RowMapping

from registry.models import ReferenceTerm
from registry.services.exchange.fields import (
    HOURS_A_WEEK,
    PERIOD,
    Field,
    choice,
    country,
    currency,
    day,
    digits,
    number,
    text,
)
from registry.services.exchange.intake import Intake, Kind, Record
from registry.services.exchange.shelving import Identity, Shelf
from registry.services.exchange.wanted import WORDS

FIELDS = {
    "kind": Field(choice("minimum collective prevailing comparable")),
    "country": Field(country, required=True),
    "area": Field(text),
    "sector": Field(text),
    "occupation": Field(digits(1, 4)),
    "valid_from": Field(day, required=True),
    "valid_until": Field(day),
    "wage_amount": Field(text),
    "wage_currency": Field(currency),
    "wage_period": Field(PERIOD),
    "hours_per_week": Field(HOURS_A_WEEK),
    "rest_hours_per_week": Field(HOURS_A_WEEK),
    "leave_days_per_year": Field(number(366)),
    "overtime_rate": Field(number(100)),
    "source": Field(text, required=True),
}
WORK = ("kind", "country", "area", "sector", "occupation")


class References(Shelf):
    """The reference terms' shelf."""

    kind: ClassVar[Kind] = Kind(
        FIELDS, amounts={"wage_amount": "wage_currency"}, label="country", private=False
    )
    model = ReferenceTerm
    called = "reference terms"

    def rows(self, intake: Intake) -> dict[Identity, Record]:
        rows: dict[Identity, Record] = {}
        for record in intake.records():
            values = record.values
            if values["valid_until"] and values["valid_until"] <= values["valid_from"]:
                intake.refuse(record, "valid_until", _("ends the term before it begins"))
                continue
            first = rows.setdefault(_key(values), record)
            if first is not record:
                intake.refuse_again(record, "valid_from", first)
        for record, other in _overlaps(rows, self.known(rows)):
            del rows[_key(record.values)]
            reason = _("overlaps the term from %(day)s: one ends before the next begins", day=other)
            intake.refuse(record, "valid_from", reason)
        return rows

    def known(self, rows: Mapping[Identity, Record]) -> dict[Identity, RowMapping]:
        countries = {record.values["country"] for record in rows.values()}
        return {_key(row): row for row in self.select_in(self.table.c.country, WORDS, countries)}

    def said(self, values: Mapping[str, Any]) -> str:
        return " ".join(str(values[name]) for name in (*WORK, "valid_from") if values[name])


@dataclass(frozen=True)
class Term:
    """The days of one term, and the row of the file that states it; None for one kept before."""

    since: date
    until: date | None
    record: Record | None


def _overlaps(
    rows: Mapping[Identity, Record], known: Mapping[Identity, RowMapping]
) -> Iterator[tuple[Record, date]]:
    """The rows that overlap another term for the same work, each with that one's first day."""
    kept: dict[Identity, dict[date, Term]] = defaultdict(dict)
    for row in known.values():
        term = Term(row["valid_from"], row["valid_until"], None)
        kept[_work(row)][term.since] = term
    new: dict[Identity, dict[date, Term]] = defaultdict(dict)
    for record in rows.values():
        term = Term(record.values["valid_from"], record.values["valid_until"], record)
        new[_work(record.values)][term.since] = term
    for work, terms in new.items():
        while (found := _first_overlap(kept[work] | terms)) is not None:
            term, other = found
            del terms[term.since]
            if term.record is not None:
                yield term.record, other


def _first_overlap(terms: Mapping[date, Term]) -> tuple[Term, date] | None:
    """The row to refuse of the first two terms that overlap, and the other's first day."""
    for one, next_ in pairwise(sorted(terms.values(), key=lambda term: term.since)):
        if one.until is not None and one.until <= next_.since:
            continue
        if one.record is None and next_.record is None:
            continue
        if next_.record is None or (one.record and one.record.line > next_.record.line):
            return one, next_.since
        return next_, one.since
    return None


def _work(row: Mapping[str, Any] | RowMapping) -> Identity:
    return tuple(row[name] for name in WORK)


def _key(row: Mapping[str, Any] | RowMapping) -> Identity:
    return tuple(row[name] for name in (*WORK, "valid_from"))


SHELF = References()
preview, load = SHELF.preview, SHELF.load
