"""Which columns a file may have: an unknown one is named, a worker's own is never let in."""

import pytest

from registry.errors import Refused
from registry.services.exchange import maps
from registry.services.exchange.charges import SHELF as CHARGES
from registry.services.exchange.intake import Intake
from registry.services.exchange.placements import SHELF as PLACEMENTS
from registry.services.exchange.privacy import is_of_the_worker
from registry.services.exchange.result import BadFile
from tests.registry.exchange.files import SITA, VISA, file

pytestmark = pytest.mark.usefixtures("speaking")


def refusal(data, column_map=None, shelf=PLACEMENTS):
    """The one sentence that a file gets as a whole."""
    with pytest.raises(BadFile) as refused:
        Intake(data, shelf.kind, column_map)
    return refused.value.reason


def good_rows(data, column_map=None):
    """How many rows of a file of placements are good."""
    return len(list(Intake(data, PLACEMENTS.kind, column_map).records()))


def test_a_missing_column_is_named():
    row = {column: cell for column, cell in SITA.items() if column != "origin"}
    assert "origin" in refusal(file(row))


def test_an_unknown_column_is_named():
    assert "moon" in refusal(file(SITA | {"moon": "full"}))


def test_a_map_may_leave_a_column_out():
    column_map = maps.parse('ignore = ["moon"]')
    assert good_rows(file(SITA | {"moon": "full"}), column_map) == 1


def test_a_column_that_stands_twice_is_named():
    assert "origin" in refusal(b"reference,origin,origin\nP-1,NPL,NPL\n")


def test_two_columns_cannot_give_one_field():
    column_map = maps.parse('[columns]\nfrom = "origin"')
    assert "from and origin" in refusal(file({"from": "NPL"} | SITA), column_map)


def test_a_column_that_the_map_names_must_be_there():
    column_map = maps.parse('[columns]\nboss = "employer"')
    assert "boss" in refusal(file(SITA), column_map)


def test_a_map_can_lead_only_to_fields_that_there_are():
    column_map = maps.parse('[columns]\nboss = "chief"')
    assert "chief" in refusal(file(SITA | {"boss": "Ram"}), column_map)


WORKERS_OWN = [
    "name", "worker_name", "Worker Name", "workerName", "full_name", "surname", "FIRSTNAME",
    "passport_number", "passport_no", "PassportNo", "passport expiry", "passport_status", "visa_no",
    "visa", "visaNumber", "visa_expires_on", "work_permit_number", "permit_state",
    "residence_permit", "residency_status", "iqama", "পাসপোর্ট নম্বর", "رقم جواز السفر",
]  # fmt: skip


@pytest.mark.parametrize("column", WORKERS_OWN)
@pytest.mark.parametrize("shelf, row", [(PLACEMENTS, SITA), (CHARGES, VISA)], ids=["p", "c"])
def test_who_the_worker_is_never_comes_in_even_where_a_map_would_let_it(column, shelf, row):
    data = file(row | {column: "anything"})
    ignoring = maps.parse(f"ignore = ['{column}']")
    leading = maps.parse(f"[columns]\n'{column}' = 'payee'")
    for column_map in (None, ignoring, leading):
        assert "who the worker is" in refusal(data, column_map, shelf)


@pytest.mark.parametrize(
    "column",
    ["employer_name", "agency name", "payee_name", "visa_cost", "passport_held_by",
     "passport holder", "permit fee", "permitted_hours", "sector", "advisor", "remarks"],
)  # fmt: skip
def test_facts_of_recruitment_are_not_the_workers_own(column):
    assert not is_of_the_worker(column)


def test_a_mapped_column_for_the_holder_of_the_passport_may_come_in():
    column_map = maps.parse('[columns]\n"who keeps the passport" = "passport_held_by"')
    row = {column: cell for column, cell in SITA.items() if column != "passport_held_by"}
    data = file(row | {"who keeps the passport": "employer"})
    assert good_rows(data, column_map) == 1


@pytest.mark.parametrize(
    "text, said",
    [
        ("register = 3", "register"),
        ("publishes = 'destinations'", "publishes"),
        ("dates = ['%d of %m']", "dates"),
        ("era = 'lunar'", "era"),
        ("as_of = 'soon'", "as_of"),
        ("stale_after = 0", "stale_after"),
        ("colums = {}", "colums"),
        ("[[[", "TOML"),
    ],
)
def test_a_map_with_a_fault_is_refused_by_its_key(text, said):
    with pytest.raises(Refused, match=said):
        maps.parse(text)


def test_a_list_of_a_bare_year_is_taken_for_as_old_as_it_may_be():
    assert str(maps.parse('as_of = "2023"').as_of) == "2023-01-01"
    assert str(maps.parse('as_of = "2023-05-06"').as_of) == "2023-05-06"
