"""The plan of a corridor: each clause that can judge its placements as one expression.

Whether a clause applies is three-valued. What is known and rules it out gives no verdict, even
where something else is unknown; what would have to be known and is empty makes it unknown, and
then only those facts are named; else the check decides. What the checks say is in
`audits.checks`, running the plan in `audits.engine`.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from audits.checks import CHECKS
from audits.clause import Clause
from audits.facts import DAY_FACTS, Number, Truth, Word, placement, whole, word
from audits.placement import Placement
from audits.rules import Rule, Stretch, stretches
from audits.scope import within
from audits.verdict import Test

NONE, MET, BREACHED, UNKNOWN = range(4)
"""What the pass says of a clause and placement."""


@dataclass(frozen=True)
class Judged:
    """A rule in expressions: one test for each stretch of days, the earliest first.

    `applies` is NULL where an empty fact of scope or day decides, of those in `open`. `arises` is
    None where there is always a verdict, and never NULL. `holds` is that of the day's stretch.
    `bare` is the same rule where the worker bore no charge; None where it asks for none.
    """

    rule: Rule
    day: Number
    open: Mapping[str, Truth]
    tests: tuple[tuple[Stretch, Test], ...]
    applies: Truth
    arises: Truth | None
    holds: Truth
    bare: "Judged | None" = None

    @property
    def condition(self) -> Hashable:
        """What two rules have in common that apply to the same placements."""
        clause = self.rule.clause
        return self.rule.start, clause.until, clause.on, clause.scope

    def by_stretch(self, parts: Sequence[sa.ColumnElement[Any]]) -> sa.ColumnElement[Any]:
        """The one of the tests' parts in whose stretch the day lies."""
        return _by_stretch(self.day, [stretch for stretch, _ in self.tests], parts)


def judge_rule(rule: Rule, facade: Placement) -> Judged:
    """The rule as expressions on a placement of the corridor."""
    clause = rule.clause
    check = CHECKS[clause.check]
    day = facade.clause_day
    along = stretches(rule)
    tests = [check(facade, **one.parameters) for one in along]
    return Judged(
        rule=rule,
        day=day,
        open=_open(clause),
        tests=tuple(zip(along, tests, strict=True)),
        applies=_applies(rule, day),
        arises=_arises(day, along, tests),
        holds=_by_stretch(day, along, [test.holds for test in tests]),
    )


def _arises(day: Number, along: Sequence[Stretch], tests: Sequence[Test]) -> Truth | None:
    """Whether there is a verdict; without the day, whether there is one in any stretch."""
    arises = [test.arises for test in tests if test.arises is not None]
    if not arises:
        return None
    known = _by_stretch(day, along, arises)
    return known if len(arises) == 1 else sa.case((day.is_(None), sa.or_(*arises)), else_=known)


def _by_stretch(
    day: Number, along: Sequence[Stretch], parts: Sequence[sa.ColumnElement[Any]]
) -> sa.ColumnElement[Any]:
    later = [
        (day >= whole(stretch.since or 0), part)
        for stretch, part in zip(along[:0:-1], parts[:0:-1], strict=True)
    ]
    return sa.case(*later, else_=parts[0]) if later else parts[0]


def _applies(rule: Rule, day: Number) -> Truth:
    """TRUE or FALSE by what is known of scope and day, NULL where an empty fact decides."""
    in_force = [day >= whole(rule.start)]
    if rule.clause.until is not None:
        in_force.append(day < whole(rule.clause.until))
    return sa.and_(*in_force, *within(rule.clause.scope))


def _open(clause: Clause) -> Mapping[str, Truth]:
    """Which facts of scope and day are empty, of those that the clause asks for."""
    asked = {
        "sector": clause.scope.sectors,
        "sex": clause.scope.sexes,
        "occupation": clause.scope.occupations,
        DAY_FACTS[clause.on]: True,
    }
    return {name: placement.c[name].is_(None) for name, wanted in asked.items() if wanted}


def force(rule: Rule, day: Number, confirmed: frozenset[str]) -> Word:
    """Whether the clause is confirmed, unconfirmed, or after its term only assumed to hold."""
    known = "confirmed" if rule.clause.ref in confirmed else "unconfirmed"
    last = rule.instrument.term.assumed_after
    if last is None:
        return word(known)
    return sa.case((day > whole(last), word("assumed")), else_=word(known))
