"""A run on PostgreSQL while others write: it sees the register as it was when it began."""

import json

import pytest
from sqlalchemy import update

from registry.db import db
from registry.models import Placement
from registry.services import checking
from tests.registry.placing import AS_OF
from tests.registry.sharing.runs import kept

pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


@pytest.fixture
def written_meanwhile(monkeypatch):
    """Once a run has begun, somebody else's file says that agencies hold every passport."""
    judge = checking.engine.judge

    def meanwhile(connection, **given):
        with db.engine.begin() as other:
            other.execute(update(Placement.__table__).values(passport_held_by="agency"))
        return judge(connection, **given)

    monkeypatch.setattr(checking.engine, "judge", meanwhile)


def test_what_is_brought_in_while_the_office_judges_is_left_to_the_next_run(agencies, request):
    before = kept(checking.check_now(actor="test"))
    db.session.commit()
    request.getfixturevalue("written_meanwhile")
    assert kept(checking.check_now(actor="test")) == before
    db.session.commit()
    assert kept(checking.check_now(actor="test")) != before


def test_the_terminals_run_is_as_steady(agencies, runner, request):
    day = ["check", "--as-of", AS_OF.isoformat(), "--json"]
    before = runner.invoke(args=day).stdout
    request.getfixturevalue("written_meanwhile")
    assert lines(runner.invoke(args=day).stdout) == lines(before)
    assert lines(runner.invoke(args=day).stdout) != lines(before)


def lines(printed):
    """What was printed, but for the run's own number."""
    return [
        {name: value for name, value in json.loads(line).items() if name != "run"}
        for line in printed.splitlines()
    ]
