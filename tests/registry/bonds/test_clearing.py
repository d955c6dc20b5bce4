"""Clearance per corridor: by dated acts of two persons, beside what a list says."""

import re
from datetime import timedelta

import pytest

from audits.clearance import Place
from registry import clock
from registry.bonds import Clearing
from registry.errors import NotFound, Refused
from registry.services import answering, approving, clearing, deciding, flagging, licensing
from tests.registry.bonds.conftest import AUTUMN, SPRING, SUMMER, WINTER, require
from tests.registry.publishing import decide, licensed, register

DAY = timedelta(days=1)
MYS, SAU = "MYS", "SAU"


@pytest.fixture
def listing(agency):
    """The agency's list names Malaysia."""
    register(publishes=["destinations"])
    licensing.correct(agency, actor="test", destinations=[MYS])
    return agency


def told(agency, country, on=SUMMER):
    return answering.answer(agency, country, on)


def flags(agency, on):
    return [(flag.kind, flag.since) for flag in flagging.list_flags(agency, on)]


def refused(clear, act, since, **answers) -> str:
    with pytest.raises(Refused) as refusal:
        clear(act, since, **answers)
    return refusal.value.field


def test_a_clearance_that_ended_says_no_from_its_day_and_a_flag_stands_beside(listing, clear):
    clear("end_clearance", SUMMER, destination=MYS)
    assert told(listing, MYS, SUMMER - DAY).kind == "yes"
    assert told(listing, MYS).kind == "no"
    assert "its clearance has ended" in told(listing, MYS).sentence
    assert flags(listing, SUMMER) == [("not_cleared", SUMMER)]
    assert flags(listing, SUMMER - DAY) == []


def test_a_clearance_by_act_says_yes_where_the_list_does_not(listing, clear):
    assert told(listing, SAU).kind == "no"
    clear("clear", SUMMER, destination=SAU)
    assert told(listing, SAU, SUMMER - DAY).kind == "no"
    assert told(listing, SAU).kind == "yes"
    assert SAU in answering.list_destinations(listing)
    assert "Saudi Arabia" in told(listing, None).limits[0]
    clear("end_clearance", AUTUMN, destination=SAU)
    assert "Saudi Arabia" not in told(listing, None, AUTUMN).limits[0]


def test_an_act_on_all_of_a_country_ends_what_was_said_of_its_parts(agency, clear):
    clear("end_clearance", SPRING, destination=MYS, sector="construction")
    building = Place(MYS, "construction", "7112")
    assert clearing.cleared(agency, SPRING).says(building) is False
    assert clearing.cleared(agency, SPRING).says(Place(MYS, "health")) is None
    assert told(agency, MYS).limits == ["There it is not cleared for: Malaysia, construction."]
    clear("clear", SUMMER, destination=MYS)
    assert clearing.cleared(agency, SUMMER).says(building) is True
    assert flags(agency, SUMMER) == []


def test_a_part_of_what_ended_is_not_cleared_alone_since_it_would_change_nothing(agency, clear):
    clear("end_clearance", SPRING, destination=MYS, sector="construction")
    mason = {"destination": MYS, "sector": "construction", "occupation": "7112"}
    assert refused(clear, "clear", SUMMER, **mason) == "destination"
    clear("clear", SUMMER, destination=MYS, sector="health")
    clear("clear", SUMMER, destination=MYS, sector="construction")
    assert clearing.cleared(agency, SUMMER).says(Place(MYS, "construction", "7112")) is True


def test_a_clearance_for_one_sector_is_a_limit_and_no_yes(listing, clear):
    clear("clear", SPRING, destination=SAU, sector="health")
    answer = told(listing, SAU)
    assert (answer.kind, answer.limits) == (
        "limits", ["There it is cleared only for: Saudi Arabia, health."],
    )  # fmt: skip


def test_a_new_list_does_not_undo_an_act_of_the_authority(listing, clear):
    clear("end_clearance", SUMMER, destination=MYS)
    licensing.correct(listing, actor="test", destinations=[MYS, SAU])
    assert told(listing, MYS).kind == "no"
    assert told(listing, SAU).kind == "yes"


def test_job_orders_are_stopped_for_one_country_or_for_all_and_allowed_again(agency, clear):
    clear("stop_job_orders", SPRING, destination=MYS)
    assert refused(clear, "stop_job_orders", SUMMER, destination=MYS) == "destination"
    clear("stop_job_orders", SUMMER)
    assert flags(agency, SPRING) == [("no_job_orders", SPRING)]
    assert flags(agency, SUMMER) == [("no_job_orders", SUMMER)]
    clear("allow_job_orders", AUTUMN)
    assert flags(agency, AUTUMN) == []
    assert refused(clear, "allow_job_orders", AUTUMN) == "destination"


def test_an_agency_whose_bond_is_short_is_not_cleared_and_told_the_figure(
    agency, enter, clear, cash, award
):
    with pytest.raises(Refused, match=r"1,000\.00 NPR held against 3,000\.00 NPR"):
        clear("clear", SUMMER, destination=MYS, despite="It promised.")
    enter("pay", SUMMER, against=award, amount=200_000, document="Receipt")
    clear("clear", SUMMER, destination=MYS)


def test_one_whose_bond_is_not_known_is_cleared_with_a_written_ground_alone(agency, clear):
    require(agency)
    assert refused(clear, "clear", SUMMER, destination=MYS) == "despite"
    clear("clear", SUMMER, destination=MYS, despite="The deposit is with the treasury.")
    assert clearing.list_acts(agency)[0].despite == "The deposit is with the treasury."


def test_an_end_needs_no_bond(agency, clear, cash, award):
    clear("end_clearance", SUMMER, destination=MYS)
    assert ("bond_short", SPRING) in flags(agency, SUMMER)


@pytest.mark.parametrize(
    "act, answers, field",
    [
        ("clear", {}, "destination"),
        ("clear", {"destination": "XXX"}, "destination"),
        ("end_clearance", {"destination": SAU}, "destination"),
        ("stop_job_orders", {"ground": " "}, "ground"),
        ("clear", {"destination": MYS, "since": clock}, "since"),
        ("clear", {"destination": MYS, "occupation": "71"}, "occupation"),
        ("end_clearance", {"destination": MYS, "occupation": "mason"}, "occupation"),
    ],
)
def test_a_bad_answer_is_refused_with_its_field(listing, clear, act, answers, field):
    since = clock.today() + DAY if answers.get("since") else SUMMER
    answers = {name: value for name, value in answers.items() if name != "since"}
    assert refused(clear, act, since, **answers) == field


def test_an_occupation_that_was_once_entered_in_two_digits_can_be_ended(
    listing, clear, monkeypatch
):
    with monkeypatch.context() as before:
        before.setattr(clearing, "UNIT_GROUP", re.compile("[0-9]+"))
        clear("clear", SPRING, destination=SAU, occupation="71")
    clear("end_clearance", SUMMER, destination=SAU, occupation="71")
    assert not clearing.is_cleared(listing, Place(SAU, None, "71"), SUMMER)


def test_acts_come_in_order_and_the_same_is_not_said_twice(agency, clear):
    clear("clear", SUMMER, destination=MYS)
    assert refused(clear, "clear", SUMMER, destination=MYS) == "destination"
    assert refused(clear, "end_clearance", SPRING, destination=MYS) == "since"
    with pytest.raises(NotFound):
        clear("forget", SUMMER)


def test_whoever_may_not_recruit_is_not_cleared(agency, clear):
    decide(agency, "suspend", SPRING)
    with pytest.raises(Refused, match="not possible on a licence that is now suspended"):
        clear("clear", SUMMER, destination=MYS)


def test_a_clearance_is_proposed_by_one_and_approved_by_another(agency, sita, hari, aminah):
    act = Clearing("clear", SUMMER, "Decision 3/2024", MYS, sector="health")
    proposal = clearing.put_forward(agency, act, officer=sita)
    assert clearing.list_acts(agency) == []
    assert clearing.clearing_of(proposal) == act
    assert ("Country of work", "", "Malaysia") in approving.told(proposal)
    with pytest.raises(Refused, match="Another officer"):
        approving.approve(proposal, officer=sita)
    approving.approve(proposal, officer=hari)
    assert clearing.list_acts(agency)[0].seq == proposal.seq == agency.seq
    with pytest.raises(Refused, match="another country"):
        clearing.put_forward(agency, act, officer=aminah)


def test_a_flag_on_a_bond_is_the_publics_only_where_the_register_shows_it(agency, cash, award):
    assert flags(agency, WINTER) == [("bond_short", SPRING)]
    require(agency, tiers=(), shows=("held",))
    assert flags(agency, WINTER) == []
    assert flagging.list_flags(agency, WINTER, public=False)[0].kind == "bond_short"


def test_another_agency_is_not_concerned(agency, clear):
    other = licensed(agency.kept_in, "9", "Other Gate")
    clear("end_clearance", SUMMER, destination=MYS)
    assert flags(other, SUMMER) == []
    assert deciding.stand(other, SUMMER).licence == "valid"
