"""The contract: when it was signed and registered, in what language, and how old the worker was."""

import sqlalchemy as sa

from audits.facts import DAY_FACTS, Number, Truth, whole
from audits.placement import Placement
from audits.verdict import DAY, WHOLE, Test, number_value, word_value

FOUR_YEARS = 1461
LEAP_1904 = 24107
"""Days from 1 January 1904, which begins four years with their leap year first, to 1970."""


def signed_before_departure(placement: Placement, *, days: int) -> Test:
    """The contract was signed so many days before departure, on its last day at the latest.

    The limit is the last day on which it could be signed.
    """
    signed, departed = placement.contract_signed_on, placement.departed_on
    limit = departed - days
    return Test(
        arises=sa.or_(departed.is_not(None), placement.come(placement.started_on)),
        observed=number_value(signed, DAY),
        limit=number_value(limit, DAY),
        holds=signed <= limit,
        missing={"contract_signed_on": signed.is_(None), "departed_on": departed.is_(None)},
    )


def contract_registered(placement: Placement, *, before: str) -> Test:
    """The contract was registered by the day of departure, or of the start of work."""
    return _done_by(placement, "contract_registered_on", before)


def orientation_given(placement: Placement, *, before: str) -> Test:
    """Orientation was given by the day of departure, or of the start of work."""
    return _done_by(placement, "orientation_on", before)


def language_understood(placement: Placement) -> Test:
    """The contract is in a language that the worker understands."""
    column = placement.contract_language_understood
    return Test(
        observed=word_value(column),
        limit=word_value("yes"),
        holds=column != "no",
        missing={"contract_language_understood": column.is_(None)},
    )


def age_at_least(placement: Placement, *, years: int) -> Test:
    """The worker was not younger than the age when the contract was signed.

    Without the age, the year of signing less the year of birth is the most it can have been:
    below is a breach, equal is unknown. Where the contract's day is empty too, both it and the
    age are missing.
    """
    at_most = year_of(placement.contract_signed_on) - placement.birth_year
    by_year: Truth = sa.case(
        (at_most < years, sa.false()), (at_most > years, sa.true()), else_=sa.null()
    )
    stated = placement.age_at_signing
    holds = sa.case((stated.is_(None), by_year), else_=stated >= years)
    return _aged(placement, at_most, years, holds)


def age_at_most(placement: Placement, *, years: int) -> Test:
    """The worker was not older than the age, in completed years, when the contract was signed.

    Without the age, the year of signing less the year of birth and one is the least it can have
    been: above is a breach, equal is unknown. Where the contract's day is empty too, both it and
    the age are missing.
    """
    at_least = year_of(placement.contract_signed_on) - placement.birth_year - 1
    by_year: Truth = sa.case(
        (at_least > years, sa.false()), (at_least < years, sa.true()), else_=sa.null()
    )
    stated = placement.age_at_signing
    holds = sa.case((stated.is_(None), by_year), else_=stated <= years)
    return _aged(placement, at_least, years, holds)


def year_of(day: Number) -> Number:
    """The calendar year of a day from 1904 to February 2100, in whole numbers only."""
    return whole(1904) + (sa.cast(day, sa.BigInteger()) + LEAP_1904) * 4 // FOUR_YEARS


def _aged(placement: Placement, by_birth: Number, years: int, holds: Truth) -> Test:
    """The age that is stated, else the one that the year of birth gives, beside the limit."""
    stated, born = placement.age_at_signing, placement.birth_year
    unstated = stated.is_(None)
    return Test(
        observed=number_value(sa.func.coalesce(stated, by_birth), WHOLE),
        limit=number_value(whole(years), WHOLE),
        holds=holds,
        missing={
            "age_at_signing": unstated,
            "birth_year": sa.and_(unstated, born.is_(None)),
            "contract_signed_on": sa.and_(
                unstated, born.is_not(None), placement.contract_signed_on.is_(None)
            ),
        },
    )


def _done_by(placement: Placement, fact: str, before: str) -> Test:
    """A thing was done on or before a day; no verdict until that day has come."""
    done, limit = getattr(placement, fact), getattr(placement, DAY_FACTS[before])
    return Test(
        arises=placement.come(limit),
        observed=number_value(done, DAY),
        limit=number_value(limit, DAY),
        holds=done <= limit,
        missing={fact: done.is_(None)},
    )
