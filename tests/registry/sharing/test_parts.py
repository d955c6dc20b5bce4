"""Runs in parts: the same findings as at once, on the facts that the run saw."""

import pytest
from sqlalchemy import select

from registry.db import db
from registry.errors import Refused
from registry.models import Agency, Organisation, RunPart, User
from registry.services import checking, judging, narrowing, sharing
from tests.registry.placing import AS_OF
from tests.registry.sharing.runs import (
    PARTS,
    correct_the_register,
    judge,
    judged_at_once,
    kept,
    shared,
)


def test_a_run_in_parts_keeps_what_a_run_at_once_keeps(agencies, runner):
    whole, parts = judged_at_once(), shared()
    result = runner.invoke(args=["work", "--once"])

    assert result.exit_code == 0, result.output
    assert kept(parts) == kept(whole)
    assert len(kept(whole)[1]) > PARTS
    assert [part.part for part in sharing.list_parts(parts)] == [0, 1, 2]
    assert all(part.counts["placements"] == 2 for part in sharing.list_parts(parts))
    assert list(checking.replay(parts.id)) == [
        line | {"run": parts.id} for line in checking.replay(whole.id)
    ]


def test_a_run_is_under_way_until_its_last_part_is_judged(agencies, runner, as_role):
    whole, run = judged_at_once(), shared(parts=2)
    judge(run, 1)

    assert checking.latest_run().id == whole.id
    assert checking.latest_run(agencies[0]).id == whole.id
    with pytest.raises(Refused, match="under way"):
        checking.get_run(run.id)
    assert sharing.list_under_way() == [run]
    listed = runner.invoke(args=["check", "list"]).stdout.splitlines()
    assert "1 of 2 parts" in listed[0]
    assert "breached" in listed[1]

    judge(run, 0)
    assert checking.latest_run().id == checking.get_run(run.id).id == run.id
    assert sharing.list_under_way() == []
    assert "under way" not in runner.invoke(args=["check", "list"]).stdout.lower()


def test_pages_leave_out_a_run_that_is_under_way(agencies):
    ministry = Organisation(slug="np", name="Ministry", kind="ministry", country="NPL")
    officer = User(email="o@example.org", fs_uniquifier="o", password="", organisation=ministry)
    whole, run = judged_at_once(), shared(parts=1)

    assert [one.id for one in narrowing.list_runs(seen_by=officer)] == [whole.id]
    judge(run, 0)
    assert [one.id for one in narrowing.list_runs(seen_by=officer)] == [run.id, whole.id]


def test_a_part_is_judged_on_the_facts_that_the_run_saw(agencies):
    whole, run = judged_at_once(), shared()
    theirs = agencies[2].id % PARTS
    judge(run, (theirs + 1) % PARTS)
    correct_the_register(agencies[2])
    judge(run, theirs)
    judge(run, (theirs + 2) % PARTS)

    assert kept(run) == kept(whole)
    assert kept(judged_at_once()) != kept(whole)


def test_what_is_written_while_a_part_is_judged_is_not_seen(app, agencies, monkeypatch):
    whole, run = judged_at_once(), shared(parts=1)
    has_changed, revoked = judging.has_changed, agencies[2].id

    def and_then_the_register_changes(judged):
        found = has_changed(judged)
        with app.app_context():
            correct_the_register(db.session.get(Agency, revoked))
        return found

    monkeypatch.setattr(judging, "has_changed", and_then_the_register_changes)
    judge(run, 0)

    assert kept(run) == kept(whole)


def test_a_part_that_is_judged_already_is_left(agencies):
    run = shared(parts=1)

    assert judge(run, 0)
    before = kept(run)
    assert not judge(run, 0)
    assert kept(run) == before


def test_a_run_is_shared_from_the_terminal(agencies, runner):
    result = runner.invoke(args=["check", "--as-of", AS_OF.isoformat(), "--parts", "2"])

    assert (result.exit_code, result.stdout) == (0, "")
    assert "is under way in 2 parts" in result.stderr
    (run,) = sharing.list_under_way()
    assert (run.as_of, len(sharing.list_parts(run))) == (AS_OF, 2)


@pytest.mark.parametrize(
    "more", [["--parts", "0"], ["--parts", "2", "--json"], ["--parts", "2", "--agency", "11"]]
)
def test_what_cannot_be_shared_is_a_wrong_question(agencies, runner, more):
    assert runner.invoke(args=["check", *more]).exit_code == 2
    assert sharing.list_under_way() == []


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("command", [["check", "--parts", "2"], ["work", "--once"]])
def test_sqlite_shares_nothing_and_says_what_to_do(agencies, runner, command):
    result = runner.invoke(args=command)

    assert result.exit_code == 1
    assert "run `flask check`" in result.stderr
    assert result.stderr.strip().count("\n") == 0
    assert db.session.scalars(select(RunPart)).all() == []
