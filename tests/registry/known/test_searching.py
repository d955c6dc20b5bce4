"""A search finds an agency by everything public that it is known by, and says by what."""

from dataclasses import replace
from datetime import date

import pytest

from registry.db import db
from registry.services import lookup
from registry.services.knowing import entering, publishing
from registry.services.knowing.entries import Entry, list_entries
from registry.services.reaching import digits_of, page_forms
from tests.registry.known.conftest import (
    BRANCH,
    FORMER_NUMBER,
    NOTICE,
    OFFICER,
    PARTNER,
    TODAY,
    enter,
)
from tests.registry.publishing import licensed, register


def found(query, on=TODAY):
    return [(hit.agency.number, hit.matched, hit.sure) for hit in lookup.search(query, on)]


HIMAL = "1042/070/71"


@pytest.mark.parametrize(
    "typed, matched",
    [
        ("Machapuchre Seva", "former_name"),
        ("881/065/66", "former_number"),
        ("881-65-66", "former_number"),
        ("+977 61 5550142", "branch"),
        ("061-5550142", "branch"),
        ("००९७७६१५५५०१४२", "branch"),
        ("pokhara@HIMAL.example.org", "branch"),
        ("facebook.com/himaljobs/", "social_page"),
        ("http://m.facebook.com/himaljobs", "social_page"),
        ("@himaljobs", "social_page"),
        ("pokhara branch", "branch"),
        ("Contoh Placment", "partner_agency"),
        ("Gemilang Gloves", "accredited_employer"),
    ],
)
def test_it_is_found_however_it_is_typed(known, typed, matched):
    assert [one[:2] for one in found(typed)] == [(HIMAL, matched)]


@pytest.mark.parametrize(
    "typed", ["881/065/67", "88106566", "071-5550142", "facebook.com/himaljob"]
)
def test_a_number_or_page_is_never_found_nearly(known, typed):
    assert found(typed) == []


@pytest.mark.parametrize("typed", ["Ram Demo-Thapa", "ram demothapa", "98 5550117"])
def test_a_field_officer_is_found_only_where_the_register_publishes_field_officers(known, typed):
    assert found(typed) == []
    publishing.publish(known.kept_in, ["field_staff"], actor="test")
    assert found(typed) == [(HIMAL, "field_staff", True)]


def test_a_directors_phone_finds_nobody_even_where_directors_are_published(known):
    publishing.publish(known.kept_in, ["director"], actor="test")
    assert found("98-5550100") == []
    assert found("Sita Demo-Gurung") == [(HIMAL, "director", True)]


def test_a_branch_is_sure_where_no_other_agency_has_one_of_that_name(known):
    assert found("Pokhara branch") == [(HIMAL, "branch", True)]
    enter(licensed(known.kept_in, "7", "Kosi Jobs"), replace(BRANCH, phones=(), emails=()))
    assert found("Pokhara branch") == [(HIMAL, "branch", False), ("7", "branch", False)]


def test_the_name_of_another_firm_is_never_sure_of_the_agency_that_works_with_it(known):
    assert found("Contoh Placement Sdn. Bhd.") == [(HIMAL, "partner_agency", False)]


def test_the_agencys_own_names_come_before_branches_and_other_firms_of_the_same_name(known):
    enter(known, Entry("training_centre", "Kosi Jobs", source=NOTICE))
    enter(known, Entry("accredited_employer", "Kosi Jobs", source=NOTICE))
    licensed(known.kept_in, "7", "Kosi Jobs")
    licensed(known.kept_in, "8", "Kosi Jobs and Labour Bureau")
    assert found("Kosi Jobs")[:2] == [("7", "name", True), ("8", "name", False)]
    assert found("Kosi Jobs")[2] == (HIMAL, "training_centre", False)


def test_a_firm_that_is_meant_comes_before_names_that_are_only_a_little_alike(known):
    licensed(known.kept_in, "7", "Contact Placement House")
    assert [one[0] for one in found("Contoh Placement")] == [HIMAL, "7"]


def test_a_partner_of_the_past_and_a_main_client_lead_nowhere(himal):
    enter(himal, replace(PARTNER, until=date(2026, 1, 1)),
          Entry("main_client", "Gemilang Gloves", source=NOTICE))  # fmt: skip
    assert found(PARTNER.name) == found("Gemilang Gloves") == []
    assert found(PARTNER.name, date(2025, 12, 31)) == [(HIMAL, "partner_agency", False)]


def test_an_erased_name_is_not_found_any_more(known):
    publishing.publish(known.kept_in, ["director"], actor="test")
    assert found("Sita Demo-Gurung")
    director = next(one for one in list_entries(known) if one.kind == "director")
    entering.erase_values(known, director, "Asked for.", actor="test")
    db.session.commit()
    assert found("Sita Demo-Gurung") == []


def test_the_agencys_own_phone_page_and_email_find_it(known):
    facts = {"phones": ["01-5550199"], "emails": ["office@kosi.example.org"],
             "website": "https://kosi.example.org/"}  # fmt: skip
    licensed(known.kept_in, "7", "Kosi Jobs", **facts)
    assert found("+977-1-5550199") == [("7", "phone", True)]
    assert found("office@kosi.example.org") == [("7", "email", True)]
    assert found("www.kosi.example.org") == [("7", "web_page", True)]


def test_a_number_of_today_comes_before_the_same_number_of_the_past(known):
    licensed(known.kept_in, FORMER_NUMBER.name, "Kosi Jobs")
    assert found("881/065/66") == [
        (FORMER_NUMBER.name, "number", True),
        (HIMAL, "former_number", False),
    ]


def test_a_phone_that_two_agencies_share_is_sure_of_neither(known):
    licensed(known.kept_in, "7", "Kosi Jobs", phones=["061 555 0142"])
    assert {(number, sure) for number, _how, sure in found("61-5550142")} == {
        ("7", False),
        (HIMAL, False),
    }


def test_a_closed_branch_and_somebody_who_left_lead_nowhere(himal):
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    enter(himal, replace(BRANCH, until=date(2026, 1, 1)), replace(OFFICER, until=date(2026, 1, 1)))
    assert found("061-5550142") == []
    assert found(OFFICER.name) == []
    assert found("061-5550142", date(2025, 12, 31)) == [(HIMAL, "branch", True)]


def test_digits_are_digits_in_any_script():
    assert digits_of("+९७७ (0) 61") == "977061"
    assert digits_of("00977") == "977"


@pytest.mark.parametrize("page", ["", "Himal Manpower", "a@b.org", "K.T.P. Trading", "."])
def test_what_is_no_page_has_no_form_of_one(page):
    assert page_forms(page) == []


def test_the_offices_list_finds_by_the_same_and_says_by_what(clerk):
    listed = "/en/office/agencies/?q="
    for typed, by in (("061-5550142", "a branch"), ("Gemilang Gloves", "an accredited employer")):
        page = clerk.get(f"{listed}{typed}").text
        assert "Himal Manpower" in page
        assert f"Found by {by}" in page
    assert "Found by" not in clerk.get(f"{listed}Himal").text
    assert "Himal Manpower" not in clerk.get(f"{listed}Sita Demo-Gurung").text


def test_the_offices_list_has_the_best_first_then_what_only_holds_the_text(app, clerk):
    with app.app_context():
        for number, name in (("0", "Kosijobs Himalchuli"), ("9", "Himal")):
            licensed(register(), number, name)
        db.session.commit()
    page = clerk.get("/en/office/agencies/?q=Himal").text
    places = [
        page.index(f">{name}<") for name in ("Himal", "Himal Manpower", "Kosijobs Himalchuli")
    ]
    assert places == sorted(places)
    assert clerk.get("/en/office/agencies/?q=chul").text.count('<th scope="row">') == 1


def test_the_page_says_that_another_firm_was_typed_and_who_works_with_it(client, published):
    page = client.get("/en/search?q=Gemilang Gloves").text
    assert "Agencies that work with it" in page
    assert "Found by an accredited employer" in page
