"""A plan: of which work references are looked for before a pass."""

from datetime import date

import pytest
import sqlalchemy as sa

from audits.expressions import Held
from audits.frame import Frame
from audits.instrument import read
from audits.plans import Plan, plan_of
from audits.rules import rules
from tests.audits import record
from tests.law.telling import world_of

LAW = read(
    """
id = "STD-A"
kind = "standard"
title = "T"
signed = 2018-11-16

[[clause]]
id = "01"
says = "A worker is paid the minimum."
cite = ""
seen = "secondary"
check = "wage-at-least-reference"
kinds = ["minimum"]
""",
    "std-a.toml",
)
GIVEN = {"origin": "NPL", "destination": "MYS"}
DAY = date(2021, 5, 2)
WORKERS = (
    ("Sita", {"sector": "domestic_work"}), ("Maya", {"sector": "domestic_work"}),
    ("Ram", {"sector": "agriculture", "area": "Sabah"}), ("Abdul", {"destination": "KWT"}),
    ("Li", {"sector": "construction", "contract_signed_on": "", "started_on": ""}),
)  # fmt: skip


@pytest.fixture
def plan() -> Plan:
    frame = Frame(date(2024, 6, 30), (), frozenset(), exact=False, narrowed=())
    return plan_of(Held.of(rules([LAW], **GIVEN)), frame)


def test_each_work_that_some_placement_of_a_known_day_has_is_found_once(
    connection: sa.Connection, plan: Plan
):
    usual = {"contract_signed_on": DAY, "started_on": DAY}
    stories = [{"clause": "", "name": name, "facts": facts} for name, facts in WORKERS]
    record.write(connection, world_of({"usual": usual}, stories))
    works = plan.works.run(connection, **GIVEN).fetchall()
    told = sorted(sorted(filter(None, work[1:])) for work in works)
    assert told == [["MYS", "Sabah", "agriculture"], ["MYS", "domestic_work"]]
