"""A restored register is the one that was kept, on either engine.

"Alike" is every row of every table, the leaves of the journal and the files of the instance.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from registry.db import db
from registry.errors import Refused
from registry.models import JournalEntry, Placement
from registry.services import journal, licensing
from registry.services.keeping import backing, restoring, schema, tables
from tests.databases import ENGINES
from tests.registry.exchange.files import HIMAL, SITA, listed, placed
from tests.registry.keeping.conftest import REPORT


def whole() -> dict[str, list[bytes]]:
    """Every row of every table, as it stands."""
    connection = db.session.connection()
    return {
        table.name: list(tables.lines(connection, table))
        for table in tables.list_tables(connection)
    }


EACH = pytest.mark.parametrize("target", ENGINES, indirect=True)
ONE = pytest.mark.parametrize("target", ["sqlite"], indirect=True)
FROM_SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@EACH
def test_a_register_comes_back_row_for_row_on_either_engine(kept, place, target):
    with kept.app_context():
        before = whole()
    with target.app_context():
        manifest = restoring.restore(place)
        db.session.commit()
        assert whole() == before
        assert manifest.rows == sum(map(len, before.values())) > 10
        assert (Path(target.config["INSTANCE"]) / "reports" / "JC-1.pdf").read_bytes() == REPORT


@EACH
def test_what_is_recorded_next_is_numbered_after_what_came_back(place, target):
    with target.app_context():
        restoring.restore(place)
        db.session.commit()
        listed(HIMAL | {"number": "0216", "name": "Koshi Jobs"})
        placed(SITA | {"reference": "P-2", "agency_number": "0216"})
        assert licensing.require_agency("0216").id == 2
        assert journal.last_seq() == 5
        assert db.session.scalars(db.select(Placement.id).order_by(Placement.id)).all() == [1, 2]


@ONE
@FROM_SQLITE
def test_a_database_that_keeps_other_than_it_was_given_is_not_trusted(place, target, monkeypatch):
    put = tables.put

    def garble(connection, table, lines):
        put(connection, table, (line.replace(b"Himal", b"Xyzzy") for line in lines))

    monkeypatch.setattr(tables, "put", garble)
    with target.app_context(), pytest.raises(Refused, match="nothing is restored"):
        restoring.restore(place)


@EACH
def test_a_database_that_holds_records_is_refused_and_stays_as_it_is(place, target):
    with target.app_context():
        db.session.add(JournalEntry(seq=1, at="a", actor="b", kind="c", body="{}", leaf="d"))
        db.session.commit()
        with pytest.raises(Refused, match="table journal"):
            restoring.restore(place)
        db.session.rollback()
        assert sum(map(len, whole().values())) == 1


@FROM_SQLITE
def test_a_schema_of_another_age_is_refused(place, bare):
    with bare.app_context():
        schema.make("0005")
        with pytest.raises(Refused, match="0005"):
            restoring.restore(place)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_backup_of_an_older_schema_comes_back_with_it(engine, another, bare, request, tmp_path):
    old = another(request.getfixturevalue(engine), bare=True)
    with old.app_context():
        schema.make("0005")
        db.session.execute(text("INSERT INTO setting VALUES ('age', 'five')"))
        db.session.commit()
        backing.back_up(tmp_path / "old.zip")
    with bare.app_context():
        restoring.restore(tmp_path / "old.zip")
        db.session.commit()
        with db.engine.connect() as connection:
            assert schema.revision(connection) == "0005"
            assert connection.scalar(text("SELECT value FROM setting")) == "five"


@FROM_SQLITE
@ONE
def test_a_report_that_is_another_one_here_is_not_written_over(place, target):
    with target.app_context():
        reports = Path(target.config["INSTANCE"]) / "reports"
        reports.mkdir()
        (reports / "JC-1.pdf").write_text("another")
        with pytest.raises(Refused, match="another file"):
            restoring.restore(place)


@EACH
def test_the_command_restores_and_commits(place, target):
    result = target.test_cli_runner().invoke(args=["restore", str(place), "--json"])
    assert (result.exit_code, json.loads(result.stdout)["journal"]["size"]) == (0, 3)
    with target.app_context():
        standing = licensing.standing(licensing.require_agency("0215"), date(2020, 1, 1))
        assert standing.status == "valid"
