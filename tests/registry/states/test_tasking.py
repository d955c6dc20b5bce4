"""A task at the other state's ministry: raised by an act that stops an agency or gives it back."""

import pytest

from registry.db import db
from registry.errors import NotFound, Refused
from registry.services import journal, licensing, organising, tasking
from registry.services.knowing import entering
from registry.services.knowing.entries import Entry
from registry.services.notifying import News
from tests.registry.officers import officer
from tests.registry.placing import place
from tests.registry.publishing import licensed, register
from tests.registry.states.conftest import AUTUMN, SPRING, SUMMER, act


def tasks(person):
    return [(one.act, one.what) for one in tasking.list_tasks(seen_by=person)]


@pytest.mark.parametrize(
    "name, more",
    [("suspend", {}), ("suspend_preventively", {}), ("revoke", {}), ("delist", {}),
     ("disqualify", {"basis": "s. 60"})],
)  # fmt: skip
def test_an_act_that_stops_an_agency_is_a_task_of_the_other_state_alone(
    himal, sita, aminah, name, more
):
    seq = act(himal, name, SPRING, **more)
    (task,) = tasking.list_tasks(seen_by=aminah)
    assert (task.agency, task.seq, task.act, task.what) == (himal, seq, name, "stopped")
    assert tasks(sita) == []


@pytest.mark.parametrize(
    "name, more", [("surrender", {}), ("restrict", {"limits": "Malaysia only"}), ("surveil", {})]
)
def test_other_acts_are_no_task(himal, aminah, name, more):
    act(himal, name, SPRING, **more)
    assert tasks(aminah) == []


def test_a_licence_that_is_given_back_is_a_task_too(himal, aminah):
    act(himal, "suspend", SPRING)
    act(himal, "reinstate", SUMMER)
    act(himal, "revoke", AUTUMN)
    act(himal, "appeal", AUTUMN, stayed=True)
    assert tasks(aminah) == [("appeal", "lifted"), ("revoke", "stopped"),
                             ("reinstate", "lifted"), ("suspend", "stopped")]  # fmt: skip


def test_nothing_changes_in_the_other_state_by_itself(himal, aminah):
    partner = licensed(register("kl", country="MYS"), "KL-1", "Selangor Staffing")
    seen = journal.last_seq()
    act(himal, "revoke", SPRING)
    assert licensing.standing(partner, SUMMER).status == "valid"
    assert journal.last_seq() == seen + 1


def test_only_states_that_the_agency_works_with_are_told_where_that_is_known(himal, aminah):
    emirates = organising.found("are-labour", name="Labour", kind="ministry", country="ARE")
    assert News().states_told(himal) == {"MYS"}
    himal.destinations = []
    db.session.flush()
    told = News().states_told(himal)
    assert {"MYS", emirates.country} <= told
    assert "NPL" not in told


def test_where_nobody_has_an_account_there_is_no_task(himal, sita):
    act(himal, "revoke", SPRING)
    assert tasks(sita) == []


def test_an_agency_of_the_destination_is_told_to_the_origin(himal, sita, aminah):
    partner = licensed(register("kl", country="MYS"), "KL-1", "Selangor Staffing")
    act(partner, "revoke", SPRING)
    assert tasks(sita) == [("revoke", "stopped")]
    assert tasks(aminah) == []


def test_a_task_is_answered_once_with_a_reason_by_its_ministry_alone(himal, sita, aminah):
    act(himal, "revoke", SPRING)
    (task,) = tasking.list_tasks(seen_by=aminah)
    with pytest.raises(NotFound):
        tasking.get_task(task.id, seen_by=sita)
    with pytest.raises(NotFound):
        tasking.get_task(task.id, seen_by=officer("fatima", "qat-labour"))
    for word, reason, field in (("perhaps", "No.", "answer"), ("no_action", " ", "reason"),
                                ("decided", "", "reason")):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            tasking.answer(task, word, reason, officer=aminah)
        assert refusal.value.field == field
    tasking.answer(task, "no_action", "No partner of it here.", officer=aminah)
    assert (task.answer, task.answered_by) == ("no_action", "ministry:mys-labour")
    assert tasking.list_tasks(seen_by=aminah, open_only=True) == []
    with pytest.raises(Refused, match="answered already"):
        tasking.answer(task, "decided", "Order 3", officer=aminah)


def test_it_names_the_partners_and_counts_the_workers_there(himal, aminah):
    kl = licensed(register("kl", country="MYS"), "KL-1", "Selangor Staffing")
    for name, country, number in (("Selangor Staffing", "MYS", None), ("Johor Jobs", "MYS", "9"),
                                  ("Doha Direct", "QAT", None)):  # fmt: skip
        tie = Entry("partner_agency", name, number=number, country=country, source="s")
        entering.enter(himal, tie, actor="test")
    for reference, there in (("P1", "MYS"), ("P2", "MYS"), ("P3", "QAT")):
        place(reference, destination=there)
    act(himal, "revoke", SPRING)
    (task,) = tasking.list_tasks(seen_by=aminah)
    assert [(one.name, one.agencies) for one in tasking.list_partners(task)] == [
        ("Johor Jobs", []), ("Selangor Staffing", [kl]),
    ]  # fmt: skip
    assert tasking.count_placements(task) == 2
