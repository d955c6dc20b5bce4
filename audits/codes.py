"""The fused pass: one outcome code per placement and clause, in a temporary table.

The pass writes a row for every placement and counts it; what the details are made of is then a
table of those rows alone that they are wanted for, few in a register in good order.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from audits.facts import Number, Truth, whole
from audits.plan import BREACHED, MET, NONE, OPEN, UNKNOWN
from audits.temporary import remake, settle

NOT_MET = (BREACHED, UNKNOWN, OPEN)

joined = sa.table("judge_verdict", sa.column("placement_id", sa.BigInteger()))
"""The table of codes as statements join it."""


def code(clause: str) -> Number:
    """The column of a clause, by the name that it has in every pass and run."""
    return sa.literal_column(f"{joined.name}.{_name(clause)}", sa.BigInteger())


def passed(clauses: Sequence[str]) -> sa.Table:
    """The temporary table of the pass over those clauses, with every placement."""
    return _table("judge_pass", clauses)


def wanted(clauses: Sequence[str]) -> sa.Table:
    """The temporary table of the placements that details are made of."""
    return _table(joined.name, clauses)


def _table(name: str, clauses: Sequence[str]) -> sa.Table:
    return sa.Table(
        name,
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


def keep(connection: sa.Connection, codes: sa.Table, kept: sa.Table, least: int) -> None:
    """Copy the rows in which some code is `least` or more."""
    remake(connection, kept)
    some = sa.or_(*(column >= whole(least) for column in list(codes.c)[1:]))
    rows = sa.select(*codes.c).where(some)
    connection.execute(sa.insert(kept).from_select(list(kept.c.keys()), rows))
    settle(connection, kept)


def count(connection: sa.Connection, codes: sa.Table, kept: sa.Table) -> list[dict[int, int]]:
    """For each clause in turn how many placements have which code.

    What is breached or unknown stands in the few rows that were kept; all other verdicts are met.
    """
    all_, counted = list(codes.c)[1:], list(kept.c)[1:]
    judged = _sums(connection, [column > whole(NONE) for column in all_])
    found = _sums(connection, [column == whole(one) for column in counted for one in NOT_MET])
    numbers = []
    for place, total in enumerate(judged):
        first = place * len(NOT_MET)
        others = dict(zip(NOT_MET, found[first : first + len(NOT_MET)], strict=True))
        numbers.append({MET: total - sum(others.values()), **others})
    return numbers


def _sums(connection: sa.Connection, conditions: Sequence[Truth]) -> list[int]:
    """In how many rows of their table each of the conditions is true."""
    sums = [sa.func.coalesce(sa.func.sum(sa.case((one, 1), else_=0)), 0) for one in conditions]
    return [int(number) for number in connection.execute(sa.select(*sums)).one()]


@cache
def _name(clause: str) -> str:
    return f"v{sha256(clause.encode()).hexdigest()[:12]}"
