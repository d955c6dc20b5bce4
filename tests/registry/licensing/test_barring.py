"""Persons disqualified with an agency: named on the public page and erasable, in no event."""

from datetime import timedelta

import pytest

from registry.acts import Decision
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import BarredPerson, JournalEntry, Personal
from registry.services import approving, barring, deciding, veiling
from registry.services.barring import Barred
from tests.registry.licensing.conftest import AUTUMN, SPRING, SUMMER
from tests.registry.states.conftest import follows_from_the_journal

RAM, GITA = ("Ram Demo-Karki", "director"), ("Gita Demo-Rana", "owner")
BAR = Decision("disqualify", SPRING, "Order 9", basis="s. 60", persons=(RAM, GITA))


def act(agency, name, since, stayed=None):
    deciding.decide(agency, Decision(name, since, "Filed.", stayed=stayed), actor="test")


def names(agency, on):
    return [person.name for person in barring.list_barred(agency, on)]


@pytest.fixture
def barred(himal):
    deciding.decide(himal, BAR, actor="test")
    return himal


def test_the_public_sees_name_role_and_day_from_the_day_of_the_act(barred):
    assert barring.list_barred(barred, SPRING) == [Barred(*RAM, SPRING), Barred(*GITA, SPRING)]
    assert barring.list_barred(barred, SPRING - timedelta(days=1)) == []


def test_no_event_holds_a_name(barred):
    bodies = db.session.scalars(db.select(JournalEntry.body)).all()
    assert not any("Karki" in body for body in bodies)
    hashes = db.session.scalars(db.select(BarredPerson.name)).all()
    assert all(name in bodies[-1] for name in hashes)


def test_an_erased_name_leaves_the_role_and_the_day(barred):
    veiling.erase(db.session.scalars(db.select(BarredPerson.name)).first())
    assert barring.list_barred(barred, SPRING)[0] == Barred(None, "director", SPRING)


def test_an_officer_erases_a_name_once_and_every_proof_still_holds(barred, sita):
    ram = barring.get_barred(barred, barring.list_all(barred)[0].number)
    for ground in ("", " "):
        with pytest.raises(Refused) as refusal:
            barring.erase_name(barred, ram, ground, actor="test")
        assert refusal.value.field == "ground"
    barring.erase_name(barred, ram, "Asked for on 2 June.", actor="test")
    assert barring.list_barred(barred, SPRING) == [
        Barred(None, "director", SPRING), Barred(*GITA, SPRING),
    ]  # fmt: skip
    assert RAM[0] not in db.session.scalars(db.select(Personal.value)).all()
    with pytest.raises(Refused, match="no personal value"):
        barring.erase_name(barred, ram, "Again.", actor="test")
    follows_from_the_journal()


def test_who_was_barred_is_listed_for_the_office_whatever_came_of_it(barred):
    act(barred, "appeal", SUMMER, stayed=True)
    assert [person.name for person in barring.list_all(barred)] == [RAM[0], GITA[0]]
    with pytest.raises(NotFound):
        barring.get_barred(barred, 99)


def test_a_stay_lifts_the_bar_until_the_appeal_is_decided(barred):
    act(barred, "appeal", SUMMER, stayed=True)
    assert names(barred, SUMMER) == []
    act(barred, "dismiss_appeal", AUTUMN)
    assert names(barred, AUTUMN) == [RAM[0], GITA[0]]


def test_an_appeal_that_is_allowed_lifts_it_for_good(barred):
    act(barred, "appeal", SUMMER, stayed=False)
    assert names(barred, SUMMER) == [RAM[0], GITA[0]]
    act(barred, "allow_appeal", AUTUMN)
    assert names(barred, AUTUMN) == []
    assert names(barred, AUTUMN - timedelta(days=1)) == [RAM[0], GITA[0]]


def test_a_person_without_a_role_is_refused(himal):
    bad = Decision("disqualify", SPRING, "Order 9", basis="s. 60", persons=(("Ram", ""),))
    with pytest.raises(Refused) as refusal:
        deciding.decide(himal, bad, actor="test")
    assert refusal.value.field == "persons"


def test_a_proposal_that_is_closed_keeps_no_name(himal, sita, hari):
    proposal = approving.put_forward(himal, BAR, officer=sita)
    assert ("Persons", "", "Ram Demo-Karki, director; Gita Demo-Rana, owner") in approving.told(
        proposal
    )
    approving.approve(proposal, officer=hari)
    assert proposal.body["persons"] == []
    assert names(himal, SPRING) == [RAM[0], GITA[0]]
