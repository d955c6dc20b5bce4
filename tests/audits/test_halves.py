"""A register that is judged in halves: one is found, the other judged, and both kept as one run."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits import engine
from audits.engine import Count, Counts, Found
from audits.facts import finding, unknown_count, verdict_rows
from audits.instrument import Instrument, read
from audits.order import Order
from tests.audits import record
from tests.audits.reference.generator import made_world

FOLDER = Path(__file__).parent / "reference" / "law"
AS_OF = date(2024, 6, 30)
PLACEMENTS, HALF = 150, 70
FIRST, SECOND = (1, HALF), (HALF, PLACEMENTS + 1)


@pytest.fixture
def laws() -> list[Instrument]:
    files = [FOLDER / f"{name}.toml" for name in ("std-all", "npl-mys-1999")]
    return [read(file.read_text("utf-8"), file.name) for file in files]


@pytest.fixture
def written(connection: sa.Connection) -> sa.Connection:
    record.write(connection, made_world(seed=7, size=PLACEMENTS))
    return connection


def stored(connection: sa.Connection, run: int) -> list[list[str]]:
    """The findings and the numbers of unknowns that a run keeps, without their own numbers."""
    kept = []
    for table in (finding, unknown_count):
        columns = [one for one in table.c if one.name not in ("id", "run_id")]
        rows = connection.execute(sa.select(*columns).where(table.c.run_id == run))
        kept.append(sorted(map(repr, rows)))
    return kept


def found_in(connection: sa.Connection, laws: list[Instrument], order: Order, *seen) -> Found:
    """What is found in a span, taken along as to another process."""
    found = engine.find(connection, laws, order, *seen)
    return replace(found, breaches=[*found.breaches])


def test_two_halves_are_kept_as_one_run_is(written: sa.Connection, laws: list[Instrument]):
    whole = engine.judge(written, instruments=laws, as_of=AS_OF, run_id=1)
    order = Order(AS_OF, run_id=2)
    elsewhere = found_in(written, laws, replace(order, span=SECOND))
    assert stored(written, 2) == [[], []]

    counts = engine.sit(written, laws, replace(order, span=FIRST), others=[elsewhere])
    assert counts == whole
    assert stored(written, 2) == stored(written, 1)
    assert 0 < elsewhere.counts.placements < whole.placements
    assert 0 < len(elsewhere.breaches) == elsewhere.counts.total.breached < whole.total.breached


def test_what_is_found_is_told_of_placement_by_placement(
    written: sa.Connection, laws: list[Instrument]
):
    told: list[int] = []
    found = found_in(written, laws, Order(AS_OF, run_id=2, span=FIRST), told.append)
    assert sum(told) == found.counts.placements > 0


@pytest.mark.parametrize(
    "span, judged", [((20, 21), {20}), ((20, 23), {20, 21, 22}), ((20, 20), set())]
)
def test_a_span_has_its_first_placement_and_not_its_last(
    written: sa.Connection, laws: list[Instrument], span: tuple[int, int], judged: set[int]
):
    facts = record.TABLES["placement"]
    written.execute(sa.update(facts).values(contract_signed_on=0))
    all_of_them = frozenset({"met", "breached", "unknown"})
    order = Order(AS_OF, run_id=2, span=span, listed=all_of_them, stored=False)
    assert engine.sit(written, laws, order).placements == len(judged)
    rows = written.execute(verdict_rows(2, listed=True)).mappings()
    assert {row["placement_id"] for row in rows} == judged


def test_counts_of_other_placements_are_added_clause_by_clause():
    own = Counts(3, {"A#01": Count(1, 2, 3)})
    own.unknown["A#01", 7] = 1
    other = Counts(4, {"A#01": Count(10, 20, 30), "B#02": Count(5, 6, 7)})
    other.unknown.update({("A#01", 7): 30, ("B#02", 8): 7})

    own.add(other)
    assert own.placements == 7
    assert own.clauses == {"A#01": Count(11, 22, 33), "B#02": Count(5, 6, 7)}
    assert own.unknown == {("A#01", 7): 31, ("B#02", 8): 7}
    assert other.clauses["B#02"] is not own.clauses["B#02"]
