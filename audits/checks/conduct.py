"""Conduct at work: how the wage is paid, lodging, freedom to leave and to join, insurance."""

import sqlalchemy as sa

from audits.facts import whole
from audits.placement import Placement
from audits.verdict import WHOLE, Test, number_value, word_value


def wage_by_bank(placement: Placement) -> Test:
    """The wage is paid through a bank."""
    column = placement.wage_paid_by
    return Test(
        observed=word_value(column),
        limit=word_value("bank"),
        holds=column == "bank",
        missing={"wage_paid_by": column.is_(None)},
    )


def wage_by_day(placement: Placement, *, day: int) -> Test:
    """The wage is paid no more than so many days after the period's end."""
    column = placement.wage_paid_day
    return Test(
        observed=number_value(column, WHOLE),
        limit=number_value(whole(day), WHOLE),
        holds=column <= day,
        missing={"wage_paid_day": column.is_(None)},
    )


def free_to_change_job(placement: Placement, *, consent: bool) -> Test:
    """The worker may change job; with `consent` the employer's consent may be asked for."""
    column = placement.job_change
    barred = ("barred",) if consent else ("barred", "with_consent")
    return Test(
        observed=word_value(column),
        limit=word_value("with_consent" if consent else "free"),
        holds=column.not_in(barred),
        missing={"job_change": column.is_(None)},
    )


def union_free(placement: Placement) -> Test:
    """The worker may join a union."""
    return _not_denied(placement, "union_free")


def insured(placement: Placement) -> Test:
    """The worker is insured."""
    return _not_denied(placement, "insured")


def social_security(placement: Placement) -> Test:
    """The worker is covered by social security."""
    return _not_denied(placement, "social_security")


def accommodation_provided(placement: Placement, *, allowance: bool) -> Test:
    """The worker is lodged; with `allowance` money for lodging does in its place."""
    column = placement.accommodation
    lacking = ("none",) if allowance else ("none", "allowance")
    return Test(
        observed=word_value(column),
        limit=word_value("allowance" if allowance else "provided"),
        holds=column.not_in(lacking),
        missing={"accommodation": column.is_(None)},
    )


def _not_denied(placement: Placement, fact: str) -> Test:
    """A fact that is yes or no, and breached by no."""
    column: sa.ColumnElement[str] = getattr(placement, fact)
    return Test(
        observed=word_value(column),
        limit=word_value("yes"),
        holds=column != "no",
        missing={fact: column.is_(None)},
    )
