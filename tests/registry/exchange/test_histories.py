"""A register of years: several rows of one agency, older lists, and what a newer one leaves out."""

from datetime import date

import pytest

from registry.db import db
from registry.models import JournalEntry
from registry.services import journal, licensing
from registry.services.exchange import agencies, maps, missing
from registry.services.exchange.agencies import Asked
from tests.registry.exchange.files import CLERK, HIMAL, counts, file, listed, reasons
from tests.registry.publishing import decide

pytestmark = pytest.mark.usefixtures("app_context")

FIRST = HIMAL | {"name": "Himal Exports", "as_of": "2019-06-30"}
STOPPED = HIMAL | {"status": "suspended", "status_since": "2021-03-01", "as_of": "2021-06-30",
                   "status_ground": "fees"}  # fmt: skip
AGAIN = HIMAL | {"status_since": "2022-01-10", "as_of": "2022-06-30"}
YEARS = (AGAIN, FIRST, STOPPED)
SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 1)


def agency(number="0215"):
    db.session.expire_all()
    return licensing.require_agency(number)


def entries(number="0215"):
    return [(entry.status, str(entry.since), str(entry.as_of)) for entry in agency(number).entries]


def on_day(day, *rows, **asked):
    return agencies.load(file(*rows), asked=Asked(as_of=day, **asked), actor=CLERK)


def status(number, day):
    return licensing.standing(agency(number), day).status


def test_rows_of_several_years_become_entries_in_the_order_of_their_days():
    assert counts(listed(*YEARS)) == (1, 0, 0, 0)
    assert entries() == [
        ("valid", "2019-01-01", "2019-06-30"),
        ("suspended", "2021-03-01", "2021-06-30"),
        ("valid", "2022-01-10", "2022-06-30"),
    ]
    days = (date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 10))
    assert [status("0215", day) for day in days] == ["valid", "suspended", "valid"]


def test_a_firm_that_was_renamed_is_entered_by_its_first_name_and_changed():
    listed(*YEARS)
    assert agency().name == "Himal Manpower"
    kinds = db.session.scalars(db.select(JournalEntry.kind).order_by(JournalEntry.seq)).all()
    assert kinds == ["register-declared", "agency-entered", "licence-entered", "agency-changed",
                     "licence-entered", "licence-entered"]  # fmt: skip


def test_the_same_years_twice_change_nothing():
    listed(*YEARS)
    last = journal.last_seq()
    assert counts(listed(*YEARS)) == (0, 0, 1, 0)
    assert journal.last_seq() == last


def test_a_year_more_adds_its_entry_alone():
    listed(FIRST, STOPPED)
    assert counts(listed(*YEARS)) == (0, 1, 0, 0)
    assert len(entries()) == 3


def test_days_of_one_list_are_kept_apart_by_when_the_status_began():
    assert counts(listed(HIMAL, HIMAL | {"status": "revoked", "status_since": "2024-05-01"})) == (
        1, 0, 0, 0,
    )  # fmt: skip
    assert [one[0] for one in entries()] == ["valid", "revoked"]


def test_two_names_for_one_number_in_one_list_are_no_history():
    result = listed(HIMAL, HIMAL | {"name": "Koshi Jobs", "status_since": "2024-05-01"})
    assert reasons(result) == [(3, "number", "0215")]


def test_two_rows_of_one_day_are_refused():
    assert reasons(listed(FIRST, FIRST | {"status": "revoked"})) == [(3, "number", "0215")]


def test_a_row_of_a_day_after_the_lists_is_refused():
    result = on_day(date(2020, 1, 1), FIRST, STOPPED)
    assert reasons(result) == [(3, "as_of", "2021-06-30")]


def test_older_years_come_in_after_the_present_and_leave_it_as_it_is():
    present = HIMAL | {"name": "Himal Recruiting", "as_of": "2026-06-01"}
    listed(present)
    assert counts(listed(*YEARS)) == (0, 1, 0, 0)
    assert agency().name == "Himal Recruiting"
    assert status("0215", date(2021, 12, 31)) == "suspended"
    # What began in 2019 was told by the later list: the older one adds nothing to it.
    assert ("valid", "2019-01-01", "2019-06-30") not in entries()
    assert counts(listed(*YEARS)) == (0, 0, 1, 0)


def test_a_correction_that_is_taken_back_is_told_again():
    on_day(SPRING, HIMAL)
    on_day(SPRING, HIMAL | {"status": "suspended"})
    on_day(SPRING, HIMAL)
    assert [one[0] for one in entries()] == ["valid", "suspended", "valid"]


KOSHI = HIMAL | {"number": "0300", "name": "Koshi Jobs"}


def test_missing_means_nothing_unless_it_is_said():
    on_day(SPRING, HIMAL, KOSHI)
    result = on_day(SUMMER, HIMAL)
    assert (result.missing, result.delisted) == (["0300 Koshi Jobs"], [])
    assert status("0300", SUMMER) == "valid"


def test_missing_can_mean_delisted_as_of_the_lists_day_and_once():
    on_day(SPRING, HIMAL, KOSHI)
    result = on_day(SUMMER, HIMAL, missing=missing.DELISTED)
    assert result.delisted == ["0300 Koshi Jobs"]
    assert (status("0300", date(2026, 5, 31)), status("0300", SUMMER)) == ("valid", "delisted")
    last = journal.last_seq()
    assert on_day(SUMMER, HIMAL, missing=missing.DELISTED).delisted == []
    assert journal.last_seq() == last


def test_an_agency_that_comes_back_into_the_list_is_licensed_again():
    on_day(SPRING, HIMAL, KOSHI)
    on_day(SUMMER, HIMAL, missing=missing.DELISTED)
    on_day(date(2026, 7, 1), HIMAL, KOSHI | {"status_since": "2026-07-01"})
    assert status("0300", date(2026, 7, 2)) == "valid"


def test_a_licence_that_is_stopped_is_not_delisted_over():
    on_day(SPRING, HIMAL, KOSHI | {"status": "revoked"})
    assert on_day(SUMMER, HIMAL, missing=missing.DELISTED).delisted == []
    assert status("0300", SUMMER) == "revoked"


def test_a_map_may_say_what_missing_means_and_the_caller_wins():
    on_day(SPRING, HIMAL, KOSHI)
    column_map = maps.parse('missing = "delisted"')
    preview = agencies.preview(file(HIMAL), column_map, Asked(as_of=SUMMER))
    assert preview.delisted == ["0300 Koshi Jobs"]
    told = agencies.preview(file(HIMAL), column_map, Asked(as_of=SUMMER, missing="nothing"))
    assert told.delisted == []


def test_a_map_with_an_unknown_meaning_is_refused():
    with pytest.raises(licensing.Refused, match="nothing, delisted"):
        agencies.preview(file(HIMAL), maps.parse('missing = "gone"'))


def test_the_terminal_tells_who_is_missing_and_delists_on_demand(runner, tmp_path):
    on_day(SPRING, HIMAL, KOSHI)
    db.session.commit()
    path = tmp_path / "list.csv"
    path.write_bytes(file(HIMAL))
    command = ["agencies", "import", str(path), "--as-of", "2026-06-01"]
    told = runner.invoke(args=[*command, "--dry-run"])
    assert "- 0300 Koshi Jobs" in told.stderr
    assert "--missing delisted" in told.stderr
    done = runner.invoke(args=[*command, "--missing", "delisted"])
    assert "Delisted as of the list's day: 1" in done.stderr
    assert status("0300", SUMMER) == "delisted"


@pytest.mark.parametrize(
    "row, lifted",
    [
        ({}, ["0215 Himal Manpower"]),
        ({"issued_on": "2019-01-01", "status_since": "2019-01-01"}, []),
        ({"expires_on": "2026-02-01"}, []),
        ({"status": "suspended"}, []),
    ],
)
def test_a_list_that_would_undo_an_act_of_the_authority_names_the_agency(row, lifted):
    bare = HIMAL | {"status_since": "", "issued_on": "", "expires_on": ""}
    on_day(date(2024, 1, 1), HIMAL)
    decide(agency(), "suspend", date(2025, 1, 1))
    looked = agencies.preview(file(bare | row), asked=Asked(as_of=SPRING))
    assert looked.lifted == lifted
    assert on_day(SPRING, bare | row).as_json()["lifted"] == lifted


def test_a_list_that_ends_what_an_earlier_list_said_undoes_no_act():
    listed(HIMAL | {"status": "suspended", "status_since": "2024-01-01"})
    assert on_day(SPRING, HIMAL | {"status_since": "2025-01-01"}).lifted == []
