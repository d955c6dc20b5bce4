"""Wages: against an amount, the references, the comparator, the offer, and what was paid.

An amount without a currency is not money: every one of these checks is unknown while
`wage_currency` is empty. Observed and limit are shown in their own currencies.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from audits.facts import Number
from audits.money import Money
from audits.placement import Placement
from audits.verdict import Gap, Test, Value, money_limit, money_value


def wage_at_least(placement: Placement, *, amount: Money, period: str) -> Test:
    """The wage is not below the amount for the period."""
    wage = placement.wage_against(amount, period)
    return Test(
        observed=_wage(placement),
        limit=money_limit(amount),
        holds=sa.not_(wage.below),
        gap=_gap(placement, wage.rounded_down),
        missing=wage.missing,
        missing_words=[wage.missing_words],
    )


def wage_at_least_reference(placement: Placement, *, kinds: Sequence[str]) -> Test:
    """The wage is not below the reference of any of the kinds that there is for the work.

    `reference` is missing where no kind has one and no empty field leaves that open, and where
    one that was found states no wage. The limit is the highest of the references found; where
    the placement's empty facts leave open which is, the first of the clause's order.
    """
    found, wage = placement.wage_against_references(kinds)
    open_ = sa.or_(found.unsure != "", found.lacking, wage.missing_words != "")
    none = sa.and_(sa.not_(found.found), found.unsure == "")
    return Test(
        observed=_wage(placement),
        limit=money_value(wage.limit.amount, wage.limit.currency),
        holds=sa.case(
            (sa.true(), sa.false()),
            (sa.false(), sa.case((open_, sa.null()), else_=sa.true())),
            value=wage.below,
            else_=sa.null(),
        ),
        gap=_gap(placement, wage.rounded_down),
        missing={**wage.missing, "reference": sa.or_(none, found.lacking)},
        missing_words=[found.unsure, wage.missing_words],
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
