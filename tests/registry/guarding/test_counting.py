"""Which resemblances count: only with an agency whose own sanction does, whoever else has one."""

from datetime import timedelta

from registry import clock
from registry.services.applying import rules
from registry.services.guarding import looking
from tests.registry.guarding.conftest import publishes
from tests.registry.publishing import decide, licensed, register


def test_an_old_sanction_does_not_count_because_another_agency_has_a_new_one(timmur, timur):
    rules.declare(register(), actor="test", look_back_years=2, look_back_cite="s. 4")
    recent = licensed(register(), "13", "Koshi Demo Jobs", phones=["+977-1-5550199"])
    decide(recent, "suspend", clock.today() - timedelta(days=30))
    publishes(timur, phones=["015550143", "015550199"])

    assert [one.other for one in looking.look(timur).matches] == [recent]
