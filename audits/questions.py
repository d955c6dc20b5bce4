"""What the statement cannot calculate itself: questions put to Python before the pass.

A conversion at a dated rate can leave 64 bits and a refund is known charge by charge, so such
pairs of placement and question are answered in exact numbers beforehand (`audits.answers`) and
stand in one temporary row per placement, one set of columns per question. A question that no
placement needs has no columns and costs the pass nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, ClassVar, TypeAlias

import sqlalchemy as sa

from audits.items import Items


@dataclass(frozen=True)
class PaidQuestion:
    """What the worker paid for `items` in `target` (a currency, or a rule of `audits.tally`).

    `day` is the column of the clause's day; `within` the days from the start of work in which
    each charge had to be refunded, None where that is not asked.
    """

    items: Items
    target: str
    day: str
    within: int | None = None

    numbers: ClassVar[Sequence[str]] = (
        "counted",
        "positive",
        "whole",
        "paid",
        "open",
        "firm",
        "late",
        "undated",
    )
    words: ClassVar[Sequence[str]] = ("currency", "rates")


@dataclass(frozen=True)
class WageQuestion:
    """A wage limit in the wage's own currency and period, rounded down and up.

    The limit is `amount` of `currency` per `period`, or where `kinds` are given the highest of
    the placement's references of those kinds, which is answered as `limit` and `currency` too.
    `missing` names what a comparison lacks.
    """

    day: str
    kinds: tuple[str, ...] = ()
    amount: int = 0
    currency: str = ""
    period: str = ""

    numbers: ClassVar[Sequence[str]] = ("floor", "ceiling", "limit")
    words: ClassVar[Sequence[str]] = ("currency", "missing")


Question: TypeAlias = PaidQuestion | WageQuestion


joined = sa.table("judge_answer", sa.column("placement_id", sa.BigInteger()))
"""The table of answers as statements join it."""


class Answers:
    """The questions that some placement needs, and their columns in the table of answers.

    A question's columns have the same names in every pass and run, so that a statement is
    compiled once.
    """

    def __init__(self, questions: Iterable[Question] = ()) -> None:
        self.questions = frozenset(questions)

    def __contains__(self, question: Question) -> bool:
        return question in self.questions

    def column(self, question: Question, name: str) -> sa.ColumnElement[Any]:
        """One part of an answer; NULL where the placement did not need it."""
        kind = sa.BigInteger() if name in question.numbers else sa.Text()
        return sa.literal_column(f"{joined.name}.{_prefix(question)}{name}", kind)

    def table(self) -> sa.Table:
        """The temporary table itself, one row per placement."""
        columns = [
            sa.Column(f"{_prefix(question)}{name}", kind)
            for question in sorted(self.questions, key=_prefix)
            for names, kind in ((question.numbers, sa.BigInteger()), (question.words, sa.Text()))
            for name in names
        ]
        return sa.Table(
            joined.name,
            sa.MetaData(),
            sa.Column("placement_id", sa.BigInteger(), primary_key=True, autoincrement=False),
            *columns,
            prefixes=["TEMPORARY"],
        )


def columns_of(questions: Iterable[Question]) -> sa.TableClause:
    """The table as a row is written in which these questions are answered; the others are NULL."""
    names = (
        f"{_prefix(question)}{name}"
        for question in questions
        for name in (*question.numbers, *question.words)
    )
    return sa.table(joined.name, *map(sa.column, (*joined.c.keys(), *names)))


def in_order(question: Question, answer: Mapping[str, Any]) -> tuple[Any, ...]:
    """The parts of an answer in the order of the columns of its question."""
    return tuple(answer[name] for name in (*question.numbers, *question.words))


NOTHING_PAID = Answers()
"""The answers about a placement whose worker bore no charge at all."""


@cache
def _prefix(question: Question) -> str:
    """A short name that the question's own content gives."""
    return f"q{sha256(repr(question).encode()).hexdigest()[:12]}_"
