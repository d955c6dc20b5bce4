"""The sentence on an agency's page: yes, within limits, no, or that nobody can say."""

from datetime import date, timedelta

import pytest

from registry.services import answering, following, licensing
from tests.registry.publishing import decide, licensed, listed, register

TODAY = date(2026, 6, 1)


def answered(agency, country=None, on=TODAY):
    return answering.answer(agency, country, on)


def test_a_licence_for_the_country_says_yes(app_context):
    kept_in = register(publishes=["destinations"])
    agency = licensed(kept_in, "1", "Setu Overseas", destinations=["MYS"])
    answer = answered(agency, "MYS")
    assert answer.kind == "yes"
    assert "Setu Overseas" in answer.sentence
    assert "Malaysia" in answer.sentence
    assert "1 June 2026" in answer.sentence


def test_a_licence_for_other_countries_says_no(app_context):
    kept_in = register(publishes=["destinations"])
    agency = licensed(kept_in, "1", "Setu Overseas", destinations=["MYS"])
    answer = answered(agency, "QAT")
    assert answer.kind == "no"
    assert "Qatar" in answer.sentence


def test_without_a_country_the_published_ones_are_limits(app_context):
    kept_in = register(publishes=["destinations"])
    agency = licensed(kept_in, "1", "Setu Overseas", destinations=["MYS", "QAT"])
    answer = answered(agency)
    assert answer.kind == "limits"
    assert "Malaysia, Qatar" in answer.limits[0]


def test_a_register_that_publishes_no_countries_says_that_it_does_not(app_context):
    agency = licensed(register(publishes=[]), "1", "Setu Overseas", destinations=["MYS"])
    answer = answered(agency, "MYS")
    assert answer.kind == "yes"
    assert "does not say for which countries" in answer.sentence


def test_published_countries_that_are_empty_decide_nothing(app_context):
    agency = licensed(register(publishes=["destinations"]), "1", "Setu Overseas")
    assert answered(agency, "MYS").kind == "unknown"


def test_published_sectors_are_limits(app_context):
    kept_in = register(publishes=["sectors"])
    agency = licensed(kept_in, "1", "Setu Overseas", sectors=["construction"])
    answer = answered(agency)
    assert answer.kind == "limits"
    assert "construction" in answer.limits[0]


def test_conditions_are_shown_as_limits(app_context):
    agency = licensed(register(), "1", "Setu Overseas")
    decide(agency, "restrict", date(2026, 1, 1), limits="At most 50 workers a year.")
    answer = answered(agency)
    assert (answer.kind, answer.limits) == ("limits", ["At most 50 workers a year."])


@pytest.mark.parametrize("act", ["suspend", "revoke"])
def test_a_licence_that_was_stopped_says_no_and_names_no_end(app_context, act):
    agency = licensed(register(publishes=["destinations"]), "1", "Setu", destinations=["MYS"])
    decide(agency, act, date(2026, 1, 1), expires_on=date(2030, 1, 1))
    answer = answered(agency, "MYS")
    assert answer.kind == "no"
    assert answering.last_day(answer.standing) is None


def test_a_licence_holds_through_its_last_day_and_no_longer(app_context):
    agency = licensed(register(), "1", "Setu Overseas")
    decide(agency, "grant", date(2026, 1, 1), expires_on=TODAY)
    assert answered(agency).kind == "yes"
    assert answering.last_day(answered(agency).standing) == TODAY
    assert answered(agency, on=TODAY + timedelta(days=1)).kind == "no"


def test_an_old_list_never_says_yes(app_context):
    kept_in = register(as_of=date(2026, 1, 1), stale_after=90)
    agency = listed(kept_in, "1", "Setu Overseas")
    last = date(2026, 1, 1) + timedelta(days=90)
    assert answered(agency, on=last).kind == "yes"
    answer = answered(agency, "MYS", on=last + timedelta(days=1))
    assert answer.kind == "unknown"
    assert "1 January 2026" in answer.sentence


def test_an_old_list_that_said_no_still_says_no(app_context):
    kept_in = register(as_of=date(2024, 1, 1))
    assert answered(listed(kept_in, "1", "Setu Overseas", "revoked")).kind == "no"


def test_before_the_first_entry_nobody_can_say(app_context):
    agency = licensed(register(), "1", "Setu Overseas")
    assert answered(agency, on=date(2019, 12, 31)).kind == "unknown"


def test_the_countries_to_ask_about_are_the_registers_and_the_agreements(app_context):
    kept_in = register()
    agency = licensed(kept_in, "1", "Setu Overseas", destinations=["JPN"])
    licensed(kept_in, "2", "Dovan Overseas", destinations=["QAT", "NPL"])
    listed_ = answering.list_destinations(agency, also="PRT")
    assert {"JPN", "QAT", "MYS", "PRT"} <= set(listed_)
    assert "NPL" not in listed_


@pytest.mark.parametrize("typed, code", [("MYS", "MYS"), ("mys", "MYS"), ("XXX", None), ("", None)])
def test_only_a_country_is_asked_about(typed, code):
    assert answering.find_country(typed) == code


def test_a_suspension_says_from_when_to_when(app_context):
    agency = licensed(register(), "1", "Setu Overseas")
    decide(agency, "suspend", date(2026, 5, 1), until=date(2026, 7, 1))
    assert "From 1 May 2026 until and including 30 June 2026." in answered(agency).notes
    assert answered(agency, on=date(2026, 7, 1)).kind == "yes"


def test_a_suspension_without_an_end_says_so(app_context):
    agency = licensed(register(), "1", "Setu Overseas")
    decide(agency, "suspend", date(2026, 5, 1))
    assert "From 1 May 2026 until the authority decides otherwise." in answered(agency).notes


def test_conditions_say_by_when_they_are_to_be_met(app_context):
    agency = licensed(register(), "1", "Setu Overseas")
    decide(agency, "restrict", date(2026, 5, 1), limits="To Malaysia only.",
           due_on=date(2026, 8, 1))  # fmt: skip
    answer = answered(agency)
    assert (answer.kind, answer.limits) == ("limits", ["To Malaysia only."])
    assert "It must show by 1 August 2026 that it met the conditions." in answer.notes


@pytest.mark.parametrize(
    "stayed, kind, said",
    [(False, "no", "The decision applies until the appeal is decided."),
     (True, "yes", "Until the appeal is decided, that decision does not apply.")],
)  # fmt: skip
def test_a_pending_appeal_says_whether_the_decision_applies(app_context, stayed, kind, said):
    agency = licensed(register(), "1", "Setu Overseas")
    decide(agency, "revoke", date(2026, 5, 1))
    decide(agency, "appeal", date(2026, 5, 10), stayed=stayed)
    answer = answered(agency)
    assert answer.kind == kind
    assert said in answer.notes[-1]
    decide(agency, "dismiss_appeal", date(2026, 5, 20))
    assert answered(agency).kind == "no"
    assert "appealed" not in " ".join(answered(agency).notes)


def test_whoever_only_applied_may_not_recruit(app_context):
    agency = licensing.enter(register(), "1", actor="test", name="Setu Overseas")
    decide(agency, "apply", date(2026, 5, 1))
    answer = answered(agency)
    assert answer.kind == "no"
    assert "It has asked for a licence and does not have one yet." in answer.notes


def test_an_application_beside_a_licence_is_told_and_changes_nothing(app_context):
    agency = licensed(register(), "1", "Setu Overseas")
    decide(agency, "apply", date(2026, 5, 1))
    answer = answered(agency)
    assert answer.kind == "yes"
    assert "On 1 May 2026 it applied for a further licence" in answer.notes[-1]


def test_whom_the_agency_must_refund_is_told_where_its_register_says_so(app_context):
    kept_in = register()
    refund = following.Rule("suspend", "refund", "workers who paid and did not depart", 7)
    following.add_rule(kept_in, refund, actor="test")
    agency = licensed(kept_in, "1", "Setu Overseas")
    decide(agency, "suspend", date(2026, 5, 1))
    told = "Refund: workers who paid and did not depart. The agency must do this by 8 May 2026."
    assert told in answered(agency).notes
    decide(agency, "revoke", date(2026, 5, 10))
    assert told not in answered(agency).notes
