"""What an agency is known by is entered and ended as events, and refused where it cannot be."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from registry.db import db
from registry.errors import Refused
from registry.models import JournalEntry, Personal
from registry.services import approving, journal, rebuilding, verifying
from registry.services.knowing import entering, striking
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.striking import Removal
from registry.services.verifying import Asked
from tests.registry.known.conftest import (
    BRANCH,
    DIRECTOR,
    EVERYTHING,
    NOTICE,
    OFFICER,
    PARTNER,
    enter,
)
from tests.registry.states.conftest import follows_from_the_journal

SPRING = date(2026, 3, 1)


def last_event():
    return db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.seq.desc())).first()


def only(agency):
    (entry,) = list_entries(agency)
    return entry


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda entry: entry.kind)
def test_what_is_entered_is_read_as_it_was_entered(himal, entry):
    enter(himal, entry)
    assert only(himal) == entry
    assert himal.seq == only(himal).seq == last_event().seq


def test_no_personal_value_enters_the_journal(known):
    bodies = "".join(db.session.scalars(db.select(JournalEntry.body)))
    values = (OFFICER.name, OFFICER.number, OFFICER.address, *OFFICER.phones)
    for value in (DIRECTOR.name, *DIRECTOR.phones, *values):
        assert value not in bodies
    assert BRANCH.address in bodies


@pytest.mark.parametrize(
    "wrong, field",
    [
        (replace(BRANCH, kind="palace"), "kind"),
        (replace(BRANCH, name=None, address=None), "name"),
        (replace(DIRECTOR, name=None, address="Patan"), "name"),
        (replace(PARTNER, source=None), "source"),
        (replace(PARTNER, country="ATL"), "country"),
        (replace(PARTNER, phones=("1",)), "phones"),
        (replace(BRANCH, country="NPL"), "country"),
        (replace(OFFICER, phones=("5550117", "5550118")), "phones"),
        (replace(OFFICER, registered=False), "number"),
        (replace(BRANCH, since=date(2999, 1, 1)), "since"),
        (replace(BRANCH, until=BRANCH.since), "until"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_with_its_field(himal, wrong, field):
    before = last_event().seq
    with pytest.raises(Refused) as refusal:
        enter(himal, wrong)
    assert refusal.value.field == field
    assert last_event().seq == before


def test_the_same_is_not_entered_twice(known):
    with pytest.raises(Refused, match="already"):
        enter(known, replace(OFFICER, name="RAM  Demo-thapa"))
    enter(known, replace(OFFICER, since=SPRING))


def test_what_ended_stays_with_its_last_day_and_ground(himal):
    enter(himal, BRANCH)
    entering.end(himal, only(himal), SPRING, "Closed by its owner.", actor="test")

    entry = only(himal)
    assert (entry.until, entry.ground, entry.mistaken) == (SPRING, "Closed by its owner.", False)
    assert entry.holds(SPRING - timedelta(days=1))
    assert not entry.holds(SPRING)
    with pytest.raises(Refused, match="already"):
        entering.end(himal, entry, SPRING, "Again.", actor="test")


@pytest.mark.parametrize(
    "until, ground, field",
    [
        (BRANCH.since, "Closed.", "until"),
        (date(2999, 1, 1), "Closed.", "until"),
        (SPRING, "  ", "ground"),
    ],
)
def test_an_end_that_cannot_be_is_refused(himal, until, ground, field):
    enter(himal, BRANCH)
    with pytest.raises(Refused) as refusal:
        entering.end(himal, only(himal), until, ground, actor="test")
    assert refusal.value.field == field


def test_a_mistake_is_struck_out_by_two_persons(himal, sita, hari):
    enter(himal, OFFICER)
    proposal = striking.propose(himal, only(himal), Removal("He never worked there."), officer=sita)
    assert not only(himal).mistaken
    assert OFFICER.name not in json.dumps(proposal.body)
    assert any(OFFICER.name in said for _name, _before, said in approving.told(proposal))
    with pytest.raises(Refused, match="Another officer"):
        approving.approve(proposal, officer=sita)

    approving.approve(proposal, officer=hari)
    entry = only(himal)
    assert entry.mistaken
    assert not entry.holds(SPRING)
    assert json.loads(last_event().body)["decided"]["persons"] == 2
    with pytest.raises(Refused, match="already"):
        striking.propose(himal, entry, Removal("Again."), officer=sita)
    enter(himal, OFFICER)


def test_an_erased_person_keeps_the_entry_and_every_proof(known, sita):
    director = next(one for one in list_entries(known) if one.kind == "director")
    entering.erase_values(known, director, "Asked for on 2 June 2026.", actor="test")
    db.session.commit()

    director = entering.get_entry(known, director.seq)
    assert (director.name, director.phones, director.source) == (None, (), NOTICE)
    kept = db.session.scalars(db.select(Personal.value)).all()
    assert DIRECTOR.name not in kept
    assert OFFICER.name in kept
    report = verifying.verify(Asked(keys=()))
    assert report.faults == []
    assert (report.erased, report.held) == (2, 5)
    assert rebuilding.rebuild()[1] == 0
    with pytest.raises(Refused, match="no personal value"):
        entering.erase_values(known, director, "Again.", actor="test")


def test_number_and_place_of_an_erased_person_are_gone_too(known):
    officer = next(one for one in list_entries(known) if one.name == OFFICER.name)
    assert (officer.number, officer.address) == (OFFICER.number, OFFICER.address)
    entering.erase_values(known, officer, "Asked for on 2 June 2026.", actor="test")

    officer = entering.get_entry(known, officer.seq)
    assert (officer.number, officer.address, officer.registered) == (None, None, True)
    kept = db.session.scalars(db.select(Personal.value)).all()
    assert not {OFFICER.number, OFFICER.address} & set(kept)


def test_an_entry_that_holds_number_and_place_in_clear_is_read_until_its_name_is_erased(himal):
    body = entering.entered(himal, OFFICER)
    for name in ("number", "place"):
        del body["entry"][f"{name}_hash"]
    body["entry"] |= {"number": OFFICER.number, "place": OFFICER.address}
    journal.record("known-entered", body, actor="test")

    assert only(himal) == OFFICER
    follows_from_the_journal()
    entering.erase_values(himal, only(himal), "Asked for on 2 June 2026.", actor="test")
    assert (only(himal).number, only(himal).address) == (None, None)
    follows_from_the_journal()


def test_a_rebuild_gives_every_entry_again(known):
    entries = {one.kind: one for one in list_entries(known)}
    entering.end(known, entries["branch"], SPRING, "Closed.", actor="test")
    entering.strike(known, entries["partner_agency"], "Another firm.", actor="t", decided=None)
    db.session.commit()
    before = list_entries(known)
    for table in ("agency_person", "agency_place", "agency_tie", "agency_alias"):
        db.session.execute(db.text(f"DELETE FROM {table}"))  # noqa: S608 - names of our own

    rows, mended = rebuilding.rebuild()
    assert (rows > mended, mended) == (True, len(EVERYTHING))
    assert list_entries(known) == before
    assert [one.ended for one in list_entries(known)] == [one.ended for one in before]


def test_kinds_have_words(app_context):
    from registry.services.knowing import kinds, words

    assert words.KINDS.keys() == words.GROUPS.keys() == kinds.KINDS.keys()
    for kind in kinds.KINDS:
        assert words.in_words(Entry(kind, "Himal")).endswith("Himal")
