"""A catalogue that was renewed entry by entry finds the same as one made whole."""

import random
from collections import Counter
from datetime import date
from functools import cached_property

import pytest

from registry.db import db
from registry.services import cataloguing, licensing, lookup
from registry.services.cataloguing import OF_AN_AGENCY, OF_NONE, Catalogue, catalogue
from registry.services.knowing import entering, publishing
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.kinds import KINDS
from registry.services.projecting import PROJECTIONS
from tests.registry.known.conftest import BRANCH, OFFICER
from tests.registry.publishing import decide, licensed, register

TODAY = date(2026, 6, 1)
WORDS = "Himal Sagar Padma Koshi International Overseas Manpower Everest Lotus Travels".split()


def bare(one):
    """Everything that an object holds, down to plain values; not what was worked out of it."""
    if isinstance(one, Counter):
        return one  # equal where words are counted as often; none is as good as nought
    if isinstance(one, dict):
        return {key: bare(value) for key, value in one.items()}
    held = getattr(one, "__dict__", None)
    if not held:
        return one
    kept = (name for name in held if not is_worked_out(type(one), name))
    return {name: bare(held[name]) for name in kept}


def is_worked_out(kind, name):
    """Whether a name is of what objects of the kind work out and remember."""
    return isinstance(getattr(kind, name, None), cached_property)


def whole():
    """The catalogue made of all cards at once."""
    moment = catalogue(TODAY).moment
    return Catalogue(moment).renewed(moment, cataloguing.cards_of(TODAY))


@pytest.fixture(autouse=True)
def nothing_kept(app_context):
    """Tests share an application: what one of them found may be just what the next one enters."""
    app_context.extensions.pop("catalogue", None)


@pytest.fixture
def himal(app_context):
    return licensed(register(), "7", "Himal Manpower", phones=["01-5550107"])


@pytest.fixture
def made(monkeypatch):
    """Of which agencies cards were made, time by time; None is of all."""
    asked = []

    def noted(on, agencies=None):
        asked.append(agencies and [one.number for one in agencies])
        return cards_of(on, agencies)

    cards_of = cataloguing.cards_of
    monkeypatch.setattr(cataloguing, "cards_of", noted)
    return asked


def anything(rng, agencies):
    """Something that happens to a register, and may change what is found in it."""
    name = " ".join(rng.sample(WORDS, 2))
    if not agencies or rng.random() < 0.2:
        agencies.append(licensing.enter(register(), str(len(agencies)), actor="test", name=name))
        return
    agency = rng.choice(agencies)
    entries = [one for one in list_entries(agency) if one.ended is None]
    deed = rng.choice(("change", "enter", "enter", "end", "erase", "publish", "license"))
    if deed == "change":
        licensing.correct(agency, actor="test", name=name, phones=[f"01-55501{rng.randrange(99)}"])
    elif deed == "enter":
        entry = Entry(rng.choice(list(KINDS)), f"{name} {rng.random()}", source="Its notice")
        entering.enter(agency, entry, actor="test")
    elif deed == "end" and entries:
        entering.end(agency, rng.choice(entries), TODAY, "It said so.", actor="test")
    elif deed == "erase":
        for entry in [one for one in entries if one.of == "person" and one.name][:1]:
            entering.erase_values(agency, entry, "Asked for.", actor="test")
    elif deed == "publish":
        publishing.publish(register(), rng.sample(["director", "owner"], 1), actor="test")
    elif deed == "license":
        decide(agency, "grant", date(2026, 1, 1))


@pytest.mark.parametrize("seed", range(3))
def test_a_catalogue_renewed_entry_by_entry_is_the_one_made_whole(app_context, seed):
    rng, agencies = random.Random(seed), []  # noqa: S311 - an invented story, no secret
    for _deed in range(60):
        anything(rng, agencies)
        if rng.random() < 0.6:
            assert bare(catalogue(TODAY)) == bare(whole())


def test_only_the_cards_that_an_entry_is_about_are_made_anew(himal, made):
    licensed(register(), "8", "Koshi Overseas")
    catalogue(TODAY)
    made.clear()
    entering.enter(himal, BRANCH, actor="test")
    catalogue(TODAY)
    decide(himal, "suspend", date(2026, 1, 1))
    catalogue(TODAY)
    assert made == [["7"], []]


def test_after_an_entry_about_a_register_all_cards_are_made_anew(himal, made):
    entering.enter(himal, OFFICER, actor="test")
    catalogue(TODAY)
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    assert lookup.search(OFFICER.name, TODAY)
    assert made == [None, None]


def test_on_another_day_all_cards_are_made_anew(himal, made):
    catalogue(TODAY)
    catalogue(date(2026, 6, 2))
    assert made == [None, None]


def test_what_was_never_committed_is_found_no_more(himal, made):
    db.session.commit()
    entering.enter(himal, Entry("former_name", "Sagarmatha Sewa", source="Its notice"), actor="x")
    assert lookup.search("Sagarmatha Sewa", TODAY)
    db.session.rollback()
    licensing.correct(himal, actor="test", name="Koshi Overseas")
    assert not lookup.search("Sagarmatha Sewa", TODAY)
    assert lookup.search("Koshi Overseas", TODAY)
    assert bare(catalogue(TODAY)) == bare(whole())


def test_a_catalogue_that_was_handed_out_stays_as_it_was(himal):
    kept = catalogue(TODAY)
    before = bare(kept)
    licensing.correct(himal, actor="test", name="Koshi Overseas", phones=["01-5550108"])
    assert catalogue(TODAY) is not kept
    assert bare(kept) == before


def test_of_each_kind_of_event_it_is_known_whether_something_else_is_found_after_it():
    assert not OF_AN_AGENCY & OF_NONE
    assert PROJECTIONS.keys() - OF_AN_AGENCY - OF_NONE == {"register-declared"}
