"""The tables of a run: what of them stays with a connection, and what a rollback makes of that."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits import engine
from audits.facts import verdict_rows
from audits.instrument import Instrument, read
from audits.order import Order
from audits.temporary import Scratch
from tests.audits import record
from tests.audits.reference.generator import made_world

FOLDER = Path(__file__).parent / "reference" / "law"
ORDER = Order(
    date(2024, 6, 30), run_id=3, agency_id=3, listed=frozenset({"breached"}), stored=False
)
NUMBERS = sa.Table(
    "judge_numbers", sa.MetaData(), sa.Column("number", sa.Integer()), prefixes=["TEMPORARY"]
)


@pytest.fixture
def law() -> Instrument:
    return read((FOLDER / "npl-mys-1999.toml").read_text("utf-8"), "npl-mys-1999.toml")


@pytest.fixture
def written(connection: sa.Connection) -> sa.Connection:
    record.write(connection, made_world(seed=7, size=150))
    return connection


def found(connection: sa.Connection, law: Instrument) -> list[str]:
    engine.sit(connection, [law], ORDER)
    return sorted(map(repr, connection.execute(verdict_rows(3, listed=True))))


def tables(connection: sa.Connection) -> dict[str, int]:
    """The judge's tables that PostgreSQL has, by name."""
    rows = connection.exec_driver_sql(
        "SELECT relname, oid::bigint FROM pg_class"
        " WHERE relnamespace = pg_my_temp_schema() AND relname LIKE 'judge%%' AND relkind = 'r'"
    )
    return {name: number for name, number in rows}  # noqa: C416 - rows are no pairs


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_the_tables_of_a_narrow_run_serve_the_next_one(written: sa.Connection, law: Instrument):
    first = found(written, law)
    made = tables(written)

    assert found(written, law) == first != []
    assert tables(written) == made
    assert len(made) > 1


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_whole_run_leaves_only_what_is_to_be_read(written: sa.Connection, law: Instrument):
    first = found(written, law)
    engine.judge(written, instruments=[law], as_of=ORDER.as_of, run_id=4, unknown=True)

    assert set(tables(written)) == {"judge_listed"}
    assert found(written, law) == first


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_tables_stay_only_where_that_is_asked_for(connection: sa.Connection):
    with Scratch(connection) as scratch:
        scratch.empty(NUMBERS)
    assert tables(connection) == {}

    with Scratch(connection, stay=True) as scratch:
        scratch.empty(NUMBERS)
    assert tables(connection).keys() == {"judge_numbers"}


def failing(connection: sa.Connection) -> None:
    """A run that asks the database for a table which is not there."""
    with Scratch(connection) as scratch:
        scratch.empty(NUMBERS)
        connection.exec_driver_sql("SELECT * FROM judge_nothing")


def test_a_run_that_fails_is_told_by_its_own_error(connection: sa.Connection):
    with pytest.raises(sa.exc.DBAPIError, match="judge_nothing"), connection.begin_nested():
        failing(connection)
    connection.execute(sa.select(sa.literal(1)))


@pytest.mark.parametrize("rows, counted", [(999, 0), (1000, 1)])
def test_only_postgresql_has_to_count_a_table_that_got_many_rows(
    connection: sa.Connection, rows: int, counted: int
):
    asked: list[str] = []

    @sa.event.listens_for(connection, "before_cursor_execute")
    def note(*given):
        asked.append(given[2])

    with Scratch(connection) as scratch:
        scratch.empty(NUMBERS)
        assert scratch.add(NUMBERS, [(number,) for number in range(rows)]) == rows
    analysed = [one for one in asked if one.startswith("ANALYZE")]
    of_postgresql = connection.dialect.name == "postgresql"
    assert analysed == ["ANALYZE judge_numbers"] * (counted * of_postgresql)


def test_tables_that_a_rollback_undid_are_made_again(written: sa.Connection, law: Instrument):
    expected = found(written, law)
    written.exec_driver_sql("DROP TABLE judge_listed")
    written.info.clear()

    within = written.begin_nested()
    assert found(written, law) == expected
    within.rollback()
    assert found(written, law) == expected


def test_a_table_is_empty_whenever_it_is_asked_for(connection: sa.Connection):
    for _turn in range(2):
        with Scratch(connection, stay=True) as scratch:
            scratch.empty(NUMBERS)
            assert connection.execute(sa.select(NUMBERS)).all() == []
            assert NUMBERS in scratch
            assert scratch.add(NUMBERS, [(1,), (2,)]) == 2
            scratch.empty(NUMBERS)
            assert connection.execute(sa.select(NUMBERS)).all() == []
            scratch.add(NUMBERS, [(3,)])


def test_a_table_of_other_columns_takes_the_place_of_one_that_stayed(connection: sa.Connection):
    other = sa.Table(
        "judge_numbers", sa.MetaData(), sa.Column("word", sa.Text()), prefixes=["TEMPORARY"]
    )
    with Scratch(connection, stay=True) as scratch:
        scratch.outlive(NUMBERS)
        scratch.add(NUMBERS, [(3,)])
    with Scratch(connection, stay=True) as scratch:
        scratch.outlive(other)
        scratch.add(other, [("four",)])
    assert connection.execute(sa.select(other)).all() == [("four",)]
