"""A run over several corridors that have rules in common: what it adds up, and what it writes."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from audits import engine, passing, sitting
from audits.engine import Count
from audits.facts import finding, unknown_count
from audits.instrument import Instrument, read
from audits.order import Order
from tests.audits import record
from tests.law.telling import AGENCY, world_of

CLAUSE = """
[[clause]]
id = "01"
says = "Workers are insured."
cite = ""
seen = "secondary"
check = "insured"
until = 2022-01-01
"""
EVERYWHERE = 'id = "STD-A"\nkind = "standard"\ntitle = "T"\nsigned = 2018-11-16\n'
KUWAITS = """
id = "KWT-LAW"
kind = "national_law"
title = "T"
country = "KWT"
side = "destination"
signed = 2018-11-16
"""
AS_OF = date(2024, 6, 30)
DAY = date(2021, 12, 31)


@pytest.fixture
def laws() -> list[Instrument]:
    return [read(EVERYWHERE + CLAUSE, "std-a.toml")]


@pytest.fixture
def written(connection: sa.Connection) -> sa.Connection:
    """Each of two corridors has one insured, two who are not, and one of whom it is open."""
    stories = [
        {"clause": "", "name": f"{who} {end}", "facts": {"insured": said, "destination": end}}
        for end in ("KWT", "MYS")
        for who, said in (("Sita", "yes"), ("Maya", "no"), ("Noor", "no"), ("Li", ""))
    ]
    usual = {"contract_signed_on": DAY, "departed_on": DAY}
    record.write(connection, world_of({"usual": usual, "agency": [AGENCY]}, stories))
    return connection


def numbers(connection: sa.Connection, table: sa.TableClause) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_what_corridors_have_in_common_is_counted_together(
    written: sa.Connection, laws: list[Instrument]
):
    counts = engine.sit(written, laws, Order(AS_OF, run_id=1))
    assert counts.placements == 8
    assert counts.clauses == {"STD-A#01": Count(2, 4, 2)}
    assert counts.unknown == {("STD-A#01", 1): 2}
    assert numbers(written, finding) == 4
    assert written.execute(sa.select(unknown_count)).all() == [(1, 1, 2, "STD-A#01")]


def test_placements_of_corridors_without_a_rule_are_counted_together(written: sa.Connection):
    assert engine.sit(written, [], Order(AS_OF, run_id=1)).placements == 8


def test_a_run_of_which_nothing_is_stored_writes_nothing(
    written: sa.Connection, laws: list[Instrument]
):
    listed = frozenset({"breached", "unknown"})
    order = Order(AS_OF, run_id=1, listed=listed, stored=False)
    assert engine.sit(written, laws, order).total == Count(2, 4, 2)
    assert (numbers(written, finding), numbers(written, unknown_count)) == (0, 0)


def test_what_was_found_elsewhere_is_counted_and_stored_with_the_rest(
    written: sa.Connection, laws: list[Instrument]
):
    order = Order(AS_OF, run_id=1)
    elsewhere = engine.find(written, laws, replace(order, span=(5, 9)))
    elsewhere = replace(elsewhere, breaches=[*elsewhere.breaches])
    assert (numbers(written, finding), len(elsewhere.breaches)) == (0, 2)

    counts = engine.sit(written, laws, replace(order, span=(1, 5)), others=[elsewhere])
    assert (counts.total, numbers(written, finding)) == (Count(2, 4, 2), 4)


def test_one_placement_is_judged_by_the_clauses_of_its_own_corridor(
    written: sa.Connection, laws: list[Instrument]
):
    kuwaits = read(KUWAITS + CLAUSE, "kwt-law.toml")
    both, one = ["KWT-LAW#01", "STD-A#01"], ["STD-A#01"]
    for placement, clauses in ((1, both), (8, one)):
        order = Order(AS_OF, run_id=1, placement_id=placement)
        assert list(engine.sit(written, [*laws, kuwaits], order).clauses) == clauses


@pytest.mark.parametrize("signed, verdicts", [(DAY, 8), (date(2022, 1, 1), 0)])
def test_a_clause_judges_up_to_the_day_before_its_end(
    written: sa.Connection, laws: list[Instrument], signed: date, verdicts: int
):
    days = {"contract_signed_on": signed, "departed_on": signed, "started_on": signed}
    values = {name: record.stored(day) for name, day in days.items()}
    written.execute(sa.update(record.TABLES["placement"]).values(values))
    total = engine.sit(written, laws, Order(AS_OF, run_id=1)).total
    assert total.met + total.breached + total.unknown == verdicts


@pytest.mark.parametrize(
    "confirmed, force", [(["STD-A#01"], "confirmed"), (["STD-A#02"], "unconfirmed")]
)
def test_a_finding_says_whether_its_clause_is_confirmed(
    written: sa.Connection, laws: list[Instrument], confirmed: list[str], force: str
):
    engine.sit(written, laws, Order(AS_OF, run_id=1, confirmed=frozenset(confirmed)))
    assert set(written.scalars(sa.select(finding.c.force))) == {force}


@pytest.mark.parametrize("narrow", [False, True], ids=["all agencies", "one agency"])
def test_only_a_whole_register_on_postgresql_is_passed_within_its_server(
    written: sa.Connection,
    laws: list[Instrument],
    narrow: bool,
    monkeypatch: pytest.MonkeyPatch,
):
    within: list[object] = []

    def passed(*given) -> passing.Pass:
        within.append(given[-1])
        return passing.Pass(*given)

    monkeypatch.setattr(sitting, "Pass", passed)
    engine.sit(written, laws, Order(AS_OF, run_id=1, agency_id=1 if narrow else None))
    assert within == [not narrow and written.dialect.name == "postgresql"] * 2
