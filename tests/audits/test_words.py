"""Words of outcomes as a statement makes them, and the tables that hold them."""

from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from audits import packing, plans
from audits.facts import Truth, cost_sheet, placement
from audits.plan import BREACHED, MET, NONE, UNKNOWN
from audits.questions import NOTHING_PAID
from audits.temporary import remake
from tests.audits import record

TRUE, FALSE, NULL = sa.true(), sa.false(), sa.null()
LONG: Truth = placement.c.hours_per_week > 40
LONGER: Truth = placement.c.hours_per_week > 50


def rule(holds: Truth, *, bare: Any = None, arises: Truth | None = None) -> Any:
    """A rule on everybody, of which nothing but its truth matters here."""
    return SimpleNamespace(
        condition="everybody", applies=TRUE, holds=holds, arises=arises, bare=bare
    )


def told(connection: sa.Connection, rules: list[Any], **facts: int) -> list[int]:
    """What each rule comes to for Sita, who works so many hours and was `charged` or not."""
    charged = facts.pop("charged", None)
    connection.execute(sa.insert(record.TABLES["placement"]), {"id": 1, **facts})
    if charged is not None:
        sheet = {"placement_id": 1, "charged": charged}
        connection.execute(sa.insert(record.TABLES["cost_sheet"]), sheet)
    beside = placement.outerjoin(cost_sheet, cost_sheet.c.placement_id == placement.c.id)
    (word,) = connection.execute(sa.select(*packing.words(rules)).select_from(beside)).one()
    return [word >> 2 * place & UNKNOWN for place in range(len(rules))]


RULES = [
    rule(TRUE),
    rule(FALSE, bare=rule(TRUE)),
    rule(FALSE, bare=rule(NULL)),
    rule(NULL, bare=rule(TRUE)),
    rule(TRUE, bare=rule(TRUE, arises=LONG)),
    rule(TRUE, bare=rule(LONG)),
    rule(TRUE, bare=rule(LONGER)),
]
"""The first asks for no charge; of each other it is told what it is where there is none."""


@pytest.mark.parametrize(
    "facts, outcomes",
    [
        ({"charged": 1, "hours_per_week": 45}, [MET, BREACHED, BREACHED, UNKNOWN, MET, MET, MET]),
        ({"hours_per_week": 45}, [MET, MET, UNKNOWN, MET, MET, MET, BREACHED]),
        ({"hours_per_week": 30}, [MET, MET, UNKNOWN, MET, NONE, BREACHED, BREACHED]),
        ({"charged": 0, "hours_per_week": 60}, [MET, MET, UNKNOWN, MET, MET, MET, MET]),
    ],
    ids=["charged", "not charged", "not charged for short hours", "charged nothing"],
)
def test_who_bore_no_charge_is_judged_at_once_by_what_each_clause_then_says(
    connection: sa.Connection, facts: dict, outcomes: list[int]
):
    assert told(connection, RULES, **facts) == outcomes


def test_clauses_that_are_all_about_charges_need_no_other(connection: sa.Connection):
    assert told(connection, RULES[1:4]) == [MET, UNKNOWN, MET]


@pytest.fixture
def kept() -> sa.Table:
    """A table of words by the number of their placement."""
    return packing.table("judge_verdict", ["word0"])


def test_the_number_of_a_placement_is_given_to_a_table_and_never_drawn_by_it(kept: sa.Table):
    tables = (kept, plans.hard, NOTHING_PAID.table())
    made = [str(CreateTable(one).compile(dialect=postgresql.dialect())) for one in tables]
    assert all("PRIMARY KEY (placement_id)" in one for one in made)
    assert not any("SERIAL" in one for one in made)


def test_words_of_a_placement_without_an_agency_are_refused(
    connection: sa.Connection, kept: sa.Table
):
    remake(connection, kept)
    with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
        connection.execute(sa.insert(kept), {"placement_id": 1, "word0": 0})
    connection.execute(sa.insert(kept), {"placement_id": 1, "agency_id": 1, "word0": 0})
