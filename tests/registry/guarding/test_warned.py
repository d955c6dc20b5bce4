"""The guard holds agencies against warnings too: recruiters that never had a licence."""

from dataclasses import replace

import pytest

from registry.acts import Decision
from registry.db import db
from registry.errors import Refused
from registry.models import MatchAnswer, Personal
from registry.services import deciding, licensing, warning
from registry.services.guarding import looking, passing
from registry.services.guarding.words import other_name
from tests.registry.guarding.conftest import AUTUMN, SUMMER, knows, publishes
from tests.registry.publishing import decide, register
from tests.registry.states.conftest import GOLDEN, RAJU, warned

GRANT = Decision("grant", AUTUMN, "Papers complete.")


@pytest.fixture
def golden(sita, hari):
    """Golden Gulf Careers, of which the authority warns, as a mail address too."""
    contacts = (*GOLDEN.contacts, "office@golden.example")
    return warned(replace(GOLDEN, contacts=contacts), sita, hari)


@pytest.fixture
def raju(sita, hari):
    return warned(RAJU, sita, hari)


@pytest.fixture
def applicant(app_context):
    agency = licensing.enter(register(), "A-1", actor="test", name="Bhanjyang Placement Pvt. Ltd.")
    decide(agency, "apply", AUTUMN)
    return agency


def found(agency):
    return [
        (one.found.kind, one.found.how, other_name(one)) for one in looking.look(agency).matches
    ]


@pytest.mark.parametrize(
    "facts, kind, how",
    [
        ({"name": "Golden Gulf Careers Pvt. Ltd."}, "name", "same"),
        ({"name": "Goldan Gulf Career"}, "name", "similar"),
        ({"name_local": "गोल्डेन गल्फ"}, "name", "same"),
        ({"phones": ["98 555 01234"]}, "phone", "same"),
        ({"emails": ["Office@golden.example"]}, "email", "same"),
        ({"emails": ["ram@golden.example"]}, "email", "similar"),
        ({"website": "golden-gulf.example"}, "website", "same"),
    ],
)
def test_an_agency_is_seen_with_what_a_warned_firm_has(golden, applicant, facts, kind, how):
    assert found(applicant) == []
    publishes(applicant, **facts)
    assert found(applicant) == [(kind, how, "Golden Gulf Careers")]


def test_a_warned_person_is_seen_by_name_and_number(raju, applicant):
    knows(applicant, "owner", "Raju Lama-Demo", phones=("98-555-07777",))
    assert found(applicant) == [("person", "same", "Raju Demo-Lama"),
                                ("phone", "same", "Raju Demo-Lama")]  # fmt: skip


def test_a_match_says_that_it_never_had_a_licence_and_since_when_one_is_warned(golden, applicant):
    publishes(applicant, phones=["98 555 01234"])
    (match,) = looking.look(applicant).matches
    assert (match.other, match.warned) == (None, golden)
    assert [(one.status, one.since) for one in match.sanctions] == [
        ("never_licensed", GOLDEN.since)
    ]


def test_no_licence_is_granted_before_it_is_written_why_a_likeness_to_a_warning_passes(
    golden, applicant, sita
):
    publishes(applicant, phones=["98 555 01234"])
    with pytest.raises(Refused, match="Telephone: it resembles Golden Gulf Careers"):
        deciding.decide(applicant, GRANT, actor="test")
    (match,) = passing.guard(applicant).open
    assert passing.answer(applicant, {match.identity: "A shared line."}, officer=sita) == 1
    deciding.decide(applicant, GRANT, actor="test")
    (kept,) = db.session.scalars(db.select(MatchAnswer))
    assert (kept.sanction, kept.kind) == (golden.seq, "phone")


def test_a_warning_that_was_withdrawn_counts_no_more(golden, applicant, sita, hari):
    publishes(applicant, phones=["98 555 01234"])
    assert found(applicant)
    proposal = warning.propose_end(golden, SUMMER, "It was licensed.", officer=sita)
    warning.carry_out_end(proposal, {"persons": 2}, officer=hari)
    assert found(applicant) == []


def test_an_erased_person_is_compared_with_nobody_and_counted(raju, applicant, sita):
    knows(applicant, "owner", "Raju Demo-Lama")
    warning.erase_values(raju, "At his request.", officer=sita)
    looked = looking.look(applicant)
    assert (looked.matches, looked.erased) == ((), 1)


def test_what_is_written_of_a_person_names_none(raju, applicant, sita):
    knows(applicant, "owner", "Raju Demo-Lama")
    (match,) = looking.look(applicant).matches
    passing.answer(applicant, {match.identity: "A namesake."}, officer=sita)
    (kept,) = db.session.scalars(db.select(MatchAnswer))
    assert "Raju" not in kept.sign
    signs = kept.sign.split(" | ")
    assert len(signs) == 2
    assert all(db.session.get(Personal, sign) for sign in signs)


@pytest.mark.parametrize("act, looks", [("grant", 1), ("provisional", 1), ("apply", 1),
                                        ("review", 0)])  # fmt: skip
def test_the_guard_looks_once_at_an_act(applicant, sita, monkeypatch, act, looks):
    if act == "apply":
        decide(applicant, "withdraw", AUTUMN)
    looked, look_each = [], passing.look_each
    monkeypatch.setattr(
        passing, "look_each", lambda *asked: looked.append(asked) or look_each(*asked)
    )
    deciding.decide(applicant, Decision(act, AUTUMN, "Papers complete."), actor="test")
    assert len(looked) == looks
