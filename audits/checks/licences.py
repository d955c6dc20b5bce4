"""The agency's licence on the clause's day."""

import sqlalchemy as sa

from audits.facts import no_word
from audits.placement import Placement
from audits.verdict import Test, Value, word_value


def licensed_on_day(placement: Placement) -> Test:
    """The agency might recruit on the day, for this destination and sector.

    A status that may not recruit decides, and so does one that is not proven: only a licence
    that is can lack a destination or a sector. What the register publishes and the agency's row
    leaves empty is missing by its own name, `destinations` or `sectors`. Observed is the status
    on the day, or where the licence lacks it the destination or sector.
    """
    licence = placement.licence()
    covered = sa.and_(licence.covers_destination, licence.covers_sector)
    seen = sa.case(
        (sa.not_(licence.licensed), licence.status),
        (licence.licensed.is_(None), licence.status),
        (sa.not_(licence.covers_destination), placement.destination),
        (sa.not_(licence.covers_sector), placement.sector),
        else_=licence.status,
    )
    return Test(
        observed=word_value(seen),
        limit=Value(word=no_word()),
        holds=sa.case(
            (licence.licensed.is_(None), sa.null()),
            (sa.not_(licence.licensed), sa.false()),
            else_=covered,
        ),
        missing={"licence": licence.licensed.is_(None), **licence.unlisted},
    )
