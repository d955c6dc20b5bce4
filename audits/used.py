"""Which facts a clause's check uses, read off the check's own expressions.

Nothing lists them a second time: what stands in the comparison, its two values and its amounts is
what the check looks at. What the facts of one placement are is not here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import visitors

from audits import facts
from audits.checks import CHECKS
from audits.clause import Clause, Dated
from audits.facts import DAY_FACTS
from audits.placement import FIELDS, Placement
from audits.terms import FIELDS as WORK
from audits.verdict import Test


@dataclass(frozen=True)
class Used:
    """The placement's facts in the record's order, and what is used beside them."""

    facts: tuple[str, ...]
    charges: bool
    references: bool
    licence: bool


def used_by(clause: Clause) -> Used:
    """What judging by the clause takes: its day, its scope, and what its check compares."""
    facade = Placement(DAY_FACTS[clause.on], date.max)
    test = CHECKS[clause.check](facade, **_values(clause))
    found = {DAY_FACTS[clause.on], *_scope(clause), *_columns(test)}
    if facade.needs.terms:
        found |= {"destination", *WORK}
    return Used(
        facts=tuple(one.name for one in facts.placement.c if one.name in found),
        charges=facade.needs.sheet,
        references=bool(facade.needs.terms),
        licence=bool(facade.needs.licences),
    )


def _values(clause: Clause) -> dict[str, Any]:
    """One set of the clause's values: which facts are asked for does not depend on them."""
    return {
        name: value.steps[0].value if isinstance(value, Dated) else value
        for name, value in clause.parameters.items()
    }


def _scope(clause: Clause) -> set[str]:
    scope = clause.scope
    asked = {"sector": scope.sectors, "sex": scope.sexes, "occupation": scope.occupations}
    return {name for name, words in asked.items() if words}


def _columns(test: Test) -> set[str]:
    """The placement's columns that stand in the test's expressions."""
    named = {
        part.name
        for expression in _expressions(test)
        for part in visitors.iterate(expression)
        if isinstance(part, sa.ColumnClause) and part.table is facts.placement
    }
    return named & FIELDS


def _expressions(test: Test) -> Iterator[sa.ColumnElement[Any]]:
    shown = (test.observed, test.limit, test.owed, test.gap)
    yield test.holds
    yield from (part for value in shown if value is not None for part in vars(value).values())
    if test.arises is not None:
        yield test.arises
