"""Running the plan: corridors, one agency, counts, what is left behind, and how values print."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits import bulk, engine, frame, passing, plans, sitting, verdict
from audits.checks.contracts import year_of
from audits.days import number
from audits.facts import FINDING, finding, unknown_count, verdict_rows, whole
from audits.instrument import Instrument, read
from audits.order import Order
from tests.audits import record
from tests.audits.reference.generator import made_world

FOLDER = Path(__file__).parent / "reference" / "law"
AS_OF = date(2024, 6, 30)


def law(name: str) -> Instrument:
    return read((FOLDER / f"{name}.toml").read_text("utf-8"), f"{name}.toml")


@pytest.fixture
def written(connection: sa.Connection) -> sa.Connection:
    """Placements in four corridors, which is enough to tell them apart."""
    world = made_world(seed=7, size=150)
    for row in world.placements:
        if row["origin"] == "IND":
            row["origin"] = "PHL"
        if row["destination"] == "NPL":
            row["destination"] = "KWT"
    record.write(connection, world)
    return connection


def _signed_later(connection: sa.Connection) -> int:
    facts = record.TABLES["placement"].c
    later = sa.select(sa.func.count()).where(facts.contract_signed_on > number(AS_OF))
    return connection.scalar(later) or 0


def test_the_counts_are_those_of_the_verdicts(written: sa.Connection):
    counts, lines = record.verdicts(written, [law("std-all"), law("conv-either")], AS_OF)
    for clause, count in counts.clauses.items():
        outcomes = [line["outcome"] for line in lines if line["clause"] == clause]
        assert vars(count) == {name: outcomes.count(name) for name in vars(count)}
    assert list(counts.clauses) == sorted(counts.clauses)
    total = counts.total
    assert total.met + total.breached + total.unknown == len(lines)
    assert min(total.met, total.breached, total.unknown) > 0


def test_one_agency_is_judged_as_it_is_among_all(written: sa.Connection):
    laws = [law("std-all")]
    _, everything = record.verdicts(written, laws, AS_OF)
    counts, lines = record.verdicts(written, laws, AS_OF, agency="A03")
    assert lines == [line for line in everything if line["agency"] == "A03"]
    assert 0 < counts.placements < 150


def test_the_parts_of_a_register_are_judged_like_the_whole(written: sa.Connection):
    laws = [law("npl-mys-1999")]
    whole_ = engine.sit(written, laws, Order(AS_OF, run_id=1))
    parts = [engine.sit(written, laws, Order(AS_OF, run_id=2, part=(k, 3))) for k in range(3)]
    assert sum(one.placements for one in parts) == whole_.placements
    assert all(0 < one.placements < whole_.placements for one in parts)
    assert sum(one.total.breached for one in parts) == whole_.total.breached


def test_a_register_larger_than_a_portion_is_judged_whole(
    written: sa.Connection, monkeypatch: pytest.MonkeyPatch
):
    laws = [law("std-all"), law("npl-mys-1999")]
    counts, lines = record.verdicts(written, laws, AS_OF)
    monkeypatch.setattr(passing, "CHUNK", 3)
    monkeypatch.setattr(bulk, "BATCH", 3)
    assert record.verdicts(written, laws, AS_OF) == (counts, lines)
    assert counts.placements == 150 - _signed_later(written)


def test_work_that_the_first_placements_do_not_have_is_judged_like_theirs(
    written: sa.Connection, monkeypatch: pytest.MonkeyPatch
):
    laws = [law("std-all"), law("npl-mys-1999")]
    usual = record.verdicts(written, laws, AS_OF)
    monkeypatch.setattr(plans, "SAMPLE", 1)
    plans.plan_of.cache_clear()
    assert record.verdicts(written, laws, AS_OF) == usual


def test_a_pass_finds_the_same_whether_its_rows_stay_in_the_server_or_come_out_of_it(
    written: sa.Connection, monkeypatch: pytest.MonkeyPatch
):
    laws = [law("std-all"), law("npl-mys-1999")]
    usual = record.verdicts(written, laws, AS_OF)

    def passed(*given) -> passing.Pass:
        *others, stored = given
        return passing.Pass(*others, not stored)

    monkeypatch.setattr(sitting, "Pass", passed)
    assert record.verdicts(written, laws, AS_OF) == usual


def test_placements_signed_after_the_day_are_not_judged(written: sa.Connection):
    counts, lines = record.verdicts(written, [law("std-all")], date(2019, 1, 1))
    unsigned = record.TABLES["placement"].c.contract_signed_on.is_(None)
    assert counts.placements == written.scalar(sa.select(sa.func.count()).where(unsigned))
    assert {line["on"] for line in lines if line["clause"] == "STD-ALL#01"} == {None}


def test_no_instrument_is_no_verdict(written: sa.Connection):
    counts, lines = record.verdicts(written, [], AS_OF)
    assert (counts.placements > 0, counts.clauses, lines) == (True, {}, [])


def test_what_is_unknown_is_counted_by_clause_and_agency(written: sa.Connection):
    counts, lines = record.verdicts(written, [law("std-all"), law("npl-mys-1999")], AS_OF)
    known = record.TABLES["agency"]
    stored = sa.select(unknown_count.c.clause, known.c.number, unknown_count.c.number).join_from(
        unknown_count, known, known.c.id == unknown_count.c.agency_id
    )
    told = Counter(
        (line["clause"], line["agency"]) for line in lines if line["outcome"] == "unknown"
    )
    assert {(clause, agency): number for clause, agency, number in written.execute(stored)} == told
    assert counts.total.unknown == told.total()


def test_listing_is_by_outcome_placement_and_clause_and_stores_nothing(written: sa.Connection):
    laws = [law("std-all"), law("npl-mys-1999")]
    _, lines = record.verdicts(written, laws, AS_OF)
    wanted = [one for one in lines if one["clause"] == "STD-ALL#01" and one["outcome"] != "met"]
    order = Order(
        AS_OF,
        run_id=9,
        clause="STD-ALL#01",
        listed=frozenset({"breached", "unknown"}),
        stored=False,
    )
    engine.sit(written, laws, order)
    rows = written.execute(verdict_rows(9, listed=True)).mappings().all()
    assert Counter(row["outcome"] for row in rows) == Counter(one["outcome"] for one in wanted)
    engine.sit(written, laws, replace(order, placement_id=5, clause=None))
    rows = written.execute(verdict_rows(9, listed=True)).mappings().all()
    assert {row["placement_id"] for row in rows} == {5}
    assert written.execute(verdict_rows(9)).all() == []
    assert written.scalar(sa.select(sa.func.count()).where(unknown_count.c.run_id == 9)) == 0


def test_a_run_leaves_its_findings_and_no_table_behind(written: sa.Connection):
    counts = engine.judge(written, instruments=[law("npl-mys-1999")], as_of=AS_OF, run_id=4)
    rows = written.execute(verdict_rows(4)).mappings().all()
    assert {row["outcome"] for row in rows} == {"breached"}
    assert len(rows) == counts.total.breached
    for name in ("judge_verdict", "judge_answer", "judge_licence", "judge_reference"):
        with pytest.raises(sa.exc.DBAPIError), written.begin_nested():
            written.execute(sa.text(f"SELECT 1 FROM {name}"))  # noqa: S608 - names of this test


def test_a_second_run_on_the_connection_finds_the_same(written: sa.Connection):
    laws = [law("npl-mys-1999"), law("kwt-law")]
    first = record.verdicts(written, laws, AS_OF)
    assert record.verdicts(written, laws, AS_OF) == first


def test_what_narrows_a_pass_is_given_in_64_bits():
    assert isinstance(frame.number("agency_id").type, sa.BigInteger)


def test_the_mirror_of_findings_has_the_columns_that_are_written():
    assert list(FINDING) == [column.name for column in finding.c]


@pytest.mark.parametrize(
    "day", ["1904-01-01", "1969-12-31", "1999-12-31", "2000-02-29", "2000-12-31", "2024-12-31",
            "2025-01-01", "2099-12-31"],
)  # fmt: skip
def test_the_year_of_a_day_is_the_calendars(connection: sa.Connection, day: str):
    asked = date.fromisoformat(day)
    assert connection.scalar(sa.select(year_of(whole(number(asked))))) == asked.year


@pytest.mark.parametrize(
    "number, unit, text",
    [
        (2500000, "NPR", "25000.00 NPR"), (12345, "KWD", "12.345 KWD"), (7, "JPY", "7 JPY"),
        (48000, "thousandths", "48"), (1250, "thousandths", "1.25"), (0, "thousandths", "0"),
        (100000, "thousandths", "100"), (21, "whole", "21"), (0, "whole", "0"),
        (18262, "day", "2020-01-01"), (None, "NPR", None), (5, None, None),
    ],
)  # fmt: skip
def test_a_stored_number_prints_in_its_unit(number: int | None, unit: str | None, text: str | None):
    row = dict.fromkeys(FINDING) | {"missing": "", "reference": "P-1", "agency": "7"}
    row |= {"observed": number, "observed_unit": unit}
    assert verdict.line(row)["observed"] == text


def test_missing_facts_print_once_and_in_the_order_of_their_bytes():
    assert verdict.missing("sector rate:NPR/MYR area sector") == ["area", "rate:NPR/MYR", "sector"]


def test_a_day_prints_whether_stored_or_presented():
    row = dict.fromkeys(FINDING) | {"missing": "", "reference": "P-1", "agency": "7"}
    assert verdict.line(row | {"on_day": 18262})["on"] == "2020-01-01"
    assert verdict.line(row | {"on_day": date(2020, 1, 1)})["on"] == "2020-01-01"
