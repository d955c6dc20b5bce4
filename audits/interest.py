"""Interest on what is owed: simple, by days, in its own column and never part of the principal.

A rate is a dated value in percent a year that a law or a joint committee has set, each step with
its citation. Without one there is no interest; none is invented here.
"""

from fractions import Fraction

from audits.clause import Dated

YEAR = 365
"""The days of a year of interest, in every year."""


def interest(principal: int, rate: Dated, paid_on: int | None, as_of: int) -> int | None:
    """Minor units of interest from the day of payment to the as-of day, rounded down.

    Days are numbers. Each day counts by the rate in force on it, and none before the first. None
    where the day of payment is not known.
    """
    if paid_on is None:
        return None
    exact = Fraction(0)
    ended = as_of
    for step in reversed(rate.steps):
        begun = paid_on if step.since is None else max(step.since, paid_on)
        exact += Fraction(str(step.value)) * max(ended - begun, 0)
        ended = min(ended, begun)
    return int(principal * exact / (100 * YEAR))
