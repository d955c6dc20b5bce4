"""What follows from an act: by the register's own settings, counted from its day, until done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from registry import clock
from registry.acts import Decision
from registry.errors import NotFound, Refused
from registry.services import deciding, following, licensing
from registry.services.following import Rule
from tests.registry.licensing.conftest import SPRING
from tests.registry.publishing import register

REFUND = Rule("suspend", "refund", "workers who paid and did not depart", 7, "s. 21")


def suspend(agency):
    deciding.decide(agency, Decision("suspend", SPRING, "Order 7"), actor="test")


def test_nothing_follows_where_the_register_says_nothing(himal):
    suspend(himal)
    assert following.list_duties(himal) == []


def test_what_the_register_says_follows_is_due_so_many_days_after_the_act(himal):
    following.add_rule(himal.kept_in, REFUND, actor="test")
    following.add_rule(himal.kept_in, replace(REFUND, act="revoke"), actor="test")
    suspend(himal)

    (duty,) = following.list_duties(himal)
    assert (duty.act, duty.kind, duty.whom) == ("suspend", "refund", REFUND.whom)
    assert duty.due_on == SPRING + timedelta(days=7)
    assert duty.seq == himal.seq


def test_a_duty_is_open_until_it_is_done(himal, sita, aminah):
    following.add_rule(himal.kept_in, REFUND, actor="test")
    suspend(himal)
    (duty,) = following.list_open(seen_by=sita)
    assert following.list_open(seen_by=aminah) == []
    with pytest.raises(NotFound):
        following.get_duty(duty.id, seen_by=aminah)

    with pytest.raises(Refused):
        following.settle(duty, clock.today() + timedelta(days=1), officer=sita)
    following.settle(duty, SPRING, officer=sita)
    assert (duty.done_on, duty.done_by) == (SPRING, "ministry:npl-labour")
    assert following.list_open(seen_by=sita) == []
    with pytest.raises(Refused, match="done already"):
        following.settle(duty, SPRING, officer=sita)


@pytest.mark.parametrize(
    "field, changed",
    [("act", {"act": "bless"}), ("kind", {"kind": "thank"}), ("whom", {"whom": " "}),
     ("days", {"days": -1}), ("days", {"days": 3661})],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_refused_by_field(himal, field, changed):
    with pytest.raises(Refused) as refusal:
        following.add_rule(himal.kept_in, replace(REFUND, **changed), actor="test")
    assert refusal.value.field == field
    assert himal.kept_in.duties == []


def test_a_setting_is_said_once_and_can_be_taken_out(himal):
    following.add_rule(himal.kept_in, REFUND, actor="test")
    with pytest.raises(Refused, match="says so already"):
        following.add_rule(himal.kept_in, REFUND, actor="test")
    following.drop_rule(himal.kept_in, 0, actor="test")
    assert himal.kept_in.duties == []
    with pytest.raises(NotFound):
        following.drop_rule(himal.kept_in, 0, actor="test")


def test_an_import_of_the_registers_list_leaves_its_settings(himal):
    following.add_rule(himal.kept_in, REFUND, actor="test")
    register(name="Another name")
    assert licensing.get_register("himal").duties[0]["whom"] == REFUND.whom
