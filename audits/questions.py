"""What the statement cannot calculate itself: questions put to Python before the pass.

A conversion at a dated rate can leave 64 bits and a refund is known charge by charge, so such
pairs of placement and question are answered in exact numbers beforehand (`audits.answers`) and
stand in one temporary row per placement, one set of columns per question. A question that no
placement needs has no columns and costs the pass nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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

    The limit is `amount` of `currency` per `period`, or where `kind` is given the reference of
    that kind for the placement.
    """

    day: str
    kind: str = ""
    amount: int = 0
    currency: str = ""
    period: str = ""

    numbers: ClassVar[Sequence[str]] = ("floor", "ceiling")
    words: ClassVar[Sequence[str]] = ("rates",)


Question: TypeAlias = PaidQuestion | WageQuestion


class Answers:
    """The temporary table of answers, for the questions that some placement needs."""

    def __init__(self, questions: Iterable[Question] = ()) -> None:
        self._prefix = {question: f"q{place}_" for place, question in enumerate(questions)}
        columns = [
            sa.Column(f"{prefix}{name}", kind)
            for question, prefix in self._prefix.items()
            for names, kind in ((question.numbers, sa.BigInteger()), (question.words, sa.Text()))
            for name in names
        ]
        self.table = sa.Table(
            "judge_answer",
            sa.MetaData(),
            sa.Column("placement_id", sa.BigInteger(), primary_key=True, autoincrement=False),
            *columns,
            prefixes=["TEMPORARY"],
        )

    def __contains__(self, question: Question) -> bool:
        return question in self._prefix

    def __bool__(self) -> bool:
        return bool(self._prefix)

    def column(self, question: Question, name: str) -> sa.Column[Any]:
        """The column that holds one part of an answer; NULL where it was not asked."""
        return self.table.c[f"{self._prefix[question]}{name}"]

    def row(self, placement_id: int, answers: dict[Question, dict[str, Any]]) -> dict[str, Any]:
        """The table's row for a placement, all columns of it."""
        row: dict[str, Any] = dict.fromkeys(self.table.c.keys())
        row["placement_id"] = placement_id
        for question, answer in answers.items():
            row.update({f"{self._prefix[question]}{name}": part for name, part in answer.items()})
        return row
