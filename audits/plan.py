"""The plan of a corridor: each clause that can judge its placements as one expression.

Whether a clause applies is three-valued. What is known and rules it out gives no verdict, even
where something else is unknown; what would have to be known and is empty makes it unknown, and
then only those facts are named; else the check decides. What the checks say is in
`audits.checks`, running the plan in `audits.engine`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from audits.checks import CHECKS
from audits.clause import Clause, Scope
from audits.facts import DAY_FACTS, Number, Truth, Word, placement, whole, word
from audits.placement import Placement
from audits.rules import Rule, Stretch, stretches
from audits.verdict import Test

NONE, MET, BREACHED, UNKNOWN, OPEN = range(5)
"""What the pass says of a clause and placement; OPEN: unknown whether the clause applies."""


@dataclass(frozen=True)
class Judged:
    """A rule in expressions: one test for each stretch of days, the earliest first."""

    rule: Rule
    day: Number
    open: Mapping[str, Truth]
    tests: tuple[tuple[Stretch, Test], ...]
    code: Number

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
    whether = _applies(rule, day)
    arises = [test.arises for test in tests if test.arises is not None]
    if arises:
        # Without the day there is no verdict where there is none in any stretch.
        known = _by_stretch(day, along, arises)
        whether = sa.and_(whether, sa.case((day.is_(None), sa.or_(*arises)), else_=known))
    code = _by_stretch(day, along, [_outcome(test) for test in tests])
    return Judged(
        rule=rule,
        day=day,
        open=_open(clause),
        tests=tuple(zip(along, tests, strict=True)),
        code=sa.case((sa.true(), code), (sa.false(), whole(NONE)), value=whether, else_=OPEN),
    )


def _outcome(test: Test) -> Number:
    return sa.case(
        (sa.true(), whole(MET)), (sa.false(), whole(BREACHED)), value=test.holds, else_=UNKNOWN
    )


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
    return sa.and_(*in_force, *_in_scope(rule.clause.scope))


def _in_scope(scope: Scope) -> Iterator[Truth]:
    facts = placement.c
    if scope.sectors:
        yield facts.sector.in_(scope.sectors)
    if scope.sexes:
        yield facts.sex.in_(scope.sexes)
    if scope.occupations:
        lengths = sorted({len(code) for code in scope.occupations})
        yield sa.or_(
            *(
                sa.func.substr(facts.occupation, 1, length).in_(
                    [code for code in scope.occupations if len(code) == length]
                )
                for length in lengths
            )
        )


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
