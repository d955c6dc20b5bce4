"""Wages: against an amount, the references, the comparator, the offer, and what was paid.

An amount without a currency is not money: every one of these checks is unknown while
`wage_currency` is empty. Observed and limit are shown in their own currencies.
"""

from collections.abc import Sequence
from typing import TypeVar

import sqlalchemy as sa

from audits.facts import Number, Truth, Word, no_number, no_word, whole, word
from audits.money import Money
from audits.placement import Placement
from audits.terms import Reference
from audits.verdict import Gap, Test, Value, money_limit, money_value
from audits.wages import Comparison, own_missing

T = TypeVar("T")


def wage_at_least(placement: Placement, *, amount: Money, period: str) -> Test:
    """The wage is not below the amount for the period."""
    wage = placement.wage_against(amount, period)
    return Test(
        observed=_wage(placement),
        limit=money_limit(amount),
        holds=sa.not_(wage.below),
        gap=_gap(placement, wage.rounded_down),
        missing=wage.missing,
        missing_words=[wage.rates],
    )


def wage_at_least_reference(placement: Placement, *, kinds: Sequence[str]) -> Test:
    """The wage is not below the reference of any of the kinds that there is for the work.

    `reference` is missing where no kind has one and no empty field leaves that open, and where
    the one found states no wage. The limit is the highest of the references, as comparable ones
    go first and the clause's order decides between equals.
    """
    held = placement.references(kinds)
    below = sa.or_(*(sa.and_(found.sure, wage.below) for found, wage in held))
    unclear = sa.or_(
        *(sa.or_(sa.not_(one.sure), sa.and_(one.found, wage.below.is_(None))) for one, wage in held)
    )
    none = sa.and_(*(sa.and_(one.sure, sa.not_(one.found)) for one, _ in held))
    chosen = _highest(held)
    return Test(
        observed=_wage(placement),
        limit=Value(
            number=_of_chosen(chosen, [one.limit.amount for one, _ in held], no_number()),
            unit=_of_chosen(chosen, [one.limit.currency for one, _ in held], no_word()),
        ),
        holds=sa.case((below, sa.false()), (sa.or_(unclear, none), sa.null()), else_=sa.true()),
        gap=_gap(placement, _of_chosen(chosen, [w.rounded_down for _, w in held], no_number())),
        missing=_missing_references(held, none),
        missing_words=[name for one, wage in held for name in _missing_words(one, wage)],
    )


def wage_at_least_comparator(placement: Placement) -> Test:
    """The wage is not below that of a national in the same job at the same workplace."""
    return _compared(placement, "wage_amount", "comparator_wage_amount")


def paid_as_agreed(placement: Placement) -> Test:
    """The wage really paid is not below the wage agreed."""
    return _compared(placement, "paid_wage_amount", "wage_amount")


def agreed_as_offered(placement: Placement) -> Test:
    """The wage agreed is not below the wage offered."""
    return _compared(placement, "wage_amount", "offer_wage_amount")


def _compared(placement: Placement, one: str, least: str) -> Test:
    """Two amounts that the record keeps in the wage's currency and period."""
    observed, limit = getattr(placement, one), getattr(placement, least)
    known = placement.wage_currency.is_not(None)
    return Test(
        observed=money_value(observed, placement.wage_currency),
        limit=money_value(limit, placement.wage_currency),
        holds=sa.case((known, observed >= limit), else_=sa.null()),
        gap=Gap(limit - observed, placement.wage_currency, placement.wage_period),
        missing={
            one: observed.is_(None),
            least: limit.is_(None),
            "wage_currency": sa.not_(known),
        },
    )


def _wage(placement: Placement) -> Value:
    return money_value(placement.wage_amount, placement.wage_currency)


def _gap(placement: Placement, limit: Number) -> Gap:
    return Gap(limit - placement.wage_amount, placement.wage_currency, placement.wage_period)


def _highest(held: Sequence[tuple[Reference, Comparison]]) -> list[Truth]:
    """For each reference whether it is the highest, the first of equals.

    Where one is breached the highest is breached: it lies above the wage, the others do not.
    """
    ranks: list[Number] = [
        sa.case(
            (sa.not_(sa.and_(one.found, one.sure)), whole(-2)),
            else_=sa.func.coalesce(wage.rounded_up, whole(-1)),
        )
        for one, wage in held
    ]
    return [
        sa.and_(
            rank > -2,
            *(rank > other for other in ranks[:place]),
            *(rank >= other for other in ranks[place + 1 :]),
        )
        for place, rank in enumerate(ranks)
    ]


def _of_chosen(
    chosen: Sequence[Truth], values: Sequence[sa.ColumnElement[T]], otherwise: sa.ColumnElement[T]
) -> sa.ColumnElement[T]:
    return sa.case(*zip(chosen, values, strict=True), else_=otherwise)


def _missing_words(one: Reference, wage: Comparison) -> list[Word]:
    """The empty fields that leave a kind open, or else the rate that it lacks."""
    there = sa.and_(one.found, one.sure)
    return [one.unsure, sa.case((there, wage.rates), else_=word(""))]


def _missing_references(
    held: Sequence[tuple[Reference, Comparison]], none: Truth
) -> dict[str, Truth]:
    """The wage's empty facts, what a found reference needs of it, and references not there."""
    found = [(sa.and_(one.found, one.sure), one, wage) for one, wage in held]
    missing = own_missing()
    for name in ("wage_period", "hours_per_week"):
        needed = [sa.and_(there, wage.missing[name]) for there, _, wage in found]
        missing[name] = sa.or_(missing.get(name, sa.false()), *needed)
    limits = [
        sa.and_(
            there,
            sa.or_(
                one.limit.amount.is_(None),
                one.limit.currency.is_(None),
                one.limit.period.is_(None),
            ),
        )
        for there, one, _ in found
    ]
    missing["reference"] = sa.or_(none, *limits)
    return missing
