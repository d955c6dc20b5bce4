"""Lists that spell things their own way: column maps, words of status, lists without numbers."""

from datetime import date

import pytest

from registry.db import db
from registry.models import Agency
from registry.services import licensing
from registry.services.exchange import agencies, maps
from registry.services.exchange.agencies import Asked
from registry.services.licensing import require_agency as agency
from tests.registry.exchange.files import CLERK, HIMAL, counts, file, listed, reasons

pytestmark = pytest.mark.usefixtures("app_context")


def test_a_list_without_numbers_gets_ours_and_finds_them_again():
    column_map = maps.parse('register = "np-open"\nnumbers = false\nas_of = "2026"')
    row = {"name": "Himal  Manpower", "country": "NPL", "status": "valid"}
    assert agencies.load(file(row), column_map, actor=CLERK).added == 1
    kept = db.session.scalars(db.select(Agency)).one()
    assert kept.number_is_ours
    assert (kept.number[:8], len(kept.number)) == ("np-open-", 16)
    again = file(row | {"name": "HIMAL Manpower"})
    assert counts(agencies.load(again, column_map, actor=CLERK)) == (0, 1, 0, 0)


def test_numbers_that_are_not_there_are_not_made_up_without_a_map():
    result = listed({"name": "Himal", "country": "NPL"})
    assert result.unreadable
    assert "number" in result.refused[0].reason


def test_a_status_of_a_map_keeps_the_lists_own_word_and_its_ground_only_where_it_is_one():
    column_map = maps.parse(
        'register = "np"\ncountry = "NPL"\nas_of = "2026"\nground_of = ["revoked"]\n'
        '[columns]\nremark = "status_ground"\n'
        '[values.status]\nlisted = "valid"\n"struck off" = "revoked"'
    )
    rows = (
        {"number": "1", "name": "Himal", "status": "listed", "remark": "moved in May"},
        {"number": "2", "name": "Koshi", "status": "struck off", "remark": "order 3/2025"},
    )
    assert agencies.load(file(*rows), column_map, actor=CLERK).added == 2
    said = [(e.status, e.reported, e.ground) for n in "12" for e in agency(n).entries]
    assert said == [("valid", "listed", None), ("revoked", "struck off", "order 3/2025")]


def test_a_word_that_the_map_does_not_know_is_refused_and_not_guessed():
    column_map = maps.parse('[values.status]\nlisted = "valid"')
    data = file(HIMAL | {"status": "info@himal.example"})
    result = agencies.load(data, column_map, actor=CLERK)
    assert reasons(result) == [(2, "status", "info@himal.example")]


def test_one_column_may_hold_a_last_day_or_a_status():
    column_map = maps.parse(
        'register = "np"\ncountry = "NPL"\nstatus = "valid"\ndates = ["%d.%m.%Y"]\n'
        '[columns]\nvalidity = ["status", "expires_on"]\n'
        '[values.status]\n"Stopped" = "suspended"'
    )
    rows = [
        {"number": n, "name": n, "validity": v} for n, v in (("1", "31.12.2027"), ("2", "Stopped"))
    ]
    assert agencies.load(file(*rows), column_map, actor=CLERK).added == 2
    said = [(e.status, e.expires_on) for n in "12" for e in agency(n).entries]
    assert said == [("valid", date(2027, 12, 31)), ("suspended", None)]


def test_the_country_may_be_given_beside_the_list_but_not_against_its_map():
    row = {key: HIMAL[key] for key in ("number", "name")}
    assert agencies.load(file(row), asked=Asked(country="NPL"), actor=CLERK).added == 1
    with pytest.raises(licensing.Refused, match="BGD"):
        agencies.load(file(row), maps.load("bd-bmet"), Asked(country="NPL"), actor=CLERK)


def test_the_register_keeps_its_settings_where_a_map_leaves_them_open():
    told = 'register = "np"\npublishes = ["destinations"]\nstale_after = 30\ntitle = "Nepal"'
    agencies.load(file(HIMAL), maps.parse(told), actor=CLERK)
    agencies.load(file(HIMAL | {"name": "H"}), asked=Asked(register="np"), actor=CLERK)
    register = licensing.get_register("np")
    assert (register.publishes, register.stale_after, register.name) == (
        ["destinations"],
        30,
        "Nepal",
    )
