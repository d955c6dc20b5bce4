"""The guard is asked when a file brings agencies in or gives them other owners; it refuses none."""

import pytest
from sqlalchemy import event

from registry import clock
from registry.db import db
from registry.errors import Refused
from registry.models import MatchAnswer
from registry.services import licensing
from registry.services.cataloguing import catalogue
from registry.services.exchange import agencies, known
from registry.services.exchange.agencies import Asked
from registry.services.guarding import bringing, passing
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


@pytest.fixture
def asked(app_context):
    """How often an act asks the database, the catalogue being as of now."""
    sent = []
    event.listen(db.engine, "before_cursor_execute", lambda *told: sent.append(told[2]))

    def count(act):
        catalogue(clock.today())
        sent.clear()
        act()
        return sum(statement.startswith("SELECT") for statement in sent)

    return count


def test_a_longer_list_asks_the_database_no_more(timmur, asked):
    def preview(*rows):
        return asked(lambda: agencies.preview(file(*rows), asked=OF_HIMAL))

    many = [
        OTHER | {"number": str(number), "name": f"Koshi{number} Jobs"} for number in range(40, 70)
    ]
    agencies.preview(file(LIKE), asked=OF_HIMAL)
    assert preview(LIKE, *many) == preview(LIKE, many[0])
    alike = [LIKE | {"number": one["number"]} for one in many]
    assert preview(LIKE, *alike) == preview(LIKE, many[0])


def test_more_resemblances_and_owners_ask_the_database_no_more(timmur, asked):
    numbers = [str(number) for number in range(40, 60)]
    load(*(LIKE | {"number": number} for number in numbers))

    def keep(found):
        return asked(lambda: bringing.keep(found, WHY, actor="test"))

    def preview(owned):
        rows = [OWNER | {"agency_number": number} for number in owned]
        return asked(lambda: known.preview(file(*rows)))

    like = [LIKE | {"number": number, "phones": "01-5550143"} for number in numbers]
    found = load(*like).resembling
    assert keep(found[2:]) == keep(found[:2])
    assert len(answers()) == 20
    known.preview(file(OWNER | {"agency_number": "40"}))
    assert preview(numbers) == preview(numbers[:1])


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


def test_the_terminal_prints_whom_a_file_resembles_and_takes_why(app, runner, tmp_path):
    with app.app_context():
        story()
        db.session.commit()
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
