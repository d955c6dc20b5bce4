"""Which resemblances count: only with an agency whose own sanction does, whoever else has one."""

from datetime import timedelta

from registry import clock
from registry.services.applying import rules
from registry.services.guarding import looking, passing
from tests.registry.guarding.conftest import SPRING, publishes
from tests.registry.publishing import decide, licensed, register


def test_an_old_sanction_does_not_count_because_another_agency_has_a_new_one(timmur, timur):
    rules.declare(register(), actor="test", look_back_years=2, look_back_cite="s. 4")
    recent = licensed(register(), "13", "Koshi Demo Jobs", phones=["+977-1-5550199"])
    decide(recent, "suspend", clock.today() - timedelta(days=30))
    publishes(timur, phones=["015550143", "015550199"])

    assert [one.other for one in looking.look(timur).matches] == [recent]


def test_what_eight_share_is_told_of_each_and_what_nine_share_is_told_once(timmur, timur):
    publishes(timur, phones=["015550143"])
    for number in range(8):
        assert len(looking.look(timur).matches) == number + 1
        other = licensed(register(), f"2{number}", f"Firm{number * 7} Manpower")
        publishes(other, phones=["+977-1-5550143"])
        decide(other, "revoke", SPRING)

    looked = looking.look(timur)
    assert (looked.matches, len(looked.shared)) == ((), 1)


def test_why_a_telephone_passes_is_no_answer_to_a_shared_address(timmur, timur, sita):
    publishes(timmur, address="House 43, Narayan Road")
    publishes(timur, phones=["015550143"], address="43 Narayan Road House")
    telephone = next(one for one in passing.guard(timur).open if one.found.kind == "phone")
    passing.answer(timur, {telephone.identity: "The landlord's line."}, officer=sita)

    assert [one.found.kind for one in passing.guard(timur).open] == ["address"]
