"""A damaged journal: the register can be read, says so on every page, and takes no act."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from registry.db import db
from registry.models import Write
from registry.services import failing, journal, watching
from registry.services.examining import Damaged
from tests.registry.journal import insider
from tests.registry.publishing import licensed, register

NOTICE = "is not what was recorded. The register can be read; it takes no act"


@pytest.fixture
def whole(app):
    """A register of one agency, in an application that has not looked at its journal yet."""
    with app.app_context():
        licensed(register(), "77", "Machhapuchhre Manpower")
        db.session.commit()
        app.extensions.pop(watching.LOOKED)
    return app


@pytest.fixture
def damaged(whole):
    with whole.app_context():
        insider.unguard()
        insider.spoil(2, actor="x")
        db.session.commit()
    return whole


def test_a_whole_register_shows_no_notice(whole, client):
    assert NOTICE not in client.get("/en/").text
    assert watching.LOOKED in whole.extensions


def test_every_page_says_which_entry_is_damaged(damaged, client):
    for address in ("/en/", "/en/agencies/himal/77", "/en/agreements/", "/en/nothing"):
        assert f"Entry 2 of the journal {NOTICE}" in client.get(address).text


def test_pages_that_were_kept_before_are_not_shown_without_the_notice(whole, client):
    assert NOTICE not in client.get("/en/").text
    with whole.app_context():
        insider.unguard()
        insider.spoil(3, actor="x")
        db.session.commit()
        with pytest.raises(Damaged):
            journal.begin_write("charges", actor="test")

    assert NOTICE in client.get("/en/").text


def test_an_act_is_refused_before_it_is_looked_at(damaged, as_role):
    ministry = as_role("ministry")
    answer = ministry.post("/en/office/agencies/new", data={"number": "1"})

    assert answer.status_code == 503
    assert "Nothing can be written now" in answer.text
    assert ministry.post("/en/login").status_code != 503


def test_nothing_is_recorded_after_a_damaged_entry(damaged, app_context):
    for act in (
        lambda: register("terai"),
        lambda: journal.begin_write("charges", actor="test"),
        lambda: journal.record_many([], actor="test"),
    ):
        with pytest.raises(Damaged, match="Entry 2 "):
            act()
    assert (journal.last_seq(), db.session.query(Write).count()) == (3, 0)


def test_the_last_entry_is_looked_at_before_every_write(whole):
    with whole.app_context():
        register("terai")
        db.session.commit()
        insider.unguard()
        insider.spoil(4, body='{"x":1}')
        with pytest.raises(Damaged, match="Entry 4 "):
            register("mechi")


def test_the_command_line_says_it_in_one_sentence(damaged, runner, tmp_path):
    file = tmp_path / "agencies.csv"
    file.write_text("number,name\n1,Everest\n", encoding="utf-8")
    told = ["agencies", "import", str(file), "--country", "NPL", "--register", "himal"]
    result = runner.invoke(args=told)

    assert result.exit_code == 1
    assert "Entry 2 of the journal" in result.output


def test_a_process_looks_at_the_last_entries_signed_or_not(signed, app, monkeypatch):
    insider.unguard()
    insider.spoil(2, actor="x")
    for tail, fault in ((6, 2), (5, None)):
        monkeypatch.setattr(watching, "TAIL", tail)
        app.extensions.pop(watching.LOOKED, None)
        found = watching.find_fault()
        assert (found and found.seq) == fault
        app.extensions.pop(watching.DAMAGED, None)


def test_a_spoiled_checkpoint_is_damage_too(signed, app):
    insider.unguard()
    db.session.execute(insider.TABLES[1].update().values(size=3))
    app.extensions.pop(watching.LOOKED)

    assert "Checkpoint 2" in watching.find_fault().reason


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_before_an_act_is_told_of_in_one_sentence(whole):
    with whole.app_context():
        watching.whole_seq()
        own = db.session.scalar(text("SELECT pg_backend_pid()"))
        with db.engine.begin() as other:
            other.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
        with pytest.raises(DBAPIError) as fault:
            watching.whole_seq()
        assert failing.reason_of(fault.value) == "The register cannot reach its database now."
        failing.undo()
        assert watching.whole_seq() == journal.last_seq() > 0
