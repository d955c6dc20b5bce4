"""The judge: one pass per corridor over all its placements and clauses, findings written.

Corridors under the same rules go through one pass. It writes one outcome code per clause and
placement to a temporary table; then the details of what is breached or unknown become findings.
Nothing here knows of a session, a request or the clock; the connection's transaction is the
caller's. The facts are read by the names of their tables, so a replay puts temporary tables of
those names before them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

import sqlalchemy as sa

from audits import codes, days, details
from audits.facts import DAY_FACTS, Truth, met_table, placement
from audits.instrument import Instrument
from audits.needs import Needs, source, together
from audits.placement import Placement
from audits.plan import BREACHED, MET, OPEN, UNKNOWN, Judged, judge_rule
from audits.preparing import Preparation
from audits.questions import Answers
from audits.rules import Rule, rules
from audits.temporary import discard, remake


@dataclass
class Count:
    """How many verdicts of a clause came out how."""

    met: int = 0
    breached: int = 0
    unknown: int = 0


@dataclass
class Counts:
    """What a run judged: the placements, and the verdicts by clause in the order of output."""

    placements: int = 0
    clauses: dict[str, Count] = field(default_factory=dict)

    @property
    def total(self) -> Count:
        """The verdicts of all clauses together."""
        found = self.clauses.values()
        return Count(
            sum(one.met for one in found),
            sum(one.breached for one in found),
            sum(one.unknown for one in found),
        )


@dataclass(frozen=True)
class Order:
    """What is to be judged, and how.

    `confirmed` are the clauses ("NPL-MYS-2018#03") that officers have confirmed. With `exact`
    every amount is calculated by Python from the charges, none from a cost sheet: the outcome is
    the same, slower. With `met` the met verdicts are kept in `judge_met` (`audits.facts`).
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


def judge(
    connection: sa.Connection,
    *,
    instruments: Iterable[Instrument],
    as_of: date,
    run_id: int,
    agency_id: int | None = None,
    confirmed: frozenset[str] = frozenset(),
    exact: bool = False,
    met: bool = False,
) -> Counts:
    """Judge every placement by every instrument that covers it, and write the findings.

    With `met` the met verdicts stand in `judge_met` afterwards, for `facts.verdict_rows`.
    """
    order = Order(as_of, run_id, agency_id, confirmed, exact, met)
    counts = Counts()
    if met:
        remake(connection, met_table())
    with Preparation(connection, as_of=as_of, agency_id=agency_id, exact=exact) as preparation:
        for corridors, held in _groups(connection, tuple(instruments), order):
            counts.placements += sum(number for _, _, number in corridors)
            _sit(preparation, order, held, _between(corridors), counts)
    counts.clauses = dict(sorted(counts.clauses.items()))
    return counts


def _groups(
    connection: sa.Connection, instruments: Sequence[Instrument], order: Order
) -> list[tuple[list[tuple[str, str, int]], list[Rule]]]:
    """The corridors with placements, those under the same rules together, and their rules."""
    facts = placement.c
    rows = connection.execute(
        sa.select(facts.origin, facts.destination, sa.func.count())
        .where(order.judged)
        .group_by(facts.origin, facts.destination)
    ).all()
    ruled = sorted(
        (
            (tuple(rule.key for rule in held), (origin, destination, number), held)
            for origin, destination, number in rows
            for held in [rules(instruments, origin, destination)]
        ),
        key=lambda one: one[:2],
    )
    groups = []
    for _, members in groupby(ruled, key=lambda one: one[0]):
        same = list(members)
        groups.append(([corridor for _, corridor, _ in same], same[0][2]))
    return groups


def _between(corridors: Sequence[tuple[str, str, int]]) -> Truth:
    """The placements of those corridors."""
    facts = placement.c
    ends = [(origin, destination) for origin, destination, _ in corridors]
    if len(ends) == 1:
        return sa.and_(facts.origin == ends[0][0], facts.destination == ends[0][1])
    return sa.tuple_(facts.origin, facts.destination).in_(ends)


def _sit(
    preparation: Preparation,
    order: Order,
    held: Sequence[Rule],
    corridors: Truth,
    counts: Counts,
) -> None:
    """Judge the placements of some corridors by the rules they have in common."""
    if not held:
        return
    where = sa.and_(order.judged, corridors)
    connection = preparation.connection
    first = [_put(rule, order, Answers()) for rule in held]
    answers = preparation.answer(together(needs for _, needs in first), where)
    ready = [_put(rule, order, answers) for rule in held]
    table = codes.table(len(ready))
    remake(connection, table)
    codes.fill(
        connection,
        table,
        sa.select(placement.c.id, *(one.code for one, _ in ready))
        .select_from(source(together(needs for _, needs in ready), answers))
        .where(where),
    )
    for place, number in enumerate(codes.count(connection, table)):
        judged, needs = ready[place]
        _add(counts.clauses.setdefault(judged.rule.clause.ref, Count()), number)
        rows = details.Rows(
            run_id=order.run_id,
            source=source(needs, answers).join(table, table.c.placement_id == placement.c.id),
            code=table.c[f"v{place}"],
            confirmed=order.confirmed,
        )
        wanted = (MET, BREACHED, UNKNOWN, OPEN) if order.met else (BREACHED, UNKNOWN, OPEN)
        details.write(connection, judged, rows, [code for code in wanted if number[code]])
    discard(connection, table)


def _put(rule: Rule, order: Order, answers: Answers) -> tuple[Judged, Needs]:
    """The rule in expressions, and what they need beside the placement."""
    needs = Needs()
    facade = Placement(DAY_FACTS[rule.clause.on], order.as_of, answers, needs)
    return judge_rule(rule, facade), needs


def _add(count: Count, number: Mapping[int, int]) -> None:
    count.met += number[MET]
    count.breached += number[BREACHED]
    count.unknown += number[UNKNOWN] + number[OPEN]
