"""Fees and costs: what a worker paid, against nothing, a ceiling or a time for paying it back.

Observed is in every outcome the sum of the convertible counted charges in the target currency;
it is empty where there is no target currency, or charges are counted and none is convertible.
"""

from decimal import Decimal

import sqlalchemy as sa

from audits.facts import no_number, whole, word
from audits.items import Items
from audits.money import Money
from audits.paid import Paid
from audits.placement import Placement
from audits.tally import SHARED, WAGE
from audits.verdict import (
    DAY,
    WHOLE,
    Owed,
    Test,
    Value,
    money_limit,
    money_value,
    number_value,
    thousandths,
)
from audits.wages import monthly_missing, months_of_wage


def nothing_paid(placement: Placement, *, items: Items) -> Test:
    """The worker paid nothing for the listed items.

    Where charges of amount 0 are in several currencies and no wage names one, `wage_currency` is
    missing: the total cannot be known without it.
    """
    paid = placement.worker_paid(items, SHARED)
    return Test(
        observed=money_value(paid.total, paid.currency),
        limit=Value(number=whole(0), unit=sa.func.coalesce(paid.currency, word(WHOLE))),
        holds=sa.case((paid.positive, sa.false()), (paid.known, sa.true()), else_=sa.null()),
        owed=Owed(paid.open, paid.established, paid.currency),
        missing={**paid.missing, "wage_currency": paid.without_target},
        missing_words=[paid.rates],
    )


def paid_at_most(placement: Placement, *, items: Items, ceiling: Money) -> Test:
    """The worker paid no more than the ceiling for the listed items."""
    paid = placement.worker_paid(items, ceiling.currency)
    return Test(
        observed=money_value(paid.total, paid.currency),
        limit=money_limit(ceiling),
        holds=paid.at_most(whole(ceiling.amount)),
        owed=_above(paid, whole(ceiling.amount)),
        missing=paid.missing,
        missing_words=[paid.rates],
    )


def paid_at_most_wage(placement: Placement, *, items: Items, months: Decimal) -> Test:
    """The worker paid no more than so many months of the wage, rounded down to the minor unit."""
    paid = placement.worker_paid(items, WAGE)
    ceiling = months_of_wage(thousandths(months))
    return Test(
        observed=money_value(paid.total, paid.currency),
        limit=money_value(ceiling, paid.currency),
        holds=paid.at_most(ceiling),
        owed=_above(paid, ceiling),
        missing={**paid.missing, **monthly_missing()},
        missing_words=[paid.rates],
    )


def repaid_by(placement: Placement, *, items: Items, days: int) -> Test:
    """Each charge was refunded in full within so many days of the start of work.

    The limit is the last day for it. A charge of amount 0 has nothing to be refunded, so it needs
    no day of a refund. A charge that was certainly not refunded in time decides, whatever is
    unknown of another; where nothing was charged the start of work is not needed. A refund
    without an amount is none.
    """
    paid = placement.worker_paid(items, SHARED, within=days)
    started = placement.started_on
    last = started + days
    due = sa.and_(paid.counted, started.is_(None))
    return Test(
        arises=sa.func.coalesce(sa.not_(sa.and_(paid.late, last >= placement.today)), sa.true()),
        observed=money_value(paid.total, paid.currency),
        limit=number_value(last, DAY),
        holds=sa.case(
            (due, sa.null()),
            (paid.late, sa.false()),
            (paid.undated, sa.null()),
            (paid.counted, sa.true()),
            (paid.known, sa.true()),
            else_=sa.null(),
        ),
        owed=Owed(paid.open, paid.established, paid.currency),
        missing={
            "costs_disclosed": sa.and_(sa.not_(paid.counted), paid.missing["costs_disclosed"]),
            "refunded_on": paid.undated,
            "started_on": started.is_(None),
        },
    )


def _above(paid: Paid, ceiling: sa.ColumnElement[int]) -> Owed:
    """What is still open above the ceiling, at least 0, and the established part of it."""

    def above(amount: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
        return sa.case((amount > ceiling, amount - ceiling), else_=no_number())

    return Owed(above(paid.open), above(paid.established), paid.currency)
