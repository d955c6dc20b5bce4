"""Acts from the terminal: the operator's own, by the same rules, and marked so wherever shown."""

import pytest

from registry import clock
from registry.db import db
from registry.models import JournalEntry
from registry.services import licensing
from tests.registry.publishing import licensed, register

GROUND = ("--since", "2024-04-01", "--ground", "Fees were taken.")


@pytest.fixture
def himal(app):
    with app.app_context():
        licensed(register(), "1", "Himal Manpower")
        db.session.commit()


def decide(runner, act, *more):
    return runner.invoke(args=["agencies", "decide", "1", act, *GROUND, *more])


def test_an_act_of_the_operator_is_journalled_and_shown_as_the_operators(
    app, client, runner, himal
):
    done = decide(runner, "suspend", "--basis", "s. 12", "--last-day", "2999-12-30")
    assert done.exit_code == 0, done.output
    assert "Himal Manpower: suspended." in done.stderr
    with app.app_context():
        entry = db.session.scalars(
            db.select(JournalEntry).order_by(JournalEntry.seq.desc())
        ).first()
        assert entry.actor == "operator"
        agency = licensing.get_agency("himal", "1")
        assert licensing.standing(agency, clock.today()).until.isoformat() == "2999-12-31"
    page = client.get("/en/agencies/himal/1").text
    assert page.count("entered by the operator of this register") == 1
    shown = runner.invoke(args=["agencies", "show", "1"]).output
    assert "until 2999-12-31" in shown
    assert "basis s. 12" in shown


@pytest.mark.parametrize(
    "act, said", [("reinstate", "not possible on a licence"), ("disqualify", "legal basis"),
                  ("restrict", "State the limits")]
)  # fmt: skip
def test_an_act_that_cannot_be_is_one_sentence_and_leaves_no_trace(app, runner, himal, act, said):
    done = decide(runner, act)
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output
    with app.app_context():
        assert licensing.get_agency("himal", "1").entries[-1].act == "grant"


def test_an_unknown_act_is_a_wrong_call(runner, himal):
    assert decide(runner, "bless").exit_code == 2
