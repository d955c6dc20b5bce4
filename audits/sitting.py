"""A sitting: one run of the judge over its corridors, with what it counts and writes.

Which rules a corridor has is in `audits.rules`, their statements in `audits.plans`.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, TypeAlias

import sqlalchemy as sa

from audits.bulk import Rows, pour
from audits.details import NAMES
from audits.expressions import Held, reading_of
from audits.facts import finding, listed_table, unknown_count
from audits.frame import Frame, counting
from audits.order import Order
from audits.packing import place_of
from audits.passing import Pass
from audits.plan import BREACHED, MET, UNKNOWN
from audits.plans import Plan, hard, plan_of
from audits.preparing import Preparation
from audits.resolving import Terms
from audits.rules import Rule
from audits.tallying import Numbers, Tally
from audits.temporary import Scratch
from audits.terms import Spans

Given: TypeAlias = Mapping[str, Any]


@dataclass
class Count:
    """How many verdicts of a clause came out how."""

    met: int = 0
    breached: int = 0
    unknown: int = 0


@dataclass
class Counts:
    """What a run judged: the placements, and the verdicts by clause in the order of output.

    `unknown` is how many verdicts of a clause each agency's placements leave unknown.
    """

    placements: int = 0
    clauses: dict[str, Count] = field(default_factory=dict)
    unknown: Counter[tuple[str, int]] = field(default_factory=Counter)

    def add(self, other: Self) -> None:
        """Add what was counted elsewhere, of other placements."""
        self.placements += other.placements
        self.unknown.update(other.unknown)
        for ref, counted in other.clauses.items():
            own = self.clauses.setdefault(ref, Count())
            own.met += counted.met
            own.breached += counted.breached
            own.unknown += counted.unknown

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
class Found:
    """What was found among other placements: the counts, and the breaches as rows of `finding`."""

    counts: Counts
    breaches: Rows


class Sitting:
    """One run: what it counts, and where it writes."""

    def __init__(self, scratch: Scratch, order: Order, seen: Callable[[int], None]) -> None:
        self.counts = Counts()
        self._scratch = scratch
        self._order = order
        self._seen = seen
        self._preparation = Preparation(scratch, order)

    def judge(self, origin: str, destination: str, rules: Sequence[Rule]) -> None:
        """Judge the placements of a corridor by its rules."""
        order = self._order
        given = {**order.given, "origin": origin, "destination": destination}
        if not rules:
            counted = counting(self._frame(()))
            self.counts.placements += self._connection.scalar(counted, given) or 0
            return
        held = Held.of(rules)
        reading = reading_of(held, order.as_of)
        terms = self._preparation.terms(reading, destination)
        plan = plan_of(held, self._frame(terms.changes))
        tally = Tally(len(rules))
        self._preparation.licences(reading)
        self._preparation.references(plan, terms, given)
        answered = self._pass(self._passing(plan, tally), terms, given)
        for place, numbers in enumerate(self._count(tally, rules)):
            self._write(plan, place, numbers, answered=answered)

    def take(self, found: Found) -> None:
        """Count and store what was found elsewhere as if it had been found here."""
        self.counts.add(found.counts)
        pour(self._connection, finding, found.breaches)

    def close(self) -> None:
        """Write how many verdicts each agency's clauses leave unknown."""
        rows = [
            (self._order.run_id, agency, number, clause)
            for (clause, agency), number in sorted(self.counts.unknown.items())
        ]
        if rows and self._order.stored:
            pour(self._connection, unknown_count, rows)
        self.counts.clauses = dict(sorted(self.counts.clauses.items()))

    def _pass(self, judging: Pass, terms: Terms, given: Given) -> bool:
        """Judge the placements, the hard ones after the others; whether there are any."""
        plan = judging.plan
        for table in (plan.table, hard):
            self._scratch.empty(table)
        if not judging.run(plan.judge, self._seen, **given):
            return False
        self._preparation.answer(plan, terms)
        judging.run(plan.judge_hard, unseen)
        return True

    def _passing(self, plan: Plan, tally: Tally) -> Pass:
        """A pass; of a whole register it stays in PostgreSQL's server."""
        stored = not self._order.is_narrow and self._connection.dialect.name == "postgresql"
        return Pass(plan, tally, self._outcomes, self._scratch, stored)

    def _count(self, tally: Tally, rules: Sequence[Rule]) -> Sequence[Numbers]:
        """Add what a pass counted to the run's counts; the numbers of each clause in turn."""
        self.counts.placements += tally.placements
        for (place, agency), number in tally.unknown.items():
            self.counts.unknown[rules[place].clause.ref, agency] += number
        for rule, numbers in zip(rules, tally.numbers, strict=True):
            count = self.counts.clauses.setdefault(rule.clause.ref, Count())
            count.met += numbers[MET]
            count.breached += numbers[BREACHED]
            count.unknown += numbers[UNKNOWN]
        return tally.numbers

    def _write(self, plan: Plan, place: int, numbers: Sequence[int], *, answered: bool) -> None:
        """Store a clause's breaches, and list what is to be listed, where there is any."""
        order = self._order
        into = [(finding, BREACHED)] if order.stored else []
        into += [(listed_table, code) for code, name in NAMES.items() if name in order.listed]
        for table, code in into:
            if numbers[code]:
                writing = plan.write(place, code, table, answered=answered)
                _word, shift = place_of(place)
                writing.run(self._connection, run_id=order.run_id, shift=shift)

    @property
    def _outcomes(self) -> frozenset[int]:
        """The outcomes of which details are made."""
        listed = frozenset(code for code, name in NAMES.items() if name in self._order.listed)
        return listed | {BREACHED} if self._order.stored else listed

    def _frame(self, spans: Spans) -> Frame:
        order = self._order
        return Frame(order.as_of, spans, order.confirmed, order.exact, order.narrowed)

    @property
    def _connection(self) -> sa.Connection:
        return self._scratch.connection


def unseen(number: int) -> None:
    """Tell nobody how many placements have been judged."""
