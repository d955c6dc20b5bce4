"""The demonstration: loaded once through the real acts, with its report, never beside others."""

import pytest

from registry import clock
from registry.db import db
from registry.models import (
    ActProposal,
    Agency,
    Audit,
    Charge,
    Dispute,
    Finding,
    JournalEntry,
    Placement,
    Task,
    Warned,
)
from registry.services import demonstrating, licensing
from tests.registry.publishing import licensed, register


def test_it_is_loaded_checked_and_reported_and_a_second_time_nothing_changes(app, runner, instance):
    first = runner.invoke(args=["demo"])
    reports = list((instance / "reports").glob("*.pdf"))
    with app.app_context():
        counts = [db.session.query(one).count() for one in (Agency, Placement, Charge, Audit)]
        entries = db.session.query(JournalEntry).count()
        found = db.session.query(Finding).count()
        assert demonstrating.is_demonstration()
        waiting = db.session.scalars(db.select(ActProposal)).one()
        assert (waiting.state, waiting.body["act"]) == ("open", "suspend")
        assert licensing.standing(waiting.agency, clock.today()).status == "valid"
        assert "(demonstration)" in db.session.scalars(db.select(Warned)).one().name
        assert db.session.scalars(db.select(Task)).one().organisation.slug == "my-labour"
        assert db.session.scalars(db.select(Dispute)).one().ended is None
    second = runner.invoke(args=["demo"])

    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert counts == [25, 3000, 6052, 1]
    assert [one.name for one in reports] == [f"JC-NPL-MYS-{reports[0].name[11:15]}-01.pdf"]
    assert str(reports[0]) in first.stdout
    assert first.stdout.count("Sign-in:") == 10
    assert second.stdout == first.stdout
    with app.app_context():
        assert db.session.query(JournalEntry).count() == entries
        assert db.session.query(Finding).count() == found


def test_it_refuses_a_database_that_holds_other_agencies(app, runner):
    with app.app_context():
        licensed(register(), "1042/070/71", "Everest Gate Overseas")
        db.session.commit()
    result = runner.invoke(args=["demo"])

    assert result.exit_code == 1
    assert "needs an empty one" in result.stderr
    assert "Traceback" not in result.output
    with app.app_context():
        assert not demonstrating.is_demonstration()


@pytest.mark.parametrize("arguments", [["placements", "import"], ["agencies", "import"]])
def test_a_demonstration_takes_no_file_of_strangers(app, runner, tmp_path, arguments):
    with app.app_context():
        demonstrating.become_demonstration()
        db.session.commit()
    file = tmp_path / "file.csv"
    file.write_text(
        "number,name,country,reference,agency_number,origin,destination\n1,A,NPL,P,1,NPL,MYS\n"
    )
    result = runner.invoke(args=[*arguments, str(file)])

    assert result.exit_code == 1
    assert "Traceback" not in result.output
