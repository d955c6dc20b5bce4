"""An appeal against a refused application: allowed, it reopens the application; else nothing."""

import pytest

from registry.acts import Decision
from registry.errors import Refused
from registry.models import Agency
from registry.services import deciding, licensing
from tests.registry.licensing.conftest import AUTUMN, SPRING, SUMMER
from tests.registry.publishing import decide, register


@pytest.fixture
def refused(app_context) -> Agency:
    agency = licensing.enter(register(), "A-1", actor="test", name="Bhanjyang Placement")
    decide(agency, "apply", SPRING)
    decide(agency, "review", SPRING)
    decide(agency, "refuse", SUMMER, basis="s. 3")
    return agency


def stand(agency, on=AUTUMN):
    now = deciding.stand(agency, on)
    return now.application, now.appeal


def test_an_appeal_that_is_allowed_puts_the_application_under_review_again(refused):
    decide(refused, "appeal_refusal", SUMMER)
    assert stand(refused) == ("refused", "pending")
    assert licensing.standing(refused, AUTUMN).status == "refused"
    decide(refused, "allow_appeal", AUTUMN)
    assert stand(refused) == ("under_review", "allowed")
    assert licensing.standing(refused, AUTUMN).status == "under_review"
    decide(refused, "grant", AUTUMN)
    assert licensing.standing(refused, AUTUMN).status == "valid"


def test_an_appeal_that_is_dismissed_leaves_it_refused(refused):
    decide(refused, "appeal_refusal", SUMMER)
    decide(refused, "dismiss_appeal", AUTUMN)
    assert stand(refused) == ("refused", "dismissed")


def test_it_stays_closed_where_another_application_was_made_meanwhile(refused):
    decide(refused, "appeal_refusal", SUMMER)
    decide(refused, "apply", AUTUMN)
    decide(refused, "allow_appeal", AUTUMN)
    assert stand(refused) == ("applied", "allowed")


@pytest.mark.parametrize("act, status", [("review", "under review"), ("withdraw", "withdrawn")])
def test_only_a_refusal_can_be_appealed_against(app_context, act, status):
    agency = licensing.enter(register(), "A-1", actor="test", name="Bhanjyang Placement")
    decide(agency, "apply", SPRING)
    decide(agency, act, SPRING)
    with pytest.raises(Refused, match=f"possible on an application.*{status}"):
        decide(agency, "appeal_refusal", SUMMER)


def test_one_appeal_at_a_time(refused):
    decide(refused, "appeal_refusal", SUMMER)
    with pytest.raises(Refused, match="appeal that is now pending"):
        decide(refused, "appeal_refusal", AUTUMN)


def test_it_is_not_heard_before_an_application_that_came_later(refused):
    decide(refused, "appeal_refusal", SUMMER)
    decide(refused, "apply", AUTUMN)
    with pytest.raises(Refused, match="later step"):
        deciding.decide(refused, Decision("allow_appeal", SUMMER, "So decided."), actor="test")


def test_whoever_is_disqualified_appeals_against_that_and_not_against_a_refusal(refused):
    decide(refused, "disqualify", AUTUMN, basis="s. 9")
    with pytest.raises(Refused, match="licence that is now disqualified"):
        decide(refused, "appeal_refusal", AUTUMN)
