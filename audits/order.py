"""What a run is asked to judge, and how."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from audits import days
from audits.facts import Truth, placement


@dataclass(frozen=True)
class Order:
    """What is to be judged, and how.

    `confirmed` are the clauses ("NPL-MYS-2018#03") that officers have confirmed. With `exact`
    every amount is calculated by Python from the charges and the cost sheets may be absent; the
    outcome is the same, slower. With `met` the met verdicts are kept in `judge_met`
    (`audits.facts`).
    """

    as_of: date
    run_id: int
    agency_id: int | None = None
    confirmed: frozenset[str] = frozenset()
    exact: bool = False
    met: bool = False

    @property
    def judged(self) -> Truth:
        """Which placements are judged: signed by the as-of day or on no known day."""
        signed = placement.c.contract_signed_on
        known = sa.or_(signed.is_(None), signed <= days.number(self.as_of))
        if self.agency_id is None:
            return known
        return sa.and_(placement.c.agency_id == self.agency_id, known)
