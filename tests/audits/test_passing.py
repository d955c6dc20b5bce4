"""A pass: what is counted of its rows, which it keeps, and which it leaves for the second one."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa

from audits import engine, passing
from audits.expressions import Held
from audits.facts import verdict_rows
from audits.frame import Frame
from audits.instrument import Instrument, read
from audits.packing import CLAUSES
from audits.passing import Pass
from audits.plan import BREACHED, MET, UNKNOWN
from audits.plans import Plan, hard, plan_of
from audits.rules import rules
from audits.tallying import Tally
from audits.temporary import Scratch
from tests.audits import record
from tests.law.telling import AGENCY, world_of

TEXT = """
id = "STD-A"
kind = "standard"
title = "T"
signed = 2018-11-16

[[clause]]
id = "01"
says = "A worker pays no more than a month's wage."
cite = ""
seen = "secondary"
check = "paid-at-most-wage"
items = ["visa"]
months = 1
"""
INSURED = """
[[clause]]
id = "{}"
says = "Workers are insured."
cite = ""
seen = "secondary"
check = "insured"
"""
LAW = read(TEXT, "std-a.toml")
AS_OF = date(2024, 6, 30)
DAY = date(2021, 5, 2)
GIVEN = {"origin": "NPL", "destination": "MYS"}
USUAL = {
    "contract_signed_on": DAY, "started_on": DAY, "wage_amount": "1500", "wage_currency": "MYR",
    "wage_period": "month", "costs_disclosed": "worker",
}  # fmt: skip
LITTLE = {"item": "visa", "amount": "100", "currency": "MYR", "paid_on": DAY}
MUCH = LITTLE | {"amount": "1600"}
FOREIGN = LITTLE | {"currency": "NPR"}
CHARGED = {
    "Sita": [MUCH], "Maya": [LITTLE], "Li": [], "Noor": [FOREIGN], "Ram": [FOREIGN],
    "Abdul": [LITTLE], "Timur": [LITTLE], "Gita": [LITTLE], "Asha": [FOREIGN, MUCH],
}  # fmt: skip
SECRETIVE = ("Abdul", "Timur", "Gita")
"""Of whose costs it is not known that they were all."""


class Noting(Scratch):
    """Temporary tables that note how many rows each is settled with."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self.settled: Counter[str] = Counter()

    def settle(self, table: sa.Table, number: int) -> None:
        self.settled[table.name] += number
        super().settle(table, number)


@pytest.fixture
def told(connection: sa.Connection, monkeypatch: pytest.MonkeyPatch) -> sa.Connection:
    """Nine placements of two agencies, which a pass takes two by two."""
    monkeypatch.setattr(passing, "CHUNK", 2)
    stories = []
    for name, charges in CHARGED.items():
        facts = {"agency": "2" if name == "Gita" else "1"}
        facts |= {"costs_disclosed": ""} if name in SECRETIVE else {}
        stories.append({"clause": "", "name": name, "facts": facts, "charges": charges})
    agencies = [AGENCY, AGENCY | {"number": "2"}]
    record.write(connection, world_of({"usual": USUAL, "agency": agencies}, stories))
    return connection


def planned(law: Instrument) -> Plan:
    frame = Frame(AS_OF, (), frozenset(), exact=False, narrowed=())
    return plan_of(Held.of(rules([law], **GIVEN)), frame)


@pytest.fixture
def plan() -> Plan:
    return planned(LAW)


Passed = Callable[..., tuple[int, Tally, Noting]]


@pytest.fixture
def passed(told: sa.Connection, plan: Plan) -> Passed:
    """A pass over all of them: how many are hard, what is counted, and the tables."""

    def made(
        outcomes: set[int], seen: list[int], *, stored: bool, plan: Plan = plan
    ) -> tuple[int, Tally, Noting]:
        scratch, tally = Noting(told), Tally(CLAUSES * len(plan.words))
        for table in (plan.table, hard):
            scratch.empty(table)
        one = Pass(plan, tally, frozenset(outcomes), scratch, stored)
        return one.run(plan.judge, seen.append, **GIVEN), tally, scratch

    return made


def names(connection: sa.Connection, table: sa.Table) -> set[str]:
    """Whose placements stand in the table."""
    found = {row[0] for row in connection.execute(sa.select(table.c.placement_id))}
    return {name for place, name in enumerate(CHARGED, 1) if place in found}


@pytest.mark.parametrize("stored", [False, True], ids=["rows come out", "rows stay"])
def test_a_pass_counts_what_it_knows_and_keeps_what_is_wanted(
    told: sa.Connection, passed: Passed, plan: Plan, stored: bool
):
    seen: list[int] = []
    left, tally, scratch = passed({BREACHED}, seen, stored=stored)

    assert (left, names(told, hard)) == (3, {"Noor", "Ram", "Asha"})
    assert names(told, plan.table) == {"Sita"}
    assert tally.placements == 6
    numbers = tally.numbers[0]
    assert [numbers[code] for code in (MET, BREACHED, UNKNOWN)] == [2, 1, 3]
    assert tally.unknown == {(0, 1): 2, (0, 2): 1}
    assert sum(seen) == len(CHARGED)
    assert scratch.settled == {"judge_verdict": 1, "judge_hard": 3}


@pytest.mark.parametrize("stored", [False, True], ids=["rows come out", "rows stay"])
def test_each_pass_keeps_the_outcomes_that_it_is_asked_for(
    told: sa.Connection, passed: Passed, plan: Plan, stored: bool
):
    kept = []
    for outcomes in (set[int](), {MET}, {UNKNOWN}, {BREACHED, UNKNOWN}):
        passed(outcomes, [], stored=stored)
        kept.append(names(told, plan.table))
    assert kept == [set(), {"Maya", "Li"}, {*SECRETIVE}, {*SECRETIVE, "Sita"}]


@pytest.mark.parametrize("stored", [False, True], ids=["rows come out", "rows stay"])
def test_of_a_hard_one_nothing_is_kept_though_clauses_of_a_further_word_are_known(
    told: sa.Connection, passed: Passed, stored: bool
):
    told.execute(sa.update(record.TABLES["placement"]).values(insured="no"))
    text = TEXT + "".join(INSURED.format(f"{2 + place:02}") for place in range(CLAUSES))
    plan = planned(read(text, "std-a.toml"))
    left, tally, _ = passed({BREACHED}, [], stored=stored, plan=plan)
    assert (left, tally.placements) == (3, 6)
    assert names(told, plan.table) == set(CHARGED) - {"Noor", "Ram", "Asha"}


def test_where_everybody_is_judged_at_once_none_is_left(
    told: sa.Connection, passed: Passed, plan: Plan
):
    told.execute(sa.delete(record.TABLES["cost_sheet"]))
    assert passed({BREACHED}, [], stored=False)[0] == 0


def test_only_what_is_kept_is_looked_up_by_its_placement(plan: Plan):
    assert plan.table.primary_key.columns.keys() == ["placement_id"]
    assert plan.passed.primary_key.columns.keys() == []


@pytest.mark.parametrize(
    "asked, breached",
    [({}, {"Sita", "Asha"}), ({"exact": True}, set())],
    ids=["sheets", "charges"],
)
def test_the_sheets_are_read_where_they_serve_unless_the_charges_are_asked_for(
    told: sa.Connection, asked: dict, breached: set[str]
):
    told.execute(sa.update(record.TABLES["charge"]).values(amount=1))
    told.execute(sa.update(record.TABLES["cost_sheet"]).values(currency="MYR"))
    engine.judge(told, instruments=[LAW], as_of=AS_OF, run_id=1, **asked)
    rows = told.execute(verdict_rows(1)).mappings()
    assert {list(CHARGED)[row["placement_id"] - 1] for row in rows} == breached
