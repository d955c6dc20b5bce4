"""What the register said on one day about another, on the page and on the terminal."""

import json
from datetime import UTC, date, datetime

import pytest

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.services import licensing, recalling
from tests.registry.publishing import decide, licensed, listed, register


@pytest.fixture
def at(monkeypatch):
    """`at(2024, 3, 1)`: what follows happens on that day."""

    def travel(*day: int) -> None:
        moment = datetime(*day, 9, 30, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return travel


@pytest.fixture
def everest(app, at):
    """Licensed in 2020, renamed in March 2024, suspended in May as from April."""
    with app.app_context():
        at(2024, 1, 10)
        agency = licensed(register(), "RL-0215", "Everest Manpower", phones=["+977 1 4000000"])
        at(2024, 3, 1)
        licensing.correct(agency, actor="test", name="Sagarmatha Manpower")
        at(2024, 5, 2)
        decide(agency, "suspend", date(2024, 4, 1))
        db.session.commit()
    at(2024, 6, 1)
    return app


@pytest.mark.parametrize(
    "known, on, name, status",
    [
        (date(2024, 2, 29), date(2024, 4, 15), "Everest Manpower", "valid"),
        (date(2024, 3, 1), date(2024, 4, 15), "Sagarmatha Manpower", "valid"),
        (date(2024, 5, 1), date(2024, 4, 15), "Sagarmatha Manpower", "valid"),
        (date(2024, 5, 2), date(2024, 4, 15), "Sagarmatha Manpower", "suspended"),
        (date(2024, 5, 2), date(2024, 3, 31), "Sagarmatha Manpower", "valid"),
    ],
)
def test_the_register_says_what_it_knew(everest, known, on, name, status):
    with everest.app_context():
        recalled = recalling.recall(licensing.require_agency("RL-0215"), known)

        assert recalled.facts["name"] == name
        assert recalled.standing(on).status == status


def test_it_knew_nothing_before_it_knew_of_the_agency_and_knows_no_future(everest):
    with everest.app_context():
        agency = licensing.require_agency("RL-0215")
        with pytest.raises(NotFound, match="not in the register on 2024-01-09"):
            recalling.recall(agency, date(2024, 1, 9))
        with pytest.raises(Refused, match="future"):
            recalling.recall(agency, date(2024, 6, 2))


def test_the_settings_of_the_register_are_those_of_then(app, at):
    with app.app_context():
        at(2024, 1, 10)
        listed(register(as_of=date(2024, 1, 1), stale_after=30), "7", "Koshi Jobs")
        at(2024, 3, 1)
        register(as_of=date(2024, 1, 1), stale_after=365)
        agency = licensing.require_agency("7")
        then = recalling.recall(agency, date(2024, 2, 29))
        now = recalling.recall(agency, date(2024, 3, 1))

    assert then.standing(date(2024, 2, 15)).stale
    assert not now.standing(date(2024, 2, 15)).stale


def test_the_page_answers_with_both_days(everest, client):
    then = client.get("/en/agencies/himal/rl-0215/then?known=2024-05-01&on=2024-04-15")
    assert "So the register said on" in then.text
    assert "Sagarmatha Manpower" in then.text
    assert ">Valid</p>" in then.text

    now = client.get("/en/agencies/himal/rl-0215/then?on=2024-04-15")
    assert "So the register says today" in now.text
    assert ">Suspended</p>" in now.text


@pytest.mark.parametrize("days", ["known=2030-01-01", "known=1-2-3", "on=soon", "known=2024-02-30"])
def test_a_day_that_is_none_is_refused_with_its_field(everest, client, days):
    answer = client.get(f"/en/agencies/himal/rl-0215/then?{days}")

    assert answer.status_code == 422
    assert f'<a href="#{days.partition("=")[0]}">' in answer.text


def test_before_its_time_the_page_says_so(everest, client):
    answer = client.get("/en/agencies/himal/rl-0215/then?known=2023-01-01")
    assert answer.status_code == 200
    assert "was not in the register on 2023-01-01" in answer.text
    assert client.get("/en/agencies/himal/none/then").status_code == 404


def test_the_terminal_answers_the_same(everest, runner):
    told = ["agencies", "show", "RL-0215", "--on", "2024-04-15", "--known", "2024-05-01", "--json"]
    record = json.loads(runner.invoke(args=told).stdout)

    assert (record["name"], record["status"]) == ("Sagarmatha Manpower", "valid")
