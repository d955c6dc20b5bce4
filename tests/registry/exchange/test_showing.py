"""An agency's record from the terminal: as it is, on another day, and as it was known then."""

import json

import pytest
from flask.testing import FlaskCliRunner

from registry.db import db
from registry.services.exchange import agencies
from tests.registry.exchange.files import CLERK, HIMAL, file, listed


def show(runner: FlaskCliRunner, *args):
    """The record as JSON, which must be all that standard output holds."""
    result = runner.invoke(args=["agencies", "show", *args, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def himal_suspended(app, monkeypatch):
    """Himal was listed on the 1st of May 2026 and suspended on the 1st of July, as told then."""
    with app.app_context():
        tell(monkeypatch, "2026-05-01T08:00:00Z")
        listed(HIMAL | {"address": "Thamel"})
        tell(monkeypatch, "2026-07-01T08:00:00Z")
        stopped = HIMAL | {"status": "suspended", "status_since": "2026-06-15", "address": "Patan"}
        agencies.load(file(stopped), actor=CLERK)
        db.session.commit()


def tell(monkeypatch, moment):
    from datetime import datetime

    from registry import clock

    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(moment))


def test_the_record_says_where_the_agency_stands(runner, himal_suspended):
    record = show(runner, "0215")
    assert (record["register"], record["number"], record["name"]) == (
        "npl",
        "0215",
        "Himal Manpower",
    )
    assert (record["status"], record["may_recruit"], record["since"]) == (
        "suspended", "no", "2026-06-15",
    )  # fmt: skip
    assert [entry["status"] for entry in record["history"]] == ["valid", "suspended"]


def test_a_number_is_found_however_its_digits_are_written(runner, himal_suspended):
    assert show(runner, "०२१५")["number"] == "0215"
    assert show(runner, "npl:0215")["number"] == "0215"
    assert show(runner, "0215", "--register", "npl")["number"] == "0215"


def test_the_status_on_an_earlier_day(runner, himal_suspended):
    assert show(runner, "0215", "--on", "2026-06-14")["status"] == "valid"
    assert show(runner, "0215", "--on", "2026-06-15")["status"] == "suspended"
    assert show(runner, "0215", "--on", "2018-12-31")["status"] is None


def test_what_was_known_earlier_is_shown_as_it_was_known(runner, himal_suspended):
    then = show(runner, "0215", "--on", "2026-06-20", "--known", "2026-06-30")
    assert (then["status"], then["address"]) == ("valid", "Thamel")
    assert len(then["history"]) == 1
    now = show(runner, "0215", "--on", "2026-06-20", "--known", "2026-07-01")
    assert (now["status"], now["address"]) == ("suspended", "Patan")


def test_before_the_register_knew_the_agency_there_is_no_record(runner, himal_suspended):
    result = runner.invoke(args=["agencies", "show", "0215", "--known", "2026-04-30"])
    assert result.exit_code == 1
    assert "2026-04-30" in result.stderr


def test_an_unknown_number_gets_one_sentence(runner):
    result = runner.invoke(args=["agencies", "show", "nothing"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing" in result.stderr


def test_without_json_the_record_is_plain_lines(runner, himal_suspended):
    result = runner.invoke(args=["agencies", "show", "0215"])
    assert "status" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("- act listed, status suspended")
