"""What stands ready before a pass: licences, the references of the work there is, and answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from audits import licences
from audits.answers import Asked, Known, answer_page, load_rates
from audits.bulk import pour
from audits.expressions import Reading
from audits.order import Order
from audits.plans import Plan
from audits.questions import columns_of
from audits.rates import Rates
from audits.resolving import Terms
from audits.temporary import Scratch
from audits.terms import load_terms

PAGE = 1000
"""Of how many placements the charges are held at once."""


class Preparation:
    """The tables of one run that its passes read."""

    def __init__(self, scratch: Scratch, order: Order) -> None:
        self._scratch = scratch
        self._order = order

    def licences(self, reading: Reading) -> None:
        """Have the licences of the agencies there, where the rules need one."""
        if reading.needs.licences and licences.table not in self._scratch:
            entries = licences.licence_rows(self._connection, self._order.agency_id)
            self._fill(licences.table, entries)

    def terms(self, reading: Reading, destination: str) -> Terms:
        """The reference terms that the rules can need."""
        wanted = reading.needs.terms
        return Terms(load_terms(self._connection, destination) if wanted else [])

    def references(self, plan: Plan, terms: Terms, given: Mapping[str, Any]) -> None:
        """Have the references there of the work that the corridor's first placements have."""
        if plan.kinds:
            self._scratch.empty(plan.references)
            self._resolve(plan, terms, plan.works.run(self._connection, **given))

    def answer(self, plan: Plan, terms: Terms) -> None:
        """Resolve the work of the hard placements, and answer their questions."""
        if plan.kinds:
            self._resolve(plan, terms, plan.hard_works.run(self._connection))
        if plan.questions:
            self._scratch.empty(plan.answers)
            self._scratch.settle(plan.answers, self._answer(plan, Known(self._rates, terms)))

    def _answer(self, plan: Plan, known: Known) -> int:
        """Write the answers, page by page; how many placements have one."""
        asked, number = Asked(plan.questions, self._order.as_of), 0
        found = plan.ask.run(self._connection)
        for page in iter(lambda: found.fetchmany(PAGE), []):
            ends = {"first": page[0][0], "last": page[-1][0]}
            charges = plan.charges.run(self._connection, **ends).fetchall()
            for questions, rows in answer_page(asked, known, page, charges):
                number += pour(self._connection, columns_of(questions), rows)
        return number

    @cached_property
    def _rates(self) -> Rates:
        return load_rates(self._connection)

    @property
    def _connection(self) -> sa.Connection:
        return self._scratch.connection

    def _resolve(self, plan: Plan, terms: Terms, works: Iterable[Sequence[Any]]) -> None:
        rows = terms.rows(map(tuple, works), plan.kinds)
        self._scratch.add(plan.references, _in_order(plan.references, rows))

    def _fill(self, into: sa.Table, found: Iterable[Mapping[str, Any]]) -> None:
        self._scratch.empty(into)
        self._scratch.add(into, _in_order(into, found))


def _in_order(into: sa.Table, found: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """The values of rows in the order of a table's columns; what a row lacks is NULL."""
    names = into.c.keys()
    return (tuple(map(row.get, names)) for row in found)
