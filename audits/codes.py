"""The fused pass: one outcome code per placement and clause, in a temporary table."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from audits.facts import Number
from audits.plan import BREACHED, MET, OPEN, UNKNOWN
from audits.temporary import remake, settle

COUNTED = (MET, BREACHED, UNKNOWN, OPEN)

joined = sa.table("judge_verdict", sa.column("placement_id", sa.BigInteger()))
"""The table of codes as statements join it."""


def code(clause: str) -> Number:
    """The column of a clause, by the name that it has in every pass and run."""
    return sa.literal_column(f"{joined.name}.{_name(clause)}", sa.BigInteger())


def table(clauses: Sequence[str]) -> sa.Table:
    """The temporary table for the codes of those clauses."""
    return sa.Table(
        joined.name,
        sa.MetaData(),
        sa.Column("placement_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        *(sa.Column(_name(clause), sa.SmallInteger(), nullable=False) for clause in clauses),
        prefixes=["TEMPORARY"],
    )


def fill(connection: sa.Connection, codes: sa.Table, judged: sa.Select[Any]) -> None:
    """Judge: `judged` selects the placement's number and its code for each clause."""
    remake(connection, codes)
    connection.execute(sa.insert(codes).from_select(list(codes.c.keys()), judged))
    settle(connection, codes)


def count(connection: sa.Connection, codes: sa.Table) -> list[dict[int, int]]:
    """For each clause in turn how many placements have which code."""
    sums = [
        sa.func.coalesce(sa.func.sum(sa.case((column == one, 1), else_=0)), 0)
        for column in list(codes.c)[1:]
        for one in COUNTED
    ]
    found = list(connection.execute(sa.select(*sums)).one())
    return [
        dict(zip(COUNTED, found[place : place + len(COUNTED)], strict=True))
        for place in range(0, len(found), len(COUNTED))
    ]


@cache
def _name(clause: str) -> str:
    return f"v{sha256(clause.encode()).hexdigest()[:12]}"
