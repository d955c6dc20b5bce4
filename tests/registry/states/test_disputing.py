"""What an agency disputes: marked beside the entry, never in its place, until it is decided."""

from dataclasses import replace

import pytest

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import User
from registry.services import accounts, approving, contesting, convening, disputing, organising
from registry.services.accounts import Person
from registry.services.disputing import Claim
from tests.registry.publishing import licensed, register
from tests.registry.states.conftest import (
    AUTUMN,
    SPRING,
    act,
    follows_from_the_journal,
    last_event,
)

CLAIM = Claim("address", "Lazimpat", "We moved.", "Lease of 3 May")


@pytest.fixture
def asked(himal, dolma):
    return disputing.open_(himal, CLAIM, account=dolma)


def approved(proposal, officer):
    approving.approve(proposal, officer=officer)


def test_what_is_disputed_is_marked_since_today_and_stands_as_it_was(himal, asked):
    assert contesting.disputed(himal) == {"address": clock.today()}
    assert (himal.address, asked.stands) == ("Thamel", "Thamel")
    assert contesting.state_of(asked) == "open"
    follows_from_the_journal()


def test_what_the_agency_writes_is_in_no_event(asked):
    event = last_event()
    assert (event.kind, event.actor) == ("dispute-opened", "agency:himal-desk")
    assert "Lazimpat" not in event.body
    assert "moved" not in event.body


def test_an_accepted_correction_waits_for_a_second_officer_and_ends_the_dispute(
    himal, asked, sita, hari
):
    proposal = disputing.accept(asked, {"address": "Lazimpat"}, officer=sita)
    assert contesting.state_of(asked) == "proposed"
    assert "address" in contesting.disputed(himal)
    approved(proposal, hari)
    assert contesting.state_of(asked) == "corrected"
    assert contesting.disputed(himal) == {}
    assert himal.address == "Lazimpat"
    follows_from_the_journal()


def test_a_correction_that_the_second_officer_declines_leaves_the_request_open(asked, sita, hari):
    proposal = disputing.accept(asked, {"address": "Lazimpat"}, officer=sita)
    with pytest.raises(Refused, match="answered already"):
        disputing.decline(asked, "No.", officer=hari)
    approving.close(proposal, "The lease is not signed.", officer=hari)
    assert contesting.state_of(asked) == "open"
    disputing.decline(asked, "The lease is not signed.", officer=hari)
    assert contesting.state_of(asked) == "declined"


def test_a_correction_of_something_else_is_no_answer(asked, sita):
    with pytest.raises(Refused) as refusal:
        disputing.accept(asked, {"phones": []}, officer=sita)
    assert refusal.value.field == "address"


def test_a_declined_request_ends_the_dispute_and_says_why(himal, asked, sita):
    with pytest.raises(Refused) as refusal:
        disputing.decline(asked, " ", officer=sita)
    assert refusal.value.field == "reason"
    disputing.decline(asked, "The lease has ended.", officer=sita)
    assert contesting.disputed(himal) == {}
    assert (asked.answer, asked.reason, himal.address) == (
        "declined", "The lease has ended.", "Thamel",
    )  # fmt: skip
    follows_from_the_journal()


def test_the_same_request_is_not_made_again_without_another_document(himal, asked, dolma, sita):
    with pytest.raises(Refused, match="already"):
        disputing.open_(himal, CLAIM, account=dolma)
    disputing.decline(asked, "The lease has ended.", officer=sita)
    with pytest.raises(Refused, match="The lease has ended") as refusal:
        disputing.open_(himal, CLAIM, account=dolma)
    assert refusal.value.field == "document"
    disputing.open_(himal, replace(CLAIM, document="Lease of 9 June"), account=dolma)
    assert "address" in contesting.disputed(himal)


def test_a_request_can_be_taken_back_once(himal, asked, dolma):
    disputing.give_up(asked, account=dolma)
    assert contesting.disputed(himal) == {}
    assert contesting.state_of(asked) == "withdrawn"
    with pytest.raises(Refused, match="answered already"):
        disputing.give_up(asked, account=dolma)


def test_an_entry_of_the_licence_is_mended_by_an_act_and_not_by_a_correction(himal, dolma, sita):
    seq = act(himal, "suspend", SPRING)
    claim = replace(CLAIM, fact=f"entry:{seq}", wanted="No suspension")
    asked = disputing.open_(himal, claim, account=dolma)
    assert contesting.disputed(himal) == {f"entry:{seq}": clock.today()}
    with pytest.raises(Refused, match="Nothing has come since"):
        disputing.settle(asked, "Reinstated.", officer=sita)
    act(himal, "reinstate", AUTUMN)
    disputing.settle(asked, "Reinstated.", officer=sita)
    assert contesting.state_of(asked) == "corrected"
    assert [entry.status for entry in himal.entries] == ["valid", "suspended", "valid"]
    follows_from_the_journal()


@pytest.mark.parametrize(
    "field, value",
    [("fact", "soul"), ("wanted", " "), ("wanted", "Thamel"), ("why", ""), ("document", "")],
)
def test_a_claim_that_says_too_little_is_refused_by_field(himal, dolma, field, value):
    with pytest.raises(Refused) as refusal:
        disputing.open_(himal, replace(CLAIM, **{field: value}), account=dolma)
    assert refusal.value.field == field
    assert contesting.disputed(himal) == {}


def test_only_the_own_authority_and_the_own_agency_see_a_request(asked, dolma, sita, aminah):
    assert contesting.list_waiting(seen_by=sita) == [asked]
    assert contesting.get_own(asked.id, account=dolma) == asked
    assert contesting.list_waiting(seen_by=aminah) == []
    with pytest.raises(NotFound):
        contesting.get_request(asked.id, seen_by=aminah)
    with pytest.raises(NotFound):
        contesting.own_agency(sita)
    with pytest.raises(NotFound):
        contesting.get_own(asked.id, account=other_desk())


@pytest.mark.parametrize(
    "kind, number", [("agency", None), ("agency", "9"), ("agency", "kl:KL-1"), ("union", "79")]
)
def test_an_agencys_desk_belongs_to_an_agency_of_its_country(himal, kind, number):
    licensed(register(), "79", "Koshi Recruiting")
    licensed(register("kl", country="MYS"), "KL-1", "Selangor Staffing")
    with pytest.raises(Refused) as refusal:
        organising.found("desk", name="Desk", kind=kind, country="NPL", agency=number)
    assert refusal.value.field == "agency"


@pytest.mark.parametrize("role", ["observer", "committee", "ministry"])
def test_an_agencys_account_has_no_other_role(dolma, role):
    with pytest.raises(Refused):
        accounts.check_person(Person("dolma@himal.example", role, "himal-desk"))
    accounts.check_person(Person("dolma@himal.example", "agency", "himal-desk"))


def test_the_role_of_an_agency_is_for_agencies(sita):
    with pytest.raises(Refused) as refusal:
        accounts.check_person(Person("sita@labour.example", "agency", "npl-labour"))
    assert refusal.value.field == "role"


def test_an_agency_is_no_member_of_a_joint_committee(dolma, sita):
    with pytest.raises(Refused) as refusal:
        convening.convene(
            "npl-mys",
            name="Committee",
            agreement="NPL-MYS-2018",
            corridor=("NPL", "MYS"),
            members=["npl-labour", "himal-desk"],
        )
    assert refusal.value.field == "members"


def other_desk() -> User:
    """An account of another agency."""
    licensed(register(), "79", "Koshi Recruiting")
    desk = organising.found("koshi", name="K", kind="agency", country="NPL", agency="79")
    account = User(
        email="k@koshi.example", fs_uniquifier="k", active=True, password="", organisation=desk
    )
    db.session.add(account)
    db.session.flush()
    return account
