"""A backup is the register of one moment, is read back, and never takes another file's place."""

import hashlib
import json
import stat
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

from registry.db import db
from registry.errors import Refused, RegistryError
from registry.services import checkpointing, journal
from registry.services.keeping import backing
from registry.services.keeping.bundle import opened
from tests.registry.publishing import licensed, register

pytestmark = pytest.mark.usefixtures("kept", "app_context")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a backup is to be written."""
    return tmp_path / "monday.zip"


def test_a_backup_holds_every_table_and_report_but_no_key(place):
    manifest = backing.back_up(place).manifest
    with zipfile.ZipFile(place) as content:
        names = set(content.namelist())
    assert {f"tables/{table}.jsonl" for table in db.metadata.tables} <= names
    assert names - {name for name in names if name.startswith("tables/")} == {
        "manifest.json", "reports/JC-1.pdf",
    }  # fmt: skip
    assert (manifest.tables, manifest.files) == (len(db.metadata.tables), 1)


def test_the_same_records_give_the_same_members_on_whichever_engine(place, tmp_path):
    first = backing.back_up(place).manifest
    second = backing.back_up(tmp_path / "tuesday.zip").manifest
    assert first.members == second.members
    rows = {member.name: member.lines for member in first.members}
    assert rows["tables/placement.jsonl"] == rows["tables/charge.jsonl"] == 1


def test_the_journal_is_told_by_its_size_and_root(place):
    manifest = backing.back_up(place).manifest
    leaves = db.session.scalars(text("SELECT leaf FROM journal ORDER BY seq")).all()
    assert manifest.size == len(leaves) == 3
    first, second, third = map(bytes.fromhex, leaves)
    left = hashlib.sha256(b"\x01" + first + second).digest()
    assert manifest.root == hashlib.sha256(b"\x01" + left + third).hexdigest()


def test_the_command_signs_the_journal_first_and_keeps_what_verifies_it(runner, place):
    checkpointing.make_key()
    runner.invoke(args=["backup", str(place)])
    with zipfile.ZipFile(place) as content:
        assert {"checkpoints/3.txt", "journal.pub"} <= set(content.namelist())
        assert b"journal.key" not in place.read_bytes()
        assert content.read("tables/checkpoint.jsonl").count(b"\n") == 1


def test_a_backup_is_for_nobody_but_its_owner(place):
    backing.back_up(place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_written_over(place):
    place.write_text("last week's")
    with pytest.raises(Refused, match="there already"):
        backing.back_up(place)
    assert place.read_text() == "last week's"


def test_a_backup_that_is_being_written_elsewhere_is_left_alone(place):
    part = place.with_name("monday.zip.part")
    part.write_text("half of it")
    with pytest.raises(Refused, match="being written"):
        backing.back_up(place)
    assert (part.read_text(), place.exists()) == ("half of it", False)


def test_a_place_where_nothing_can_be_written_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(Refused, match="No such file or directory"):
        backing.back_up(tmp_path / "absent" / "monday.zip")


def test_what_fails_half_way_leaves_no_file(place, tmp_path):
    def stop(_stage: str, _done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(Refused):
        backing.back_up(place, progress=stop)
    assert [file for file in tmp_path.iterdir() if file.is_file() and "zip" in file.name] == []


def test_a_writer_goes_on_meanwhile_and_the_backup_is_of_the_moment_it_began(place):
    written = []

    def write(_stage: str, _done: int, _of: int) -> None:
        if not written:
            written.append(licensed(register(), "77", "Machhapuchhre Manpower"))
            db.session.commit()

    manifest = backing.back_up(place, progress=write).manifest
    assert (manifest.size, journal.last_seq()) == (3, 6)
    with opened(place) as bundle:
        agencies = [json.loads(line) for line in bundle.lines("tables/agency.jsonl")]
    assert len(agencies) == 1


def test_a_changed_journal_is_named_and_no_backup_is_made(place):
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("ALTER TABLE journal DISABLE TRIGGER USER"))
    else:
        db.session.execute(text("DROP TRIGGER journal_keeps_UPDATE"))
    db.session.execute(text("UPDATE journal SET actor = 'nobody' WHERE seq = 2"))
    db.session.commit()
    with pytest.raises(RegistryError, match="Entry 2"):
        backing.back_up(place)
    assert not place.exists()


def test_the_last_backup_is_noted_for_the_doctor(place):
    assert backing.last_backup() is None
    made = backing.back_up(place)
    noted = backing.last_backup()
    assert (noted["file"], noted["sha256"]) == (str(place), made.sha256)


def test_the_command_says_what_is_in_it_and_its_sha256(runner, place):
    result = runner.invoke(args=["backup", str(place), "--json"])
    told = json.loads(result.stdout)
    assert (result.exit_code, told["journal"]["size"], told["files"]) == (0, 3, 1)
    assert "secret key" in result.stderr
    again = runner.invoke(args=["backup", str(place)])
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)
