"""Paid: what a worker paid for some items, as expressions on the cost sheet or on an answer.

The cost sheet serves where all charges are in the target's currency and none came after the
as-of date; every other placement has an answer (`audits.questions`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from audits.facts import (
    DISCLOSERS,
    SEVERAL,
    Number,
    Truth,
    Word,
    cost_sheet,
    placement,
    whole,
    word,
)
from audits.items import Items, bits
from audits.questions import NOTHING_PAID, Answers, PaidQuestion
from audits.tally import SHARED, WAGE

disclosed: Truth = sa.func.coalesce(placement.c.costs_disclosed, "").in_(DISCLOSERS)
"""Whether somebody other than the agency states that the charges listed are all."""


@dataclass(frozen=True)
class Paid:
    """The counted charges' sums in `currency`: lower bounds unless `known`.

    `total`, `open` and `established` are NULL where there is no target currency or charges are
    counted and none is convertible. The truths are never NULL.
    """

    total: Number
    open: Number
    established: Number
    currency: Word
    counted: Truth
    positive: Truth
    whole: Truth
    late: Truth
    undated: Truth
    rates: Word

    @property
    def known(self) -> Truth:
        """Every counted charge is convertible, and they are all there were."""
        return sa.and_(self.whole, disclosed)

    @property
    def without_target(self) -> Truth:
        """Charges are counted and there is no currency to count them in."""
        return sa.and_(self.counted, self.currency.is_(None))

    def at_most(self, ceiling: Number) -> Truth:
        """Whether no more than the ceiling was paid; NULL with a lower bound below it."""
        return sa.case(
            (ceiling.is_(None), sa.null()),
            (sa.func.coalesce(self.total, 0) > ceiling, sa.false()),
            (self.known, sa.true()),
            else_=sa.null(),
        )

    @property
    def missing(self) -> Mapping[str, Truth]:
        """What would make the total known, besides rates."""
        return {"costs_disclosed": sa.not_(disclosed)}


borne: Truth = sa.func.coalesce(cost_sheet.c.charged, 0) != whole(0)
"""Whether the worker bore any charge at all; never NULL."""


def given(items: Items) -> Truth:
    """Whether the cost sheet holds a charge for any of the items; never NULL."""
    return _marked("charged", items)


def needs_answer(question: PaidQuestion, as_of: int) -> Truth:
    """Whether the cost sheet cannot say what was paid; FALSE or NULL where it can."""
    return _unsaid(question.items, _target(question), as_of)


def need_answer(questions: Iterable[PaidQuestion], as_of: int) -> list[Truth]:
    """Whether the cost sheet cannot say it for some of them, asked once for each target."""
    items: dict[str | None, set[str]] = {}
    for question in questions:
        items.setdefault(_target(question), set()).update(question.items)
    return [_unsaid(tuple(some), target, as_of) for target, some in items.items()]


def _target(question: PaidQuestion) -> str | None:
    """What the sheet must be in; None where it cannot serve, since it holds no day of a refund."""
    return question.target if question.within is None else None


def _unsaid(items: Items, target: str | None, as_of: int) -> Truth:
    """Whether one of the items was charged, and the sheet does not say it for the target."""
    if target is None:
        return given(items)
    sheet = cost_sheet.c
    beyond = [sheet.currency == SEVERAL, sheet.through > as_of]
    if target == WAGE:
        beyond.append(sheet.currency.is_distinct_from(placement.c.wage_currency))
    elif target != SHARED:
        beyond.append(sheet.currency != target)
    return sa.and_(given(items), sa.or_(*beyond))


def paid(question: PaidQuestion, answers: Answers) -> Paid:
    """The sums that `question` asks for, from the answer where there is one, else the sheet."""
    if answers is NOTHING_PAID:
        return _nothing(question)
    sheet = _from_sheet(question)
    if question not in answers:
        return sheet
    answered = answers.column(question, "counted").is_not(None)

    def number(name: str, otherwise: Number) -> Number:
        return sa.case((answered, answers.column(question, name)), else_=otherwise)

    def truth(name: str, otherwise: Truth) -> Truth:
        return sa.case((answered, answers.column(question, name) > 0), else_=otherwise)

    def text(name: str, otherwise: Word) -> Word:
        return sa.case((answered, answers.column(question, name)), else_=otherwise)

    return Paid(
        total=number("paid", sheet.total),
        open=number("open", sheet.open),
        established=number("firm", sheet.established),
        currency=text("currency", sheet.currency),
        counted=truth("counted", sheet.counted),
        positive=truth("positive", sheet.positive),
        whole=truth("whole", sheet.whole),
        late=truth("late", sheet.late),
        undated=truth("undated", sheet.undated),
        rates=text("rates", sheet.rates),
    )


def _nothing(question: PaidQuestion) -> Paid:
    """What it comes to where the worker bore no charge at all, so that the sheet is empty."""
    none = whole(0)
    wage = placement.c.wage_currency
    return Paid(
        total=none,
        open=none,
        established=none,
        currency=wage if question.target in (SHARED, WAGE) else word(question.target),
        counted=sa.false(),
        positive=sa.false(),
        whole=sa.true(),
        late=sa.false(),
        undated=sa.false(),
        rates=word(""),
    )


def _from_sheet(question: PaidQuestion) -> Paid:
    """The sums as the sheet has them; refunds by a deadline are never read from it."""
    counted = given(question.items)
    currency = _currency(question.target, counted)
    sums = {
        total: sa.case((counted, _sum(total, question.items)), else_=whole(0))
        for total in ("paid", "open", "firm")
    }
    valued = sums
    if question.target in (SHARED, WAGE):
        there = currency.is_not(None)
        valued = {total: sa.case((there, value)) for total, value in sums.items()}
    return Paid(
        total=valued["paid"],
        open=valued["open"],
        established=valued["firm"],
        currency=currency,
        counted=counted,
        positive=_marked("paying", question.items),
        whole=sa.true(),
        late=sa.false(),
        undated=sa.false(),
        rates=word(""),
    )


def _sum(total: str, items: Items) -> Number:
    """The sum of the items' totals on the sheet, 0 where there is none."""
    columns = (f"coalesce(cost_sheet.{total}_{item}, 0)" for item in items)
    return _text(f"({' + '.join(columns)})") if items else whole(0)


def _marked(marks: str, items: Items) -> Truth:
    """Whether one of the items has its bit in the sheet's `charged` or `paying`; never NULL."""
    if not items:
        return sa.false()
    return _text(f"coalesce(cost_sheet.{marks} & {bits(items)}, 0)") != whole(0)


def _text(statement: str) -> Number:
    """A part of the statement ready-made: up to 38 columns would be put together one by one."""
    return sa.literal_column(statement, sa.BigInteger())


def _currency(target: str, counted: Truth) -> Word:
    if target == SHARED:
        return sa.case((counted, cost_sheet.c.currency), else_=placement.c.wage_currency)
    return placement.c.wage_currency if target == WAGE else word(target)
