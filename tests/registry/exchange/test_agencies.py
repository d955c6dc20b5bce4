"""A register's list comes in: firms by their numbers, licences by what the list says."""

import json
from datetime import date

import pytest

from registry.acts import Decision
from registry.db import db
from registry.models import Agency, JournalEntry
from registry.services import deciding, journal, licensing
from registry.services.exchange import agencies
from registry.services.exchange.agencies import Asked
from tests.registry.exchange.files import CLERK, HIMAL, counts, file, listed, reasons

pytestmark = pytest.mark.usefixtures("app_context")

SPRING, SUMMER = Asked(as_of=date(2026, 3, 1)), Asked(as_of=date(2026, 6, 1))


def agency(number="0215"):
    db.session.expire_all()
    return licensing.require_agency(number)


def entries(number="0215"):
    return [(entry.act, entry.status, entry.as_of) for entry in agency(number).entries]


def on_day(asked, *rows):
    return agencies.load(file(*rows), asked=asked, actor=CLERK)


def test_a_list_enters_its_agencies_as_they_are_printed():
    row = {
        "number": "०४२/०७३", "name": "Sagarmatha <b>Overseas</b>", "name_local": "सगरमाथा",
        "country": "NPL", "trading_names": "SOS|=cmd()", "phones": "+977 1|+977 2",
        "destinations": "MYS|QAT", "bond_amount": "0", "bond_currency": "NPR", "status": "valid",
    }  # fmt: skip
    assert counts(listed(row)) == (1, 0, 0, 0)
    kept = agency("042/073")
    assert (kept.number, kept.number_folded, kept.slug) == ("०४२/०७३", "042/073", "042-073")
    assert (kept.name, kept.name_local) == ("Sagarmatha <b>Overseas</b>", "सगरमाथा")
    assert kept.trading_names == ["SOS", "=cmd()"]
    assert kept.destinations == ["MYS", "QAT"]
    assert (kept.bond_amount, kept.bond_currency) == (0, "NPR")
    assert (kept.register, kept.kept_in.name, kept.kept_in.country) == ("npl", "npl", "NPL")


def test_every_change_is_an_event_of_the_journal():
    listed(HIMAL)
    listed(HIMAL | {"name": "Himal Recruiting", "status": "suspended"})
    kinds = db.session.scalars(db.select(JournalEntry.kind).order_by(JournalEntry.seq)).all()
    assert kinds == ["register-declared", "agency-entered", "licence-entered", "agency-changed",
                     "licence-entered"]  # fmt: skip


def test_the_same_list_twice_changes_nothing():
    listed(HIMAL)
    last = journal.last_seq()
    assert counts(listed(HIMAL)) == (0, 0, 1, 0)
    assert journal.last_seq() == last


def test_other_facts_of_a_known_agency_are_corrected():
    listed(HIMAL | {"address": "Thamel"})
    assert counts(listed(HIMAL | {"address": "Baneshwor"})) == (0, 1, 0, 0)
    assert agency().address == "Baneshwor"
    assert len(agency().entries) == 1


def test_a_column_that_the_list_has_not_leaves_the_fact_alone():
    listed(HIMAL | {"address": "Thamel"})
    assert counts(listed(HIMAL)) == (0, 0, 1, 0)
    assert agency().address == "Thamel"


def test_another_status_makes_a_new_entry_and_keeps_the_old():
    on_day(SPRING, HIMAL)
    stopped = HIMAL | {"status": "suspended", "status_since": "2026-05-05", "status_ground": "fees"}
    assert counts(on_day(SUMMER, stopped)) == (0, 1, 0, 0)
    assert entries() == [("listed", "valid", SPRING.as_of), ("listed", "suspended", SUMMER.as_of)]
    assert agency().entries[-1].ground == "fees"


def test_a_newer_list_that_says_the_same_confirms_in_one_event():
    on_day(SPRING, HIMAL)
    before = journal.last_seq()
    assert counts(on_day(SUMMER, HIMAL)) == (0, 1, 0, 0)
    assert journal.last_seq() == before + 2  # the register's day, and the agency's entry
    standing = licensing.standing(agency(), date(2026, 6, 30))
    assert (standing.status, standing.stale, standing.as_of) == ("valid", False, SUMMER.as_of)


def test_an_agency_that_the_newer_list_lacks_is_told_and_goes_stale():
    on_day(SPRING, HIMAL, HIMAL | {"number": "0300", "name": "Koshi Jobs"})
    result = on_day(SUMMER, HIMAL)
    assert result.missing == ["0300 Koshi Jobs"]
    assert agency("0300").name == "Koshi Jobs"
    assert licensing.standing(agency("0300"), date(2026, 6, 30)).stale


def test_an_agency_whose_row_is_refused_is_not_missing():
    listed(HIMAL)
    data = file(HIMAL | {"status": "moved"}, HIMAL | {"number": "0300", "name": "Koshi Jobs"})
    assert agencies.preview(data).missing == []


def test_an_older_list_cannot_follow_a_newer_one():
    on_day(SUMMER, HIMAL)
    result = on_day(SPRING, HIMAL | {"status": "revoked"})
    assert result.unreadable
    assert "2026-06-01" in result.refused[0].reason
    assert len(agency().entries) == 1


def test_a_list_of_a_day_to_come_is_refused():
    assert on_day(Asked(as_of=date(2999, 1, 1)), HIMAL).unreadable


def test_an_authoritys_own_act_is_no_word_of_the_list():
    listed(HIMAL)
    deciding.decide(agency(), Decision("suspend", date(2026, 1, 1), "complaints"), actor=CLERK)
    assert counts(listed(HIMAL)) == (0, 0, 1, 0)
    assert agency().entries[-1].act == "suspend"


def test_expired_without_a_day_is_kept_as_reported_on_the_lists_day():
    row = {key: HIMAL[key] for key in ("number", "name", "country")} | {"status": "expired"}
    on_day(SPRING, row)
    standing = licensing.standing(agency(), date(2026, 3, 2))
    assert (standing.status, standing.since) == ("expired", SPRING.as_of)


def test_a_licence_that_ends_before_it_begins_is_refused():
    row = HIMAL | {"issued_on": "2025-06-01", "expires_on": "2025-05-31"}
    result = listed(row)
    assert counts(result) == (0, 0, 0, 1)
    assert reasons(result) == [(2, "expires_on", "2025-05-31")]
    assert listed(row | {"issued_on": "2025-05-31"}).added == 1


def test_a_row_without_a_number_is_refused_by_name():
    result = listed(HIMAL, HIMAL | {"number": "", "name": "Nameless Numbers"})
    assert counts(result) == (0, 0, 0, 1)
    assert "Nameless Numbers" in str(result.refused[0])
    assert db.session.scalars(db.select(Agency)).all() == []


def test_the_good_rows_come_in_where_the_bad_may_be_left_out():
    data = file(HIMAL, HIMAL | {"number": "-"})
    result = agencies.load(data, actor=CLERK, skip_bad=True)
    assert counts(result) == (1, 0, 0, 1)
    assert result.rejects == {3: ["-", *list(HIMAL.values())[1:]]}


def test_a_number_that_stands_twice_in_a_list_is_refused_whatever_its_digits():
    result = listed(HIMAL, HIMAL | {"number": "०२१५", "name": "Other"})
    assert reasons(result) == [(3, "number", "०२१५")]


def test_two_numbers_that_would_share_an_address_are_refused():
    result = listed(HIMAL | {"number": "12/3"}, HIMAL | {"number": "12-3"})
    assert reasons(result) == [(3, "number", "12-3")]
    listed(HIMAL | {"number": "12/3"})
    assert reasons(listed(HIMAL | {"number": "12-3"})) == [(2, "number", "12-3")]


def test_two_firms_of_one_name_stay_two():
    assert listed(HIMAL, HIMAL | {"number": "0216"}).added == 2


def test_one_number_may_stand_in_two_registers():
    listed(HIMAL | {"register": "npl-east"}, HIMAL | {"register": "npl-west"})
    assert agency("npl-west:0215").register == "npl-west"
    with pytest.raises(licensing.Refused, match="register:number"):
        agency("0215")


def test_a_register_belongs_to_one_country():
    result = listed(HIMAL | {"register": "np"}, HIMAL | {"register": "np", "country": "IND"})
    assert reasons(result) == [(3, "register", "np")]


def test_a_registers_name_must_stand_in_an_address():
    names = ["../etc", "np/1", "a:b", "नेपाल"]
    result = listed(*(HIMAL | {"register": name} for name in names))
    assert [value for _line, _column, value in reasons(result)] == names


def test_days_of_a_licence_without_a_status_are_noted():
    row = {"number": "7", "name": "Koshi", "country": "NPL", "expires_on": "2027-01-01"}
    result = listed(row)
    assert (result.added, len(result.notes)) == (1, 1)
    assert agency("7").entries == []


def test_a_preview_tells_and_writes_nothing():
    listed(HIMAL)
    last = journal.last_seq()
    data = file(HIMAL | {"name": "Himal 2"}, HIMAL | {"number": "9", "name": "New"})
    result = agencies.preview(data)
    assert counts(result) == (1, 1, 0, 0)
    assert result.additions == ["9 New"]
    assert result.changes == ["0215 Himal Manpower: name"]
    assert journal.last_seq() == last


def test_the_event_of_an_entry_is_plain_json():
    listed(HIMAL)
    body = db.session.scalars(
        db.select(JournalEntry.body).where(JournalEntry.kind == "licence-entered")
    ).one()
    entry = json.loads(body)["entry"]
    assert (entry["act"], entry["status"], entry["since"]) == ("listed", "valid", "2019-01-01")


def test_an_officer_brings_in_agencies_of_the_own_country_only():
    data = file(HIMAL, HIMAL | {"country": "IND"})
    result = agencies.preview(data, asked=Asked(only="NPL"))
    assert reasons(result) == [(3, "country", "IND")]
