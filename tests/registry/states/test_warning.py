"""Warnings: by two officers, of a person without a name in any event, withdrawn and not deleted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import JournalEntry, Warned
from registry.services import approving, demonstrating, heeding, warning
from tests.registry.publishing import register
from tests.registry.states.conftest import (
    AUTUMN,
    GOLDEN,
    RAJU,
    SUMMER,
    follows_from_the_journal,
    warned,
)


def names(on=None):
    return [one.notice.name for one in heeding.list_published(on or clock.today())]


def test_a_database_starts_without_a_warning(app_context):
    assert not demonstrating.is_demonstration()
    assert db.session.scalars(db.select(Warned)).all() == []


def test_a_warning_is_public_when_a_second_officer_has_approved_it(sita, hari):
    proposal = warning.propose(GOLDEN, register(), officer=sita)
    assert names() == []
    with pytest.raises(Refused, match="Another officer"):
        approving.approve(proposal, officer=sita)
    approving.approve(proposal, officer=hari)
    assert names() == ["Golden Gulf Careers"]
    assert heeding.list_published(clock.today())[0].notice == GOLDEN
    follows_from_the_journal()


def test_it_is_not_public_before_its_day(sita, hari):
    warned(GOLDEN, sita, hari)
    assert names(GOLDEN.since - timedelta(days=1)) == []


@pytest.mark.parametrize("field", ["name", "reported", "ground", "source"])
def test_a_warning_that_says_too_little_is_refused_by_field(sita, field):
    with pytest.raises(Refused) as refusal:
        warning.propose(replace(GOLDEN, **{field: " "}), register(), officer=sita)
    assert refusal.value.field == field


def test_a_warning_of_a_day_to_come_is_refused(sita):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        warning.propose(replace(GOLDEN, since=tomorrow), register(), officer=sita)
    assert refusal.value.field == "since"


def test_no_event_and_no_closed_proposal_names_a_person(sita, hari):
    proposal = warning.propose(RAJU, register(), officer=sita)
    assert ("Name", "", "Raju Demo-Lama") in approving.told(proposal)
    approving.approve(proposal, officer=hari)
    bodies = db.session.scalars(db.select(JournalEntry.body)).all()
    for told in ("Raju", "07777"):
        assert not any(told in body for body in bodies)
        assert told not in str(proposal.body)
    assert names() == ["Raju Demo-Lama"]
    follows_from_the_journal()


def test_an_erased_person_is_found_no_more_and_the_warning_stays(sita, hari):
    kept = warned(RAJU, sita, hari)
    assert heeding.find("Raju Demo Lama", clock.today())
    warning.erase_values(kept, "At his request.", officer=sita)
    with pytest.raises(Refused, match="no personal value"):
        warning.erase_values(kept, "Again.", officer=sita)
    assert heeding.find("Raju Demo Lama", clock.today()) == []
    assert heeding.find("9855507777", clock.today()) == []
    (heeded,) = heeding.list_published(clock.today())
    assert (heeded.notice.name, heeded.notice.contacts) == (None, ())
    follows_from_the_journal()


def test_a_withdrawn_warning_stays_in_the_list_with_its_end_and_answers_no_search(sita, hari):
    kept = warned(GOLDEN, sita, hari)
    proposal = warning.propose_end(kept, AUTUMN, "It was another firm.", officer=sita)
    with pytest.raises(Refused, match="waits for a second person"):
        warning.propose_end(kept, AUTUMN, "Again.", officer=sita)
    approving.approve(proposal, officer=hari)
    assert (kept.until, kept.end_ground) == (AUTUMN, "It was another firm.")
    assert names() == ["Golden Gulf Careers"]
    assert heeding.find("Golden Gulf Careers", clock.today()) == []
    with pytest.raises(Refused, match="already"):
        warning.propose_end(kept, AUTUMN, "Again.", officer=sita)
    follows_from_the_journal()


@pytest.mark.parametrize("days", [0, 36_500], ids=["its first day", "a day to come"])
def test_an_end_that_makes_no_sense_is_refused(sita, hari, days):
    kept = warned(GOLDEN, sita, hari)
    day = GOLDEN.since + timedelta(days=days)
    with pytest.raises(Refused) as refusal:
        warning.propose_end(kept, day, "It was another firm.", officer=sita)
    assert refusal.value.field == "until"


def test_another_country_has_no_part_in_a_warning(sita, hari, aminah):
    kept = warned(GOLDEN, sita, hari)
    assert warning.list_kept(seen_by=aminah) == []
    with pytest.raises(NotFound):
        warning.get_kept(kept.id, seen_by=aminah)


@pytest.mark.parametrize(
    "query, same",
    [("golden gulf careers", True), ("गोल्डेन गल्फ", True), ("Goldan Gulf Careers", False),
     ("Golden Gulf", False),
     ("00977 98 555 01234", True), ("golden-gulf.example/jobs/", True)],
)  # fmt: skip
def test_a_search_means_a_warning_by_name_number_or_page(sita, hari, query, same):
    warned(RAJU, sita, hari)
    warned(GOLDEN, sita, hari)
    (found,) = heeding.find(query, SUMMER)
    assert (found.notice.name, found.same) == ("Golden Gulf Careers", same)


@pytest.mark.parametrize("query", ["Gulf", "Careers", "Silver Gulf Careers", "01234", "98", "x"])
def test_what_is_only_a_little_like_a_warning_is_none(sita, hari, query):
    warned(GOLDEN, sita, hari)
    assert heeding.find(query, clock.today()) == []


def test_the_table_runs_no_formula(sita, hari):
    warned(replace(GOLDEN, name="=1+1"), sita, hari)
    table = heeding.as_csv(heeding.list_published(clock.today()))
    assert table.startswith("name,name_local,places,")
    assert "\n'=1+1," in table.replace("\r\n", "\n")
