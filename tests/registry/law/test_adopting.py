"""Editions: one officer proposes a text, another adopts it, and the register judges by it."""

import json

import pytest

from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import InstrumentText, JournalEntry, LawEdition
from registry.services import (
    adopting,
    editions,
    proposing,
    shelf,
)
from registry.services.proposing import Author, BadText, Draft, Overtaken
from tests.lawtexts import TALE
from tests.registry.officers import adopted, current, proposed

THIRD = "NPL-MYS-1999#03"
TENTH = TALE.replace("day = 7", "day = 10")


def test_a_new_instrument_comes_onto_the_shelf_when_a_second_officer_adopts_it(people):
    proposal = proposed(TALE, people["asha"])
    with pytest.raises(NotFound):
        shelf.get_instrument("NPL-MYS-1999")
    adopting.adopt(proposal, officer=people["bimal"])
    assert shelf.get_instrument("NPL-MYS-1999").text == TALE
    assert proposal.state == "adopted"


def test_whoever_proposed_a_text_cannot_adopt_it(people):
    proposal = proposed(TALE, people["asha"])
    with pytest.raises(Refused, match="Another officer"):
        adopting.adopt(proposal, officer=people["asha"])
    assert proposal.state == "open"


def test_nobody_of_another_authority_adopts_it(people):
    proposal = proposed(TALE, people["asha"])
    with pytest.raises(Refused, match="Another officer"):
        adopting.adopt(proposal, officer=people["chong"])
    with pytest.raises(NotFound):
        proposing.get_proposal(proposal.id, seen_by=people["chong"])


def test_a_state_that_is_no_party_proposes_nothing(people, tale):
    with pytest.raises(Refused, match="no party"):
        proposed(TENTH, people["dana"], tale.edition)
    wider = TALE.replace('destination = "MYS"', 'destination = "QAT"')
    with pytest.raises(Refused, match="no party"):
        proposed(wider, people["dana"], tale.edition)


def test_a_text_that_does_not_read_is_told_by_line_and_the_old_one_stays(people, tale):
    broken = TALE.replace("day = 7", "day = seven").replace("value = 60", "value = -1")
    with pytest.raises(BadText) as refusal:
        proposed(broken, people["asha"], tale.edition)
    (fault,) = refusal.value.faults
    assert (fault.line, fault.words) == (broken.split("\n").index("day = seven") + 1, "day = seven")
    assert current() == tale


def test_every_faulty_clause_is_told_at_once(people, tale):
    broken = TALE.replace("day = 7", 'day = "seven"').replace("value = 60", "value = -1")
    with pytest.raises(BadText) as refusal:
        proposed(broken, people["asha"], tale.edition)
    assert [fault.words for fault in refusal.value.faults] == ["[[clause.days]]", 'day = "seven"']


def test_the_id_stays_what_it_is(people, tale):
    with pytest.raises(BadText) as refusal:
        proposed(TALE.replace("NPL-MYS-1999", "NPL-MYS-2000"), people["asha"], tale.edition)
    assert refusal.value.faults[0].words == 'id = "NPL-MYS-2000"'


def test_the_lines_of_a_browser_make_no_other_edition(people, tale):
    with pytest.raises(Refused, match="Nothing was changed"):
        proposed(TALE.replace("\n", "\r\n") + "\r\n", people["asha"], tale.edition)


def test_the_mark_that_an_editor_puts_before_a_file_is_no_part_of_it(people, tale):
    with pytest.raises(Refused, match="Nothing was changed"):
        proposed(f"\ufeff{TALE}", people["asha"], tale.edition)


def test_a_shipped_file_is_the_first_edition_and_stays_readable(people):
    first = shelf.get_instrument("NPL-MYS-2018")
    text = first.text.replace(first.title, "A clearer title")
    draft = Draft(text, "The title was unclear.", first.edition)
    asha = people["asha"]
    proposal = proposing.propose(first.id, draft, Author.of(asha))
    adopting.adopt(proposal, officer=people["bimal"])
    one, two = editions.list_editions(first.id)
    assert (one.number, one.at, one.edition) == (1, None, first.edition)
    assert (two.number, two.country, two.reason) == (2, "NPL", "The title was unclear.")
    assert two.adopter == "Labour NPL"
    assert editions.text_of(one.edition) == first.text
    assert shelf.get_instrument(first.id).title == "A clearer title"
    assert db.session.get(InstrumentText, first.edition).text == first.text


def test_of_two_officers_one_wins_and_the_other_is_told_what_changed(people, tale):
    first = proposed(TENTH, people["asha"], tale.edition)
    second = proposed(TALE.replace("value = 60", "value = 30"), people["bimal"], tale.edition)
    adopting.adopt(first, officer=people["bimal"])
    with pytest.raises(Overtaken) as refusal:
        adopting.adopt(second, officer=people["asha"])
    assert {"-day = 7", "+day = 10"} <= set(refusal.value.changed)
    assert current().text == TENTH
    with pytest.raises(Overtaken):
        proposed(TALE.replace("value = 60", "value = 30"), people["chong"], tale.edition)


def test_a_proposal_is_adopted_once(people):
    proposal = proposed(TALE, people["asha"])
    adopting.adopt(proposal, officer=people["bimal"])
    with pytest.raises(Refused, match="closed"):
        adopting.adopt(proposal, officer=people["bimal"])


@pytest.mark.parametrize("name, state", [("asha", "withdrawn"), ("bimal", "refused")])
def test_a_proposal_is_closed_with_a_ground_and_is_never_adopted_after(people, name, state):
    proposal = proposed(TALE, people["asha"])
    proposing.close(proposal, "Article 3 was misread.", officer=people[name])
    assert (proposal.state, proposal.ground) == (state, "Article 3 was misread.")
    with pytest.raises(Refused, match="closed"):
        adopting.adopt(proposal, officer=people["bimal"])


def test_nothing_of_a_proposal_is_in_the_journal_before_it_is_adopted(people):
    proposal = proposed(TALE, people["asha"])
    assert db.session.scalars(db.select(JournalEntry)).all() == []
    adopting.adopt(proposal, officer=people["bimal"])
    (entry,) = db.session.scalars(db.select(JournalEntry))
    assert (entry.kind, entry.actor) == ("law-adopted", "ministry:npl-labour")
    assert json.loads(entry.body)["text"] == TALE


def test_an_act_that_is_not_committed_leaves_the_shelf_as_it_was(people):
    db.session.commit()
    adopted(by=people["asha"], second=people["bimal"])
    db.session.rollback()
    assert editions.find_current("NPL-MYS-1999") is None
    assert db.session.scalars(db.select(LawEdition)).all() == []
