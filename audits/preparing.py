"""What stands ready before a pass: licences, the references of the work there is, and answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from audits import licences
from audits.answers import Asked, Known, load_rates, rows
from audits.expressions import Reading
from audits.order import Order
from audits.plans import Plan
from audits.rates import Rates
from audits.resolving import Terms
from audits.temporary import Scratch
from audits.terms import load_terms, table


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
            self._scratch.empty(table(plan.kinds))
            self._resolve(plan, terms, plan.works.run(self._connection, **given))

    def answer(self, plan: Plan, terms: Terms) -> None:
        """Resolve the work of the hard placements, and answer their questions."""
        if plan.kinds:
            self._resolve(plan, terms, plan.hard_works.run(self._connection))
        if plan.questions:
            asked = Asked(plan.questions, self._order.as_of)
            found = plan.ask.run(self._connection).fetchall()
            known = Known(self._rates, terms)
            self._fill(plan.answers.table(), rows(self._connection, asked, known, found))

    @cached_property
    def _rates(self) -> Rates:
        return load_rates(self._connection)

    @property
    def _connection(self) -> sa.Connection:
        return self._scratch.connection

    def _resolve(self, plan: Plan, terms: Terms, works: Iterable[Sequence[Any]]) -> None:
        into = table(plan.kinds)
        self._scratch.add(into, _in_order(into, terms.rows(map(tuple, works), plan.kinds)))

    def _fill(self, into: sa.Table, found: Iterable[Mapping[str, Any]]) -> None:
        self._scratch.empty(into)
        self._scratch.add(into, _in_order(into, found))


def _in_order(into: sa.Table, found: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """The values of rows in the order of a table's columns; what a row lacks is NULL."""
    names = into.c.keys()
    return (tuple(map(row.get, names)) for row in found)
