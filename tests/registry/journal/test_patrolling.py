"""A server that was whole when it started learns of damage anywhere in the journal, in steps."""

import sqlite3
from pathlib import Path

import pytest

from registry.db import db
from registry.pagecache import DAMAGED
from registry.services import journal, patrolling, watching
from registry.services.examining import Damaged
from tests.registry.journal import insider


@pytest.fixture
def patrol(signed, app, monkeypatch):
    """The patrol of a server that looked at its journal as it started; it takes three entries."""
    monkeypatch.setattr(patrolling, "STEP", 3)
    monkeypatch.setattr(patrolling, "PAUSE", 0)
    assert watching.find_fault() is None
    return app.extensions[patrolling.PATROL]


@pytest.fixture
def found(patrol, app):
    """`found(steps)`: what so many steps have found."""

    def go(steps):
        db.session.commit()
        for _step in range(steps):
            patrol.go_on()
        fault = app.extensions.get(DAMAGED)
        return fault and fault.reason

    return go


def test_a_whole_journal_is_read_again_and_again(found, unsigned_tail, patrol):
    for _round in range(3):
        assert found(3) is None
        assert patrol._read.peaks.size == 9
        assert found(1) is None
        assert patrol._read.peaks.size == 0


def test_an_entry_that_was_changed_after_the_start_is_found_in_its_turn(found):
    insider.unguard()
    insider.spoil(5, actor="x")
    assert found(1) is None
    assert found(1) == "Entry 5 of the journal is not what was recorded."
    with pytest.raises(Damaged):
        journal.begin_write("charges", actor="test")


def test_what_was_read_already_is_found_in_the_next_round(found):
    assert found(2) is None
    insider.unguard()
    insider.spoil(2, actor="x")
    assert found(1) is None
    assert found(1) == "Entry 2 of the journal is not what was recorded."


def test_an_entry_that_was_changed_with_its_leaf_is_found_by_what_was_signed(found):
    insider.unguard()
    insider.edit(6, actor="x")
    assert found(2) is None
    told = "Entries up to 7 are not those that were signed; the first difference lies from entry 6"
    assert told in found(1)


def test_signed_entries_that_are_gone_from_the_end_are_missed(found):
    insider.unguard()
    insider.remove(7, closing=False)
    assert found(3) == "Entry 7 of the journal is missing."


def test_a_spoiled_checkpoint_is_found(found):
    insider.unguard()
    db.session.execute(
        insider.TABLES[1].update().where(insider.TABLES[1].c.id == 1).values(root="")
    )
    assert "Checkpoint 1 " in found(2)


def test_another_journal_in_its_place_is_read_from_its_beginning(found, patrol):
    assert found(1) is None
    patrol._read.leaf = "of an entry that was restored away"
    assert found(1) is None
    assert patrol._read.peaks.size == 3


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_file_that_is_broken_where_the_journal_stands_is_damage(found, app):
    file = Path(db.engine.url.database)
    root = db.session.scalar(db.text("SELECT rootpage FROM sqlite_master WHERE name = 'journal'"))
    db.session.remove()
    db.engine.dispose()
    with sqlite3.connect(file) as own:
        own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    own.close()
    with file.open("r+b") as pages:
        pages.seek((root - 1) * 4096)
        pages.write(b"\0" * 4096)
    assert "The database file is damaged" in found(1)


def test_a_database_that_does_not_answer_is_no_damage(patrol, app, monkeypatch):
    def away():
        raise db.exc.OperationalError("", {}, Exception("server closed the connection"))

    monkeypatch.setattr(patrolling, "snapshot", away)
    patrol.go_on()
    assert DAMAGED not in app.extensions


def test_pages_take_the_steps_and_then_say_what_is_damaged(patrol, app, client, monkeypatch):
    insider.unguard()
    insider.spoil(5, actor="x")
    db.session.commit()
    monkeypatch.setattr(patrolling, "PAUSE", 3600)
    for _visit in range(3):
        assert "Entry 5" not in client.get("/en/agreements/").text
    monkeypatch.setattr(patrolling, "PAUSE", 0)
    for _visit in range(2):
        client.get("/healthz").close()
    assert "Entry 5 of the journal is not what was recorded." in client.get("/en/").text
