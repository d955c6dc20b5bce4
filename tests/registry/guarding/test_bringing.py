"""The guard is asked when a file brings agencies in or gives them other owners; it refuses none."""

import io

import pytest
from sqlalchemy import event

from registry.db import db
from registry.errors import Refused
from registry.models import Agency, JournalEntry, MatchAnswer
from registry.services import licensing, organising
from registry.services.exchange import agencies, known
from registry.services.exchange.agencies import Asked
from registry.services.guarding import passing
from tests.registry.exchange.files import file
from tests.registry.guarding.conftest import SPRING, knows
from tests.registry.publishing import decide, licensed, register

PHONE = "+977-1-5550143"
LIKE = {"number": "31", "name": "Bhanjyang Placement", "phones": "015550143", "status": "valid"}
OTHER = {"number": "32", "name": "Koshi Jobs", "phones": "015550199", "status": "valid"}
OWNER = {"agency_number": "32", "kind": "owner", "name": "Basnet Dipendra Demo",
         "source": "Company register"}  # fmt: skip
WHY = "A landlord's line."
OF_HIMAL = Asked(country="NPL", register="himal")


def story():
    """Timmur, revoked in spring, with a director, a telephone and a name of its own."""
    timmur = licensed(register(), "12", "Timmur Khola Overseas Pvt. Ltd.", phones=[PHONE])
    knows(timmur, "director", "Dipendra Demo-Basnet", phones=("98-5550100",))
    decide(timmur, "revoke", SPRING)
    return timmur


@pytest.fixture
def timmur(app_context):
    return story()


def load(*rows, **asked):
    return agencies.load(file(*rows), asked=Asked("NPL", "himal", **asked), actor="test")


def seen(result):
    return [
        (one.number, match.found.kind, match.other.number)
        for one in result.resembling
        for match in one.matches
    ]


def answers():
    return [(row.kind, row.text, row.actor) for row in db.session.scalars(db.select(MatchAnswer))]


def test_a_list_tells_whom_its_new_agencies_resemble_and_comes_in_all_the_same(timmur):
    assert seen(agencies.preview(file(LIKE, OTHER), asked=OF_HIMAL)) == [("31", "phone", "12")]
    result = load(LIKE, OTHER)
    assert seen(result) == [("31", "phone", "12")]
    assert result.added == 2
    assert answers() == []
    assert len(passing.guard(licensing.require_agency("31")).open) == 1


def test_of_an_agency_that_is_known_only_what_changes_is_looked_at(timmur):
    load(LIKE, OTHER)
    assert seen(load(LIKE | {"status": "suspended"}, OTHER)) == []
    near = OTHER | {"name": "Timur Kholaa Overseas"}
    assert seen(load(LIKE, near)) == [("32", "name", "12")]


def test_an_agency_does_not_resemble_itself(timmur):
    again = {"number": "12", "name": "Timmur Khola Overseas", "phones": PHONE, "status": "revoked"}
    assert seen(load(again)) == []


def test_why_it_passes_is_kept_for_each_resemblance_of_the_list_and_no_other(timmur):
    load(LIKE | {"phones": "015550100", "emails": "info@bhanjyang.example"})
    agency = licensing.require_agency("31")
    knows(agency, "owner", "Dipendra Demo-Basnet")
    load(LIKE, passes=WHY)
    assert answers() == [("phone", WHY, "test")]
    assert [one.found.kind for one in passing.guard(agency).open] == ["person"]


def test_a_longer_list_asks_the_database_no_more(timmur):
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told))

    def count(*rows):
        asked.clear()
        agencies.preview(file(*rows), asked=OF_HIMAL)
        return len(asked)

    many = [
        OTHER | {"number": str(number), "name": f"Koshi{number} Jobs"} for number in range(40, 70)
    ]
    agencies.preview(file(LIKE), asked=OF_HIMAL)
    assert count(LIKE, *many) == count(LIKE, many[0])


def test_who_must_say_why_and_does_not_writes_nothing(timmur):
    with pytest.raises(Refused) as refused:
        load(LIKE, passes=" ")
    assert refused.value.field == "passes"
    assert licensing.find_agency("31") is None
    assert load(OTHER, passes="").added == 1


def test_a_file_of_owners_tells_whom_the_agency_resembles_by_them(timmur):
    load(OTHER)
    assert seen(known.preview(file(OWNER))) == [("32", "person", "12")]
    manager = OWNER | {"kind": "manager"}
    assert seen(known.preview(file(manager))) == []
    known.load(file(OWNER), actor="operator", passes=WHY)
    assert answers() == [("person", WHY, "operator")]
    assert known.load(file(OWNER), actor="operator").resembling == []


@pytest.fixture
def officers(app, as_role):
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        story()
        db.session.commit()
    return [as_role("ministry", "npl-labour") for _officer in range(2)]


def test_the_second_officer_reads_whom_a_list_resembles_and_writes_why_it_passes(app, officers):
    first, second = officers
    data = file(LIKE | {"register": "himal"})
    sent = {"file": (io.BytesIO(data), "list.csv"), "map": ""}
    looked = first.post("/en/office/import/", data=sent, content_type="multipart/form-data")
    assert "Whom they resemble" in first.get(looked.location).text
    proposal = first.post(looked.location, data={"missing": "nothing"}).location
    page = second.get(proposal).text
    for said in (
        "Whom they resemble",
        "Bhanjyang Placement",
        "Telephone, the same",
        "Timmur Khola",
    ):
        assert said in page
    refused = second.post(proposal)
    assert refused.status_code == 422
    assert "Write why the resemblances pass." in refused.text
    too_long = second.post(proposal, data={"passes": "so " * 700})
    assert too_long.status_code == 422
    assert "so so so" in too_long.text
    with app.app_context():
        assert db.session.scalar(db.select(Agency.id).filter_by(number="31")) is None

    assert second.post(proposal, data={"passes": WHY}).status_code == 302
    with app.app_context():
        assert answers() == [("phone", WHY, "ministry:npl-labour")]
        bodies = db.session.scalars(db.select(JournalEntry.body)).all()
    assert '"resemblances":1' in bodies[-1]
    assert not any("landlord" in body for body in bodies)


def test_the_terminal_prints_whom_a_file_resembles_and_takes_why(app, officers, runner, tmp_path):
    path = tmp_path / "file.csv"

    def bring(command, rows, *more):
        path.write_bytes(file(*rows))
        result = runner.invoke(args=["agencies", command, str(path), *more])
        assert result.exit_code == 0, result.output
        return result.stderr

    whose = ("--country", "NPL", "--register", "himal")
    told = bring("import", [LIKE, OTHER], *whose)
    assert "himal:31 Bhanjyang Placement resembles" in told
    assert "Telephone, the same, 015550143, +977-1-5550143, himal:12, revoked, 2024-04-01" in told
    assert "--passes" in told
    assert "himal:32 Koshi Jobs resembles" in bring("known", [OWNER], "--dry-run")
    told = bring("known", [OWNER], "--passes", WHY)
    assert "himal:32 Koshi Jobs resembles" in told
    assert "--passes" not in told
    with app.app_context():
        assert answers() == [("person", WHY, "operator")]
