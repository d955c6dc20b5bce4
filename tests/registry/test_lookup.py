"""Search: a number exactly, a name however it is spelled, and sure only where it is."""

import json
from datetime import date

import pytest

from registry.db import db
from registry.services import lookup
from tests.registry.publishing import licensed, listed, register

TODAY = date(2026, 6, 1)
NAMES = {
    "0215": "Surma Valley Enterprise",
    "0490": "K.T.P. Trading (Pvt.) Ltd.",
    "0345": "7 Rivers International Ltd.",
    "0102": "Al-Karim International",
    "0251": "Padma Associate",
    "0923": "Padma Associate",
    "0171": "Nurjahan Overseas Service Ltd.",
    "0226": "M/S Talukder Recruiting Agency Ltd.",
    "1083": "Dhanshiri Overseas",
    "0777": "Meghdut Overseas Ltd.",
}


@pytest.fixture
def names(app_context):
    """Ten invented agencies of a list without local names."""
    kept_in = register("surma", country="BGD", name="Surma list", as_of=date(2026, 5, 1))
    for number, name in NAMES.items():
        listed(kept_in, number, name)
    db.session.commit()


def numbers(query, limit=5):
    return [hit.agency.number for hit in lookup.search(query, TODAY, limit)]


@pytest.mark.parametrize(
    "typed",
    ["0215", "215", "RL-215", "RL 0215", "rl215", "Licence No. 215", "০২১৫", " 0215 ", "surma:215"],
)
def test_a_number_is_found_however_it_is_typed(names, typed):
    (hit,) = lookup.search(typed, TODAY)
    assert (hit.agency.number, hit.sure, hit.matched, hit.score) == ("0215", True, "number", 1.0)


@pytest.mark.parametrize("typed", ["216", "0214", "2150", "21", "RL-1215", "XY-215", "other:215"])
def test_a_number_is_never_found_nearly(names, typed):
    assert "0215" not in numbers(typed)


def test_a_number_with_parts_keeps_its_parts_apart(app_context):
    kept_in = register()
    licensed(kept_in, "1505/074/75", "Setu Overseas")
    licensed(kept_in, "150/507/475", "Dovan Overseas")
    assert numbers("1505-074-75") == ["1505/074/75"]
    assert numbers("१५०५/०७४/७५") == ["1505/074/75"]
    assert numbers("1505/74/75") == ["1505/074/75"]


def test_a_number_of_two_registers_shows_both(app_context):
    licensed(register("himal"), "77", "Setu Overseas")
    licensed(register("terai"), "077", "Dovan Overseas")
    assert {hit.agency.register for hit in lookup.search("77", TODAY)} == {"himal", "terai"}
    assert [hit.agency.register for hit in lookup.search("terai:77", TODAY)][:1] == ["terai"]


@pytest.mark.parametrize(
    "typed, number",
    [
        ("surma valley enterprise", "0215"),
        ("SURMA VALEY ENTERPRIZE", "0215"),
        ("সুরমা ভ্যালি এন্টারপ্রাইজ", "0215"),
        ("K T P Trading Private Limited", "0490"),
        ("seven rivers", "0345"),
        ("al kareem international", "0102"),
        ("karim", "0102"),
        ("الكريم انترناشيونال", "0102"),
        ("nur jahan overseas service", "0171"),
        ("নূরজাহান ওভারসীজ", "0171"),
        ("messrs talukdar recruiting agency", "0226"),
        ("overseas dhansiri", "1083"),
        ("dhan shiri", "1083"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(names, typed, number):
    assert numbers(typed)[0] == number


def test_the_same_name_is_sure_and_a_near_one_is_not(names):
    (best, *_) = lookup.search("surma valley enterprise", TODAY)
    assert (best.sure, best.matched, best.score) == (True, "name", 1.0)
    (near, *_) = lookup.search("surma valey enterprise", TODAY)
    assert near.agency.number == "0215"
    assert not near.sure


def test_a_name_of_two_agencies_is_sure_of_neither(names):
    best = lookup.search("padma associate", TODAY)[:2]
    assert {hit.agency.number for hit in best} == {"0251", "0923"}
    assert not any(hit.sure for hit in best)


@pytest.mark.parametrize("typed", ["overseas ltd", "international", "al", "recruiting agency"])
def test_words_that_all_share_are_sure_of_nothing(names, typed):
    assert not any(hit.sure for hit in lookup.search(typed, TODAY))


@pytest.mark.parametrize("typed", ["", "   ", "?!", "zzzzqqqq", "a" * 5_000])
def test_what_names_nobody_finds_nobody(names, typed):
    assert lookup.search(typed, TODAY) == []


def test_local_and_trading_names_are_found_and_said(app_context):
    kept_in = register()
    names = {"name_local": "हिमाल सेतु प्रा.लि.", "trading_names": ["Rainbow Helpers"]}
    licensed(kept_in, "1", "Kosi Group Pvt. Ltd.", **names)
    (hit,) = lookup.search("हिमाल सेतु", TODAY)
    assert (hit.matched, hit.sure) == ("local_name", True)
    (hit,) = lookup.search("rainbow helpers", TODAY)
    assert (hit.matched, hit.sure) == ("trading_name", True)


def test_an_agency_entered_later_is_found_at_once(app_context):
    kept_in = register()
    licensed(kept_in, "1", "Setu Overseas")
    assert numbers("dovan") == []
    licensed(kept_in, "2", "Dovan Overseas")
    assert numbers("dovan") == ["2"]


def test_what_was_rolled_back_is_not_found(app_context):
    kept_in = register()
    db.session.commit()
    licensed(kept_in, "1", "Setu Overseas")
    assert numbers("setu") == ["1"]
    db.session.rollback()
    licensed(register(), "2", "Dovan Overseas")
    assert numbers("setu") == []
    assert numbers("dovan") == ["2"]


def test_the_command_prints_what_the_contract_says(app, runner):
    with app.app_context():
        licensed(register(), "0215", "Setu Overseas Pvt. Ltd.")
        db.session.commit()
    result = runner.invoke(args=["search", "setu overseas", "--json"])
    assert json.loads(result.stdout) == [
        {
            "number": "0215",
            "register": "himal",
            "name": "Setu Overseas Pvt. Ltd.",
            "country": "NPL",
            "status": "valid",
            "score": 1.0,
            "sure": True,
            "matched": "name",
        }
    ]
    assert json.loads(runner.invoke(args=["search", "nobody", "--json"]).stdout) == []
    assert "0215" in runner.invoke(args=["search", "setu"]).stdout
