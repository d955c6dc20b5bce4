"""The agency's licence on the clause's day."""

import sqlalchemy as sa

from audits.placement import Placement
from audits.verdict import Test, word_value


def licensed_on_day(placement: Placement) -> Test:
    """The agency might recruit on the day, for this destination and sector.

    A status that may not recruit decides, and so does an act that ended the clearance for the
    place. Else a status that is not proven does: only a licence that is can lack a destination
    or a sector of its list. What the register publishes and the agency's row leaves empty is
    missing by its own name, `destinations` or `sectors`. Observed is the status on the day, or
    where the licence lacks it the destination or sector.
    """
    licence = placement.licence()
    covered = sa.and_(licence.covers_destination, licence.covers_sector)
    seen = sa.case(
        (sa.not_(licence.licensed), licence.status),
        (licence.ended, placement.destination),
        (licence.licensed.is_(None), licence.status),
        (sa.not_(licence.covers_destination), placement.destination),
        (sa.not_(licence.covers_sector), placement.sector),
        else_=licence.status,
    )
    return Test(
        observed=word_value(seen),
        holds=sa.case(
            (sa.or_(sa.not_(licence.licensed), licence.ended), sa.false()),
            (licence.licensed.is_(None), sa.null()),
            else_=covered,
        ),
        missing={"licence": licence.licensed.is_(None), **licence.unlisted},
    )
