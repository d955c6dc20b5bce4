"""What an edition changes: told before it is adopted, and never in what an old run found."""

import json

from registry.db import db
from registry.services import adopting, checking, finding, previewing, proposing, shelf
from registry.services.checking import Asked
from registry.services.proposing import Author, Draft
from tests.lawtexts import TALE
from tests.registry.officers import adopted, proposed
from tests.registry.placing import charge, place

THIRD = "NPL-MYS-1999#03"
TENTH = TALE.replace("day = 7", "day = 10")


def judged():
    _, lines = checking.judge(Asked(instrument="NPL-MYS-1999", with_met=True), actor="test")
    return {(one["reference"], one["clause"]): one["outcome"] for one in lines}


def test_the_preview_says_what_the_next_run_then_says(people, tale, placed):
    charge("P-KAVITA")
    before = judged()
    text = TENTH.replace("value = 60", "value = 40").replace('items = ["visa"]', 'items = ["fees"]')
    proposal = proposed(text, people["asha"], tale.edition)
    looked = previewing.look_at(proposal, seen_by=people["asha"]).preview
    adopting.adopt(proposal, officer=people["bimal"])
    after = judged()
    told = {(one.placement.reference, one.clause): (one.before, one.after)
            for one in looked.placements}  # fmt: skip
    keys = before.keys() | after.keys()
    differing = {key: (before.get(key, ""), after.get(key, "")) for key in keys
                 if before.get(key) != after.get(key)}  # fmt: skip
    assert told == differing
    assert differing["P-ANJALI", "NPL-MYS-1999#03"] == ("breached", "met")
    assert differing["P-KAVITA", "NPL-MYS-1999#01"] == ("breached", "met")
    assert looked.total == len(differing) == sum(one.number for one in looked.changes)


def test_a_preview_of_an_ended_clause_takes_its_verdicts_away(people, tale, placed):
    ended = TALE.replace("day = 7", "day = 7\nuntil = 2020-01-01")
    proposal = proposed(ended, people["asha"], tale.edition)
    looked = previewing.look_at(proposal, seen_by=people["asha"]).preview
    counted = {(one.clause, one.before, one.after): one.number for one in looked.changes}
    assert counted == {
        ("NPL-MYS-1999#03", "breached", ""): 1,
        ("NPL-MYS-1999#03", "met", ""): 1,
        ("NPL-MYS-1999#03", "unknown", ""): 1,
    }


def test_a_preview_lists_no_placement_that_the_reader_may_not_see(people, tale, placed):
    place("P-TO-QATAR", destination="QAT")
    charge("P-TO-QATAR")
    standard = shelf.get_instrument("STD-ILO-FEES")
    text = standard.text.replace('items = ["fees"]', 'items = ["visa"]', 1)
    proposal = proposing.propose(
        "STD-ILO-FEES", Draft(text, "A trial.", standard.edition), Author.of(people["dana"])
    )
    looked = previewing.look_at(proposal, seen_by=people["dana"]).preview
    assert looked.total > len(looked.placements)
    assert {one.placement.reference for one in looked.placements} == {"P-TO-QATAR"}


def test_a_preview_counts_all_and_lists_the_first(people, tale, placed, monkeypatch):
    monkeypatch.setattr(previewing, "MOST", 2)
    ended = TALE.replace("day = 7", "day = 7\nuntil = 2020-01-01")
    proposal = proposed(ended, people["asha"], tale.edition)
    looked = previewing.look_at(proposal, seen_by=people["asha"]).preview
    assert looked.total == 3
    assert [one.placement.reference for one in looked.placements] == ["P-ANJALI", "P-KAVITA"]


def test_a_preview_leaves_no_trace(people, tale, placed):
    counts = {table.name: _rows(table) for table in db.metadata.sorted_tables}
    proposal = proposed(TENTH, people["asha"], tale.edition)
    previewing.look_at(proposal, seen_by=people["asha"])
    counts["law_proposal"] += 1
    assert "verdict_before" not in db.inspect(db.session.connection()).get_temp_table_names()
    assert {table.name: _rows(table) for table in db.metadata.sorted_tables} == counts


def test_an_old_run_is_judged_again_by_its_old_edition_on_its_old_facts(people, tale, placed):
    run, lines = checking.judge(Asked(), actor="test")
    before = [json.dumps(one) for one in lines]
    db.session.commit()
    adopted(TENTH, by=people["asha"], second=people["bimal"])
    place("P-ANJALI", wage_paid_day="30", passport_held_by="employer")
    charge("P-SUNITA")
    db.session.commit()
    assert [json.dumps(one) for one in checking.replay(run.id)] == before
    assert [json.dumps(one) for one in checking.judge(Asked(), actor="test")[1]] != before


def test_what_an_old_run_found_is_shown_in_the_words_that_it_judged_by(people, tale, placed):
    run = checking.run_check(actor="test")
    adopted(TENTH.replace("seventh", "tenth"), by=people["asha"], second=people["bimal"])
    later = checking.run_check(actor="test")
    place("P-MAYA", wage_paid_day="40")
    says = {
        one.id: {view.says for view in finding.list_findings(one) if view.clause == THIRD}
        for one in (run, later)
    }
    assert says == {
        run.id: {"Wages are paid by the seventh day."},
        later.id: {"Wages are paid by the tenth day."},
    }
    assert "Wages are paid by the seventh day." in {one.says for one in finding.count_clauses(run)}


def _rows(table):
    return db.session.scalar(db.select(db.func.count()).select_from(table))
