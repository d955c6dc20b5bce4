"""The judge: one pass per corridor over all its placements and clauses, breaches written.

A pass gives each placement its outcomes as two bits a clause; the details of what is breached
become findings, and what is unknown is counted by clause and agency. Verdicts of any outcome are
listed on demand, in a temporary table and by the same pass. Nothing here knows of a session, a
request or the clock; the connection's transaction is the caller's. The facts are read by the
names of their tables, so a replay puts temporary tables of those names before them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from audits.facts import listed_table, placement
from audits.instrument import Instrument
from audits.order import Order
from audits.rules import rules
from audits.sitting import Count, Counts, Found, Sitting, unseen
from audits.temporary import Scratch

__all__ = ["Count", "Counts", "Found", "find", "judge", "sit"]

AT_ONCE = 5000
"""How many breaches are read together."""


def judge(
    connection: sa.Connection,
    *,
    instruments: Iterable[Instrument],
    as_of: date,
    run_id: int,
    agency_id: int | None = None,
    confirmed: frozenset[str] = frozenset(),
    exact: bool = False,
    unknown: bool = False,
    met: bool = False,
    seen: Callable[[int], None] = unseen,
) -> Counts:
    """Judge every placement by every instrument that covers it; write breaches and unknown counts.

    With `unknown` the unknown verdicts, with `met` the met ones too, stand in `judge_listed`
    afterwards, for `facts.verdict_rows`. `seen` is told what `sit` tells it.
    """
    others = ("unknown", "met") if met else ("unknown",) * unknown
    order = Order(
        as_of=as_of,
        run_id=run_id,
        agency_id=agency_id,
        confirmed=confirmed,
        exact=exact,
        listed=frozenset(others),
    )
    return sit(connection, instruments, order, seen)


def sit(
    connection: sa.Connection,
    instruments: Iterable[Instrument],
    order: Order,
    seen: Callable[[int], None] = unseen,
    others: Iterable[Found] = (),
) -> Counts:
    """Judge as the order says; what it lists stands in `judge_listed` afterwards.

    `seen` is told, again and again, how many placements more have been judged. What `others` found
    is asked for last, counted and stored with the rest.
    """
    held = tuple(instruments)
    with Scratch(connection, stay=order.is_narrow) as scratch:
        if order.listed:
            scratch.outlive(listed_table)
        sitting = Sitting(scratch, order, seen)
        for origin, destination in _corridors(connection, order):
            found = rules(held, origin, destination)
            asked = [one for one in found if order.clause in (None, one.clause.ref)]
            sitting.judge(origin, destination, asked)
        for elsewhere in others:
            sitting.take(elsewhere)
        sitting.close()
    return sitting.counts


def find(
    connection: sa.Connection,
    instruments: Iterable[Instrument],
    order: Order,
    seen: Callable[[int], None] = unseen,
) -> Found:
    """Judge as the order says, and tell what was found instead of writing it.

    The breaches are read as they are asked for, while the transaction lasts.
    """
    told = replace(order, listed=frozenset({"breached"}), stored=False)
    counts = sit(connection, instruments, told, seen)
    reading = sa.select(*listed_table.c).execution_options(yield_per=AT_ONCE)
    return Found(counts, map(tuple, connection.execute(reading)))


def _corridors(connection: sa.Connection, order: Order) -> list[tuple[str, str]]:
    """The corridors with placements, in order."""
    facts = placement.c
    if not order.is_narrow:
        return sorted(_steps(connection))
    ends = sa.select(facts.origin, facts.destination).distinct()
    if order.agency_id is not None:
        ends = ends.where(facts.agency_id == order.agency_id)
    if order.placement_id is not None:
        ends = ends.where(facts.id == order.placement_id)
    return sorted((origin, destination) for origin, destination in connection.execute(ends))


def _steps(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """The corridors of all placements, each by one step in the index from the one before.

    A database that is asked for what is distinct reads every placement.
    """
    facts, given = placement.c, ("origin", "destination")
    ends = sa.tuple_(facts.origin, facts.destination)
    first = sa.select(*ends).order_by(*ends).limit(1)
    after = first.where(ends > sa.tuple_(*map(sa.bindparam, given)))
    here = connection.execute(first).first()
    while here is not None:
        yield here[0], here[1]
        here = connection.execute(after, dict(zip(given, here, strict=True))).first()
