"""The fused pass: one outcome code per placement and clause, in a temporary table."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from audits.plan import BREACHED, MET, OPEN, UNKNOWN
from audits.temporary import settle

COUNTED = (MET, BREACHED, UNKNOWN, OPEN)


def table(clauses: int) -> sa.Table:
    """The table for so many clauses, whose codes are the columns v0, v1 and so on."""
    return sa.Table(
        "judge_verdict",
        sa.MetaData(),
        sa.Column("placement_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        *(sa.Column(f"v{place}", sa.SmallInteger(), nullable=False) for place in range(clauses)),
        prefixes=["TEMPORARY"],
    )


def fill(connection: sa.Connection, codes: sa.Table, judged: sa.Select[Any]) -> None:
    """Judge: `judged` selects the placement's number and its code for each clause."""
    connection.execute(sa.insert(codes).from_select(list(codes.c.keys()), judged))
    settle(connection, codes)


def count(connection: sa.Connection, codes: sa.Table) -> Iterator[dict[int, int]]:
    """For each clause in turn how many placements have which code."""
    sums = [
        sa.func.coalesce(sa.func.sum(sa.case((column == code, 1), else_=0)), 0)
        for column in list(codes.c)[1:]
        for code in COUNTED
    ]
    if not sums:
        return
    found = list(connection.execute(sa.select(*sums)).one())
    for place in range(0, len(found), len(COUNTED)):
        yield dict(zip(COUNTED, found[place : place + len(COUNTED)], strict=True))
