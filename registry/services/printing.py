"""Verdicts as the exchange format prints them, and as lines for a person at the terminal."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, select

from audits.facts import listed_table, verdict_rows
from audits.verdict import line
from registry.db import bytewise, db
from registry.models import Agency, Placement


def as_text(verdict: dict[str, Any]) -> str:
    """A verdict as one line for a person at the terminal."""
    parts = [verdict["outcome"], verdict["reference"], verdict["clause"]]
    if verdict["observed"]:
        parts.append(f"{verdict['observed']} / {verdict['limit']}")
    if verdict["missing"]:
        parts.append("missing: " + ", ".join(verdict["missing"]))
    return "  ".join(parts)


def lines(query: Select[Any]) -> Iterator[dict[str, Any]]:
    """The rows of the query as the exchange format has them."""
    for row in db.session.execute(query).mappings():
        yield line(named(dict(row)))


def printed(run_id: int | None) -> Select[Any]:
    """The listed verdicts with their placement and agency, in the order in which they are printed.

    With a run its breaches are among them.
    """
    listed = select(*listed_table.c)
    rows = (listed if run_id is None else verdict_rows(run_id, listed=True)).subquery()
    again = select(func.count()).where(Agency.number_folded == _other.c.number_folded)
    shared = again.correlate(_other).scalar_subquery() > 1
    return (
        select(
            rows,
            Placement.reference,
            _other.c.number,
            _other.c.register,
            shared.label("shared"),
        )
        .join(Placement, Placement.id == rows.c.placement_id)
        .join(_other, _other.c.id == rows.c.agency_id)
        .order_by(*map(bytewise, (rows.c.instrument_id, rows.c.clause)), Placement.reference)
    )


_other = Agency.__table__.alias("judged")


def named(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its agency's number; with the register where the number stands in several."""
    number = row["number"]
    return row | {"agency": f"{row['register']}:{number}" if row["shared"] else number}
