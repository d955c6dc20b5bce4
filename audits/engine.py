"""The judge: one pass per corridor over all its placements and clauses, findings written.

Corridors under the same rules go through one pass. It writes one outcome code per clause and
placement to a temporary table; then the details of what is breached or unknown become findings.
Nothing here knows of a session, a request or the clock; the connection's transaction is the
caller's. The facts are read by the names of their tables, so a replay puts temporary tables of
those names before them.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

import sqlalchemy as sa

from audits import codes, details
from audits.facts import DAY_FACTS, Truth, met_table, placement
from audits.instrument import Instrument
from audits.needs import Needs, source, together
from audits.order import Order
from audits.placement import Placement
from audits.plan import BREACHED, MET, OPEN, UNKNOWN, judge_rule
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
    if met:
        remake(connection, met_table)
    with Preparation(connection, order) as preparation:
        sitting = Sitting(preparation, order)
        for corridors, held in _groups(connection, tuple(instruments), order):
            sitting.counts.placements += sum(number for _, _, number in corridors)
            if held:
                sitting.judge(held, _between(corridors))
    sitting.counts.clauses = dict(sorted(sitting.counts.clauses.items()))
    return sitting.counts


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


class Sitting:
    """One run: its counts, and each rule's expressions made once for all corridors."""

    def __init__(self, preparation: Preparation, order: Order) -> None:
        self.counts = Counts()
        self._preparation = preparation
        self._order = order
        self._rules: dict[tuple[Hashable, ...], Ready] = {}

    def judge(self, held: Sequence[Rule], corridors: Truth) -> None:
        """Judge the placements of some corridors by the rules they have in common."""
        connection = self._preparation.connection
        where = sa.and_(self._order.judged, corridors)
        asked = together(self._ready(rule, Answers()).needs for rule in held)
        answers = self._preparation.answer(asked, where)
        ready = [self._ready(rule, answers) for rule in held]
        clauses = [rule.clause.ref for rule in held]
        table, kept = codes.passed(clauses), codes.wanted(clauses)
        judged = sa.select(placement.c.id, *(one.judged.code for one in ready))
        codes.fill(connection, table, judged.select_from(source(asked, answers)).where(where))
        codes.keep(connection, table, kept, MET if self._order.met else BREACHED)
        numbers = codes.count(connection, table, kept)
        discard(connection, table)
        for one, number in zip(ready, numbers, strict=True):
            count = self.counts.clauses.setdefault(one.judged.rule.clause.ref, Count())
            count.met += number[MET]
            count.breached += number[BREACHED]
            count.unknown += number[UNKNOWN] + number[OPEN]
            if number[BREACHED] + number[UNKNOWN] + number[OPEN]:
                connection.execute(one.stored)
            if number[MET] and self._order.met:
                connection.execute(one.met)
        discard(connection, kept)

    def _ready(self, rule: Rule, answers: Answers) -> "Ready":
        """The rule in expressions, of which those that need no answer are made only once."""
        if (rule.key, frozenset()) not in self._rules:
            self._rules[rule.key, frozenset()] = Ready(rule, self._order, Answers())
        plain = self._rules[rule.key, frozenset()]
        answered = answers.questions.intersection(plain.needs.questions)
        if (rule.key, answered) not in self._rules:
            self._rules[rule.key, answered] = Ready(rule, self._order, Answers(answered))
        return self._rules[rule.key, answered]


class Ready:
    """A rule in expressions, what they need beside the placement, and the statements of details."""

    def __init__(self, rule: Rule, order: Order, answers: Answers) -> None:
        self.needs = Needs()
        facade = Placement(DAY_FACTS[rule.clause.on], order.as_of, answers, self.needs)
        self.judged = judge_rule(rule, facade)
        self._source = source(self.needs, answers)
        self._order = order

    @cached_property
    def stored(self) -> sa.Insert:
        """Writes the rule's breached and unknown verdicts."""
        return details.stored(self.judged, self._source, self._order)

    @cached_property
    def met(self) -> sa.Insert:
        """Writes the rule's met verdicts."""
        return details.met(self.judged, self._source, self._order)
