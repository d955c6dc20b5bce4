"""The people of the demonstration, its joint committees, and the audit that is carried through."""

from collections.abc import Callable
from datetime import date

import pytest

from registry.access import Role
from registry.demonstration import Demonstration, build
from tests.registry.demonstration.told import TODAY, Story


def test_each_committee_has_two_ministries_and_a_union_of_its_corridor(
    demonstration: Demonstration,
) -> None:
    by_slug = {one.slug: one for one in demonstration.organisations}
    assert [one.instrument for one in demonstration.committees] == [
        "NPL-MYS-2018", "PHL-SAU-2013-DW",
    ]  # fmt: skip
    for committee in demonstration.committees:
        members = [by_slug[slug] for slug in committee.members]
        assert sorted(member.kind for member in members) == ["ministry", "ministry", "union"]
        ministries = {member.country for member in members if member.kind == "ministry"}
        assert ministries == {committee.origin, committee.destination}


def test_every_role_is_taken_and_everybody_but_the_administrator_belongs_somewhere(
    demonstration: Demonstration,
) -> None:
    slugs = {one.slug for one in demonstration.organisations}
    assert {person.role for person in demonstration.people} == set(Role) - {Role.PUBLIC}
    for person in demonstration.people:
        assert person.email.endswith("@example.org")
        assert "Demo" in person.display_name
        assert (person.organisation in slugs) != (person.role == Role.ADMINISTRATOR)


def test_every_organisation_says_that_it_is_a_demonstration(
    demonstration: Demonstration,
) -> None:
    for one in (*demonstration.organisations, *demonstration.committees):
        assert "(demonstration)" in one.name


def test_the_audit_is_of_the_agency_with_the_richest_story(
    demonstration: Demonstration, story: Callable[[str], Story]
) -> None:
    audit = demonstration.audit
    assert audit.reference == "JC-NPL-MYS-2026-01"
    assert audit.agency == story("Kafal Pani").agency.qualified
    assert audit.committee == "npl-mys"
    assert (audit.since, audit.until) == (date(2025, 9, 1), date(2026, 9, 1))


def test_the_audit_counts_what_the_placements_hold(
    demonstration: Demonstration, story: Callable[[str], Story]
) -> None:
    period = [
        row
        for row in story("Kafal Pani").placements
        if "2025-09-01" <= row["contract_signed_on"] < "2026-09-01"
    ]
    held = [row for row in period if row["passport_held_by"] == "employer"]
    assert len(held) > 10
    assert f"Of {len(period)} contracts" in demonstration.audit.conclusion
    assert f"the employer in {len(held)} " in demonstration.audit.conclusion
    (answer,) = [one for one in demonstration.audit.replies if one.topic == "passport_retention"]
    assert all(row["employer"] in answer.agency_text for row in held)


def test_the_audit_runs_from_opening_to_sign_off_in_order_and_is_reviewed_by_another(
    demonstration: Demonstration,
) -> None:
    audit = demonstration.audit
    replied = audit.replies[0].received_on
    days = [audit.opened_on, audit.visited_on, audit.draft_on, replied, audit.closed_on, TODAY]
    assert days == sorted(days)
    assert audit.auditor != audit.reviewer
    assert [one.name for one in audit.sign_offs] == [audit.auditor, audit.reviewer]
    assert all(one.on <= audit.closed_on for one in audit.sign_offs)
    names = {person.display_name for person in demonstration.people}
    assert {audit.auditor, audit.reviewer} <= names


def test_its_actions_stand_in_every_way_and_what_is_overdue_was_due(
    demonstration: Demonstration,
) -> None:
    actions = demonstration.audit.actions
    assert {action.status for action in actions} == {"done", "under way", "open", "overdue"}
    assert all(action.due_on < TODAY for action in actions if action.status == "overdue")
    assert all(action.owner and action.proof for action in actions)
    assert len(demonstration.audit.sanctions) == len(demonstration.audit.questions) == 3


@pytest.mark.parametrize("today", [date(2027, 1, 3), date(2028, 2, 29), date(2029, 3, 31)])
def test_a_demonstration_can_be_made_on_any_day(today: date) -> None:
    audit = build(today).audit
    assert audit.since.year + 1 == audit.until.year
    assert audit.until <= audit.visited_on < today
    assert audit.reference == f"JC-NPL-MYS-{audit.visited_on.year}-01"
