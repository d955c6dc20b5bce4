"""Placement: the facade that a check function receives; its attributes are SQL columns.

A check sees the facts of `audits.facts` by their names and, through the methods, what was paid,
how the wage compares and what the licence was. It never sees a row, a connection or the clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from audits import days, facts, licences, paid, terms, wages
from audits.facts import Number, Truth, whole, word
from audits.items import Items
from audits.licences import Licence
from audits.money import Money
from audits.needs import Needs
from audits.paid import Paid
from audits.questions import Answers, PaidQuestion, WageQuestion
from audits.terms import Reference
from audits.wages import Comparison, Limit

FIELDS = frozenset(facts.placement.c.keys()) - {"id", "agency_id"}


@dataclass(frozen=True)
class Placement:
    """One worker's contract, as columns, on a clause's day and an as-of day.

    `day` is the name of the clause's day column. An attribute that is no fact is an
    AttributeError: a check cannot ask for what it may not see.
    """

    day: str
    as_of: date
    answers: Answers = field(default_factory=Answers)
    needs: Needs = field(default_factory=Needs)

    def __getattr__(self, name: str) -> sa.ColumnElement[Any]:
        if name in FIELDS:
            return facts.placement.c[name]
        raise AttributeError(f"a check may not see {name!r} of a placement")

    @property
    def clause_day(self) -> Number:
        """The day of the clause, as a number."""
        return facts.placement.c[self.day]

    @property
    def today(self) -> Number:
        """The as-of day, as a number."""
        return whole(days.number(self.as_of))

    def come(self, column: Number) -> Truth:
        """Whether that day is known and not after the as-of day; never NULL."""
        return sa.func.coalesce(column, whole(days.number(date.max))) <= self.today

    def worker_paid(self, items: Items, target: str, *, within: int | None = None) -> Paid:
        """What the worker paid for the items, in a currency or by a rule of `audits.tally`.

        With `within` the open sums are of the charges not refunded in full so many days after
        the start of work.
        """
        question = PaidQuestion(items, target, self.day, within)
        self.needs.sheet = True
        self.needs.questions[question] = None
        return paid.paid(question, self.answers)

    def wage_against(self, limit: Money, period: str) -> Comparison:
        """The wage held against an amount that the clause names."""
        question = WageQuestion(
            self.day, amount=limit.amount, currency=limit.currency, period=period
        )
        self.needs.questions[question] = None
        named = Limit(whole(limit.amount), word(limit.currency), word(period))
        return wages.compare(named, question, self.answers)

    def wage_against_references(self, kinds: Sequence[str]) -> tuple[Reference, Comparison]:
        """The references of those kinds, and the wage held against the highest."""
        question = WageQuestion(self.day, kinds=tuple(kinds))
        self.needs.terms.add((self.day, question.kinds))
        self.needs.questions[question] = None
        reference = terms.reference(question.kinds, self.day)
        return reference, wages.compare(reference.limit, question, self.answers)

    def licence(self) -> Licence:
        """The agency's licence on the clause's day."""
        self.needs.licences.add(self.day)
        return licences.held_on(self.day)
