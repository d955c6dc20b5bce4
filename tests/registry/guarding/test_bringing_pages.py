"""The second officer reads whom a list resembles, writes why that passes, and hears what is new."""

import io

import pytest

from registry.db import db
from registry.models import ActProposal, Agency, JournalEntry
from registry.services import licensing, organising
from tests.pages import Page
from tests.registry.exchange.files import file
from tests.registry.guarding.conftest import SPRING, publishes
from tests.registry.guarding.test_bringing import LIKE, OTHER, WHY, answers, story
from tests.registry.publishing import decide, licensed, register


def proposed(officer, *rows):
    """Where a list that an officer looked at and proposed waits for the second one."""
    data = file(*(row | {"register": "himal"} for row in rows))
    sent = {"file": (io.BytesIO(data), "list.csv"), "map": ""}
    looked = officer.post("/en/office/import/", data=sent, content_type="multipart/form-data")
    assert "Whom they resemble" in officer.get(looked.location).text
    return officer.post(looked.location, data={"missing": "nothing"}).location


def found_on(page):
    """What a page carries of the resemblances that it shows."""
    (field,) = [told for tag, told in Page(page).elements if told.get("name") == "found"]
    return field["value"]


@pytest.fixture
def officers(app, as_role):
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        story()
        db.session.commit()
    return [as_role("ministry", "npl-labour") for _officer in range(2)]


def test_the_second_officer_reads_whom_a_list_resembles_and_writes_why_it_passes(app, officers):
    first, second = officers
    proposal = proposed(first, LIKE)
    page = second.get(proposal).text
    for said in (
        "Whom they resemble",
        "Bhanjyang Placement",
        "Telephone, the same",
        "Timmur Khola",
    ):
        assert said in page
    saw = found_on(page)
    refused = second.post(proposal, data={"found": saw})
    assert refused.status_code == 422
    assert "Write why the resemblances pass." in refused.text
    too_long = second.post(proposal, data={"found": saw, "passes": "so " * 700})
    assert too_long.status_code == 422
    assert "so so so" in too_long.text
    with app.app_context():
        assert db.session.scalar(db.select(Agency.id).filter_by(number="31")) is None

    assert second.post(proposal, data={"found": saw, "passes": WHY}).status_code == 302
    with app.app_context():
        assert answers() == [("phone", WHY, "ministry:npl-labour")]
        assert "seen" not in db.session.scalars(db.select(ActProposal)).one().body
        bodies = db.session.scalars(db.select(JournalEntry.body)).all()
    assert '"resemblances":1' in bodies[-1]
    assert not any("landlord" in body for body in bodies)


def test_one_sentence_does_not_cover_what_came_between_page_and_click(app, officers):
    first, second = officers
    proposal = proposed(first, LIKE, OTHER)
    saw = found_on(second.get(proposal).text)
    with app.app_context():
        koshi = licensed(register(), "13", "Koshi Manpower", phones=["015550199"])
        decide(koshi, "revoke", SPRING)
        db.session.commit()

    page = second.post(proposal, data={"found": saw, "passes": WHY})
    assert page.status_code == 422
    assert "2 resemblances were found since you looked" in page.text
    assert "landlord" in page.text
    assert page.text.count(">new</span>") == 2
    assert page.text.index("Koshi Manpower") < page.text.index("Timmur Khola")
    with app.app_context():
        assert answers() == []
        assert licensing.find_agency("32", register="himal") is None

    again = {"found": found_on(page.text), "passes": WHY}
    assert second.post(proposal, data=again).status_code == 302
    with app.app_context():
        assert [kind for kind, _text, _actor in sorted(answers())] == ["name", "phone", "phone"]


def test_what_no_longer_resembles_asks_for_no_new_look(app, officers):
    first, second = officers
    proposal = proposed(first, LIKE)
    saw = found_on(second.get(proposal).text)
    with app.app_context():
        publishes(licensing.require_agency("12"), phones=[])
        db.session.commit()
    assert second.post(proposal, data={"found": saw, "passes": WHY}).status_code == 302
    with app.app_context():
        assert answers() == []
