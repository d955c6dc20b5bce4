"""The doctor: a line for each thing, and status 1 as soon as one of them is broken."""

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from registry import clock, create_app
from registry.db import db
from registry.services import doctoring
from registry.services.keeping import backing
from tests.databases import environment

THINGS = {"instance folder", "disk", "secret key", "languages", "last backup", "database",
          "schema", "journal", "checkpoint", "clock", "tasks", "law"}  # fmt: skip


@pytest.fixture
def examined(runner, kept):
    """Run the doctor: the lines by what was looked at, and the exit status."""

    def run():
        result = runner.invoke(args=["doctor", "--json"])
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        return {line["what"]: line for line in lines}, result.exit_code

    return run


def states(lines):
    return {what: line["state"] for what, line in lines.items()}


def test_a_register_in_order_is_told_line_by_line(examined):
    lines, status = examined()
    assert (status, set(lines) >= THINGS) == (0, True)
    assert set(states(lines).values()) <= {doctoring.OK, doctoring.LOOK}
    assert lines["journal"]["found"].startswith("3 entries")
    assert states(lines)["secret key"] == doctoring.LOOK  # that of the tests is short


def test_lines_for_people_begin_with_the_state(runner, kept):
    lines = runner.invoke(args=["doctor"]).stdout.splitlines()
    assert {line.split()[0] for line in lines} <= {"ok", "look", "broken"}


def test_a_backup_is_worth_a_look_when_there_is_none_or_an_old_one(
    examined, kept, tmp_path, monkeypatch
):
    assert states(examined()[0])["last backup"] == doctoring.LOOK
    with kept.app_context():
        backing.back_up(tmp_path / "monday.zip")
    assert states(examined()[0])["last backup"] == doctoring.OK
    later = clock.now() + timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert states(examined()[0])["last backup"] == doctoring.LOOK


def test_a_changed_entry_of_the_journal_is_broken_and_named(examined, kept):
    with kept.app_context():
        if db.engine.dialect.name == "postgresql":
            db.session.execute(text("ALTER TABLE journal DISABLE TRIGGER USER"))
        else:
            db.session.execute(text("DROP TRIGGER journal_keeps_UPDATE"))
        db.session.execute(text("UPDATE journal SET actor = 'nobody' WHERE seq = 2"))
        db.session.commit()
    lines, status = examined()
    assert (status, lines["journal"]["state"]) == (1, doctoring.BROKEN)
    assert "Entry 2" in lines["journal"]["found"]


def test_a_clock_that_went_back_is_broken(examined, monkeypatch):
    earlier = clock.now() - timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: earlier)
    lines, status = examined()
    assert (status, lines["clock"]["state"]) == (1, doctoring.BROKEN)


def test_a_schema_of_another_age_is_broken_and_the_record_is_not_looked_at(examined, kept):
    with kept.app_context():
        db.session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        db.session.commit()
    lines, status = examined()
    assert (status, lines["schema"]["state"]) == (1, doctoring.BROKEN)
    assert "flask db upgrade" in lines["schema"]["found"]
    assert "journal" not in lines


def test_a_secret_that_others_can_read_is_broken(examined, kept):
    secret = Path(kept.config["INSTANCE"]) / "secret_key"
    secret.write_text("0" * 64)
    secret.chmod(0o644)
    lines, status = examined()
    assert (status, lines["secret key"]["state"]) == (1, doctoring.BROKEN)
    secret.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert examined()[1] == 0


def test_a_language_without_its_words_is_worth_a_look(examined, kept):
    kept.config["LANGUAGES"] = ("en", "tlh")
    line = examined()[0]["languages"]
    assert (line["state"], "tlh" in line["found"]) == (doctoring.LOOK, True)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_damaged_page_of_the_file_is_broken(examined, kept):
    with kept.app_context():
        file = Path(db.engine.url.database)
        db.session.remove()
        db.engine.dispose()  # the last to leave puts everything into the file
    data = bytearray(file.read_bytes())
    at = data.index(b"Himal Manpower") // 4096 * 4096
    data[at : at + 8] = b"\x00" * 8
    file.write_bytes(data)
    lines, status = examined()
    assert status == 1
    assert doctoring.BROKEN in states(lines).values()


def test_a_database_that_is_not_there_is_one_broken_line(tmp_path):
    url = f"sqlite:///{tmp_path / 'gone' / 'registry.sqlite3'}"
    app = create_app(environment(url, tmp_path / "i"))
    result = app.test_cli_runner().invoke(args=["doctor"])
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if line.startswith("broken")] == [
        "broken  database           The register cannot reach its database now."
    ]
