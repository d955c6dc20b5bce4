"""What stands ready before a pass: references and licences resolved, questions answered."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from audits import licences
from audits.answers import Asked, Known, load_rates, needed, rows
from audits.facts import Truth, placement
from audits.needs import Needs, source
from audits.order import Order
from audits.questions import Answers
from audits.rates import Rates
from audits.resolving import Terms
from audits.temporary import discard, insert, remake, settle
from audits.terms import FIELDS, calendar, load_terms, table


class Preparation:
    """The temporary tables of one run; used as a context, they are gone at its end."""

    def __init__(self, connection: sa.Connection, order: Order) -> None:
        self.connection = connection
        self._order = order
        self._made: dict[str, sa.Table] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            for table in self._made.values():
                discard(self.connection, table)

    def answer(self, needs: Needs, where: Truth) -> Answers:
        """Resolve and answer what the rules of a pass need for the placements of `where`."""
        if needs.licences and licences.table.name not in self._made:
            entries = licences.licence_rows(self.connection, self._order.agency_id)
            self._fill(licences.table, entries)
        terms = self._resolve(needs, where) if needs.terms else Terms([])
        asked = Asked(
            source=source(needs, Answers()),
            where=where,
            questions=tuple(needs.questions),
            as_of=self._order.as_of,
            exact=self._order.exact,
        )
        asked = asked.only(needed(self.connection, asked))
        answers = Answers(asked.questions)
        if asked.questions:
            known = Known(self._rates, terms)
            self._fill(answers.table(), rows(self.connection, asked, known))
        return answers

    @cached_property
    def _rates(self) -> Rates:
        return load_rates(self.connection)

    def _fill(self, table: sa.Table, rows: Any) -> None:
        made = self._made.get(table.name)
        # PostgreSQL keeps a lock on every table that a transaction has made, also once dropped.
        if made is not None and made.c.keys() == table.c.keys():
            self.connection.execute(sa.delete(table))
        else:
            remake(self.connection, table)
        self._made[table.name] = table
        insert(self.connection, table, rows)
        settle(self.connection, table)

    def _resolve(self, needs: Needs, where: Truth) -> Terms:
        """Resolve the references of every kind of work among the placements of `where`."""
        facts = placement.c
        day_names = sorted({day for day, _ in needs.terms})
        asked = [
            sa.select(facts[name].label("day")).where(where, facts[name].is_not(None)).distinct()
            for name in day_names
        ]
        countries = self.connection.scalars(sa.select(facts.destination).where(where).distinct())
        terms = Terms(load_terms(self.connection, countries.all()))
        dates = self.connection.scalars(sa.union(*asked)).all() if terms else ()
        self._fill(calendar, ({"day": day, "span": terms.span_of(day)} for day in dates))
        several = sorted({kinds for _, kinds in needs.terms})
        works = chain.from_iterable(self._works(name, where) for name in day_names)
        self._fill(table(several), terms.rows(works, several))
        return terms

    def _works(self, day_name: str, where: Truth) -> Iterator[tuple[Any, ...]]:
        """Every combination of span, destination, area, sector and occupation that occurs."""
        facts = placement.c
        columns = (calendar.c.span, facts.destination, *(facts[name] for name in FIELDS))
        yield from self.connection.execute(
            sa.select(*columns)
            .join_from(placement, calendar, calendar.c.day == facts[day_name])
            .where(where)
            .distinct()
        )
