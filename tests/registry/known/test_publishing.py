"""What the public reads of it: persons only where their register publishes them, and only now."""

from dataclasses import replace
from datetime import date

import pytest

from registry.db import db
from registry.services import licensing
from registry.services.knowing import entering, publishing
from registry.services.knowing.entries import list_entries
from registry.services.knowing.publishing import Group
from tests.registry.known.conftest import (
    BRANCH,
    DIRECTOR,
    FORMER_NAME,
    OFFICER,
    STRANGER,
    TODAY,
    enter,
)


def shown(agency, on=TODAY):
    return {group.kind: group for group in publishing.list_groups(agency, on)}


def publish(agency, *kinds):
    publishing.publish(agency.kept_in, kinds, actor="test")
    db.session.refresh(agency.kept_in)


def test_persons_are_only_counted_where_their_kind_is_not_published(known):
    groups = shown(known)
    assert groups["director"] == Group("director", (), 1, 0)
    assert groups["field_staff"] == Group("field_staff", (), 2, 1)
    assert groups["branch"].entries == (BRANCH,)


def test_a_published_kind_is_named_and_the_others_still_are_not(known):
    publish(known, "field_staff")
    groups = shown(known)
    assert groups["field_staff"].entries == (OFFICER, STRANGER)
    assert groups["director"].entries == ()


def test_how_to_reach_a_director_is_for_the_authority_alone(known):
    publish(known, "director", "field_staff")
    groups = shown(known)
    assert groups["director"].entries == (replace(DIRECTOR, phones=()),)
    assert groups["field_staff"].entries[0].phones == OFFICER.phones


def test_publishing_leaves_alone_what_else_the_register_publishes(known):
    register = known.kept_in
    licensing.declare_register(
        "himal", actor="test", country="NPL", name=register.name, publishes=["destinations"]
    )
    publish(known, "owner", "phones")
    assert register.publishes == ["destinations", "owner"]
    publish(known)
    assert register.publishes == ["destinations"]


def test_a_branch_of_the_past_stays_after_those_of_today_and_a_person_of_the_past_does_not(himal):
    publish(himal, "field_staff")
    closed = replace(BRANCH, name="Butwal branch", until=date(2025, 1, 1))
    enter(himal, closed, BRANCH, replace(OFFICER, until=date(2025, 1, 1)))
    groups = shown(himal)
    assert groups.keys() == {"branch"}
    assert groups["branch"].entries == (BRANCH, closed)


def test_what_was_struck_out_or_lies_ahead_is_not_told(himal):
    enter(himal, FORMER_NAME, BRANCH)
    struck = list_entries(himal)[0]
    entering.strike(himal, struck, "Another firm's name.", actor="test", decided=None)
    assert shown(himal).keys() == {"branch"}
    assert shown(himal, date(2024, 1, 31)) == {}


@pytest.mark.parametrize("kind", ["main_client", "owner", "manager", "sub_agent"])
def test_guarded_kinds_need_the_registers_word(himal, kind):
    assert kind in publishing.hidden_kinds(himal.kept_in)
    publish(himal, kind)
    assert kind not in publishing.hidden_kinds(himal.kept_in)
