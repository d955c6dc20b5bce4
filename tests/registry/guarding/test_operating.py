"""`flask agencies resembles`: the same list and the same answers from the terminal."""

import pytest

from registry.db import db
from registry.models import MatchAnswer
from registry.services import licensing
from tests.registry.guarding.conftest import AUTUMN, SPRING
from tests.registry.publishing import decide, licensed, register


@pytest.fixture
def story(app):
    with app.app_context():
        timmur = licensed(register(), "12", "Timmur Khola Overseas", phones=["+977-1-5550143"])
        decide(timmur, "revoke", SPRING)
        applicant = licensing.enter(
            register(), "A-1", actor="test", name="Bhanjyang Placement", phones=["015550143"]
        )
        decide(applicant, "apply", AUTUMN)
        db.session.commit()


def test_the_operator_lists_answers_and_then_grants(app, runner, story):
    listed = runner.invoke(args=["agencies", "resembles", "A-1"])
    assert "Telephone" in listed.stdout
    assert "himal:12" in listed.stdout
    assert "2024-04-01" in listed.stdout
    grant = ["agencies", "decide", "A-1", "grant", "--since", "2024-10-01", "--ground", "Complete."]
    refused = runner.invoke(args=grant)
    assert refused.exit_code == 1
    assert "it resembles Timmur Khola Overseas" in refused.stderr

    answered = runner.invoke(args=["agencies", "resembles", "A-1", "--passes", "1", "Shared line."])
    assert "Resemblances: 1, without an answer: 0." in answered.stderr
    assert runner.invoke(args=grant).exit_code == 0
    with app.app_context():
        assert db.session.scalars(db.select(MatchAnswer.actor)).all() == ["operator"]


def test_a_place_that_is_not_in_the_list_is_refused(runner, story):
    refused = runner.invoke(args=["agencies", "resembles", "A-1", "--passes", "2", "Nothing."])
    assert refused.exit_code == 2
    assert "There is no resemblance 2." in refused.stderr
