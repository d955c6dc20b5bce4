"""Outcomes as numbers: what a check says by cases is the same as what its truth says."""

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa

from audits.facts import Number, Truth
from audits.outcomes import joint, outcomes, text
from audits.plan import BREACHED, MET, NONE, UNKNOWN

facts: Any = sa.table(
    "facts", *(sa.column(name, sa.BigInteger()) for name in ("paid", "told", "wage"))
)
PAID: Truth = facts.c.paid > 0
TOLD: Truth = facts.c.told > 0
BELOW: Truth = facts.c.wage < 1000
TRUE, FALSE, NULL = sa.true(), sa.false(), sa.null()

TRUTHS: dict[str, Truth] = {
    "a comparison": facts.c.wage >= 1000,
    "a choice of values": facts.c.wage.in_((1, 2000)),
    "two conditions": sa.and_(PAID, TOLD),
    "always met": TRUE,
    "always breached": FALSE,
    "cases": sa.case((PAID, FALSE), (TOLD, TRUE), else_=NULL),
    "cases without a last word": sa.case((PAID, FALSE), (TOLD, TRUE)),
    "cases the other way": sa.case((PAID, TRUE), (TOLD, NULL), else_=FALSE),
    "cases of two comparisons": sa.case((PAID, facts.c.wage >= 1000), (TOLD, BELOW), else_=FALSE),
    "one case": sa.case((TOLD, facts.c.wage >= 1000), else_=NULL),
    "cases in a case": sa.case(
        (PAID, sa.case((TOLD, FALSE), else_=BELOW)),
        (TOLD, TRUE),
        else_=sa.case((BELOW, NULL), else_=FALSE),
    ),
    "cases of a truth": sa.case(
        (TRUE, FALSE), (FALSE, sa.case((TOLD, NULL), else_=TRUE)), value=BELOW, else_=NULL
    ),
}
KNOWN = (None, 0, 5)
PLACEMENTS = [
    {"paid": paid, "told": told, "wage": wage}
    for paid, told, wage in product(KNOWN, KNOWN, (None, 1, 2000))
]


def rule(holds: Truth, arises: Truth | None = None) -> Any:
    """A rule of which nothing but its truth matters here."""
    return SimpleNamespace(holds=holds, arises=arises)


def of_each(connection: sa.Connection, *parts: Number) -> list[tuple[Any, ...]]:
    """The parts' values for each placement."""
    connection.exec_driver_sql(
        "CREATE TEMPORARY TABLE facts (id INTEGER, paid BIGINT, told BIGINT, wage BIGINT)"
    )
    numbered = [{"id": number, **row} for number, row in enumerate(PLACEMENTS)]
    connection.execute(sa.text("INSERT INTO facts VALUES (:id, :paid, :told, :wage)"), numbered)
    found = connection.execute(sa.select(*parts).select_from(facts).order_by(sa.column("id")))
    return [tuple(row) for row in found]


def said(truth: bool | None) -> int:
    """The code of what a database says of a truth."""
    return UNKNOWN if truth is None else MET if truth else BREACHED


def truths(*asked: Truth) -> list[Number]:
    """Truths as the database sees them: 1, 0 or NULL."""
    return [sa.case((one, 1), (sa.not_(one), 0)) for one in asked]


@pytest.mark.parametrize("name", TRUTHS)
def test_cases_give_what_their_truth_gives(name: str, connection: sa.Connection):
    truth = TRUTHS[name]
    bits = joint([(0, rule(truth)), (3, rule(truth))])
    for held, found in of_each(connection, *truths(truth), bits):
        assert found == said(held) + (said(held) << 6)


def test_many_clauses_each_stand_at_their_place(connection: sa.Connection):
    members = [(place * 2, rule(truth)) for place, truth in enumerate(TRUTHS.values())]
    for *held, found in of_each(connection, *truths(*TRUTHS.values()), outcomes(members)):
        assert found == sum(said(one) << 4 * place for place, one in enumerate(held))


def test_the_last_case_of_several_clauses_is_asked_once(connection: sa.Connection):
    cases = [
        sa.case((facts.c.paid > least, FALSE), (TOLD, said_), else_=other)
        for least, said_, other in ((0, TRUE, NULL), (4, NULL, TRUE), (5, FALSE, TRUE))
    ]
    together = outcomes([(place, rule(truth)) for place, truth in enumerate(cases)])
    assert str(together).count("facts.told") == 1
    for *held, found in of_each(connection, *truths(*cases), together):
        assert found == sum(said(one) << 2 * place for place, one in enumerate(held))


def test_clauses_whose_last_cases_ask_for_other_numbers_are_asked_one_by_one(
    connection: sa.Connection,
):
    cases = [
        sa.case((TOLD, TRUE), (facts.c.paid > 0, FALSE), (facts.c.wage > least, TRUE), else_=FALSE)
        for least in (0, 1, 5000)
    ]
    together = outcomes([(place, rule(truth)) for place, truth in enumerate(cases)])
    for *held, found in of_each(connection, *truths(*cases), together):
        assert found == sum(said(one) << 2 * place for place, one in enumerate(held))


def test_a_last_case_that_only_two_clauses_ask_is_asked_once_and_another_in_its_turn():
    two = [(0, rule(TRUTHS["cases"])), (1, rule(TRUTHS["cases the other way"]))]
    assert text(outcomes(two)).count("facts.told") == 1
    assert text(outcomes(two[:1])) == text(joint(two[:1]))


@pytest.mark.parametrize("name", ["always met", "always breached", "not known"])
def test_what_is_certain_asks_the_database_for_nothing(name: str):
    certain = joint([(0, rule({**TRUTHS, "not known": NULL}[name]))])
    assert "CASE" not in text(certain)


def test_what_cases_say_is_asked_once():
    cases = joint([(0, rule(TRUTHS["cases"]))])
    assert text(cases).count("facts.paid") == 1


def test_a_clause_that_does_not_arise_has_no_outcome(connection: sa.Connection):
    holds = TRUTHS["cases"]
    arises = sa.func.coalesce(facts.c.wage, 0) > 1000
    members = [(place, rule(holds, arises)) for place in (0, 1)]
    for held, wage, *found in of_each(
        connection, *truths(holds), facts.c.wage, joint(members[:1]), outcomes(members)
    ):
        code = said(held) if (wage or 0) > 1000 else NONE
        assert found == [code, code | code << 2]
