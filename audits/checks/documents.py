"""The worker's documents."""

from audits.placement import Placement
from audits.verdict import Test, word_value


def passport_with_worker(placement: Placement) -> Test:
    """The worker holds the passport."""
    column = placement.passport_held_by
    return Test(
        observed=word_value(column),
        limit=word_value("worker"),
        holds=column == "worker",
        missing={"passport_held_by": column.is_(None)},
    )
