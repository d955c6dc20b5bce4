"""What is published of applications follows from the journal, row for row, on a new day too."""

from registry.db import db
from registry.models import ApplicationPaper, ApplicationRule, Step
from registry.services import licensing, rebuilding
from registry.services.applying import papers, rules
from tests.registry.guarding.conftest import AUTUMN, SUMMER
from tests.registry.publishing import decide, register


def rows():
    return [
        [tuple(row) for row in db.session.execute(_in_order(model.__table__))]
        for model in (ApplicationRule, ApplicationPaper, Step)
    ]


def _in_order(table):
    return table.select().order_by(*table.primary_key)


def test_rules_papers_and_reopened_applications_are_rebuilt_as_they_were(app_context):
    rules.declare(register(), actor="test", objection_days=14, objection_cite="s. 3")
    rules.declare(register(), actor="test", look_back_years=5, look_back_cite="s. 4")
    agency = licensing.enter(register(), "A-1", actor="test", name="Bhanjyang Placement")
    decide(agency, "apply", SUMMER)
    for number in ("1", "2"):
        papers.state(papers.require_application(agency), "bond", number, SUMMER, actor="test")
    struck = papers.require_application(agency).papers[0].id
    papers.strike(papers.require_application(agency), struck, "Another firm's.", actor="test")
    decide(agency, "review", SUMMER)
    decide(agency, "refuse", SUMMER, basis="s. 3")
    decide(agency, "appeal_refusal", AUTUMN)
    decide(agency, "allow_appeal", AUTUMN)
    db.session.commit()
    before = rows()
    assert [len(one) for one in before] == [1, 2, 6]

    _rows, mended = rebuilding.rebuild()
    assert (mended, rows()) == (0, before)

    for model in (ApplicationPaper, ApplicationRule, Step):
        db.session.execute(db.delete(model))
    _rows, mended = rebuilding.rebuild()
    assert (mended, rows()) == (9, before)
