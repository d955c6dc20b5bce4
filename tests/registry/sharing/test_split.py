"""A run that several processes judge: it keeps what a run at once keeps, or nothing."""

import pytest
from sqlalchemy import func, select

from registry.db import db
from registry.errors import Refused
from registry.models import CheckRun
from registry.services import splitting
from registry.services.checking import Asked
from registry.services.hands import Hand
from tests.registry.placing import AS_OF
from tests.registry.sharing.runs import judged_at_once, kept


def split(processes, **watched):
    db.session.rollback()
    run = splitting.run_split(Asked(as_of=AS_OF), processes, actor="test", **watched)
    db.session.commit()
    return run


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize("processes", [1, 2, 9])
def test_a_run_of_several_processes_keeps_what_a_run_at_once_keeps(agencies, processes):
    whole = judged_at_once()

    assert kept(split(processes)) == kept(whole)
    assert len(kept(whole)[1]) > processes // 9


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_all_placements_are_told_of_while_several_judge(agencies):
    told = []
    split(2, progress=lambda *seen: told.append(seen))

    assert {of for _stage, _done, of in told} == {6}
    assert 0 < told[-1][1] <= 6


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_a_run_one_of_whose_processes_dies_leaves_no_trace(agencies, monkeypatch):
    judged_at_once()
    begin = Hand.begin

    def die(hand, *asked):
        hand._process.kill()
        hand._process.join()
        begin(hand, *asked)

    monkeypatch.setattr(Hand, "begin", die)

    with pytest.raises(Refused, match="nothing was kept"):
        split(2)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(CheckRun)) == 1


def test_what_was_begun_before_a_split_run_is_not_lost_silently(agencies):
    db.session.execute(select(CheckRun))

    with pytest.raises(ValueError, match="before anything else"):
        splitting.run_split(Asked(as_of=AS_OF), 2, actor="test")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_the_terminal_says_what_several_processes_found(agencies, runner):
    at_once = runner.invoke(args=["check", "--as-of", AS_OF.isoformat()])
    result = runner.invoke(args=["check", "--as-of", AS_OF.isoformat(), "--processes", "2"])

    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    sentence = at_once.stderr.splitlines()[-1].partition(":")[2]
    assert result.stderr.splitlines()[-1].endswith(sentence)


def test_several_processes_and_one_agency_are_not_asked_together(agencies, runner):
    result = runner.invoke(args=["check", "--agency", "himal:11", "--processes", "2"])

    assert result.exit_code == 2
    assert "whole register" in result.stderr
