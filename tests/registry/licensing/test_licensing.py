"""The life of a licence: each act is one journal event, and what it makes possible next."""

from datetime import date

import pytest
from flask import Flask

from registry import clock
from registry.acts import Decision
from registry.db import db
from registry.errors import Refused
from registry.models import Agency, JournalEntry, Licence
from registry.services import deciding, journal, licensing
from tests.registry.publishing import licensed, register

SPRING = date(2024, 4, 1)


@pytest.fixture
def everest(app_context: Flask) -> Agency:
    return licensed(register(), "1042/070/71", "Everest Gate Overseas")


def decide(agency: Agency, act: str, since: date, **more: object) -> None:
    deciding.decide(agency, Decision(act, since, "Order 7", **more), actor="ministry:np")


def test_a_suspended_agency_may_not_recruit_until_it_is_reinstated(everest):
    decide(everest, "suspend", SPRING)
    decide(everest, "reinstate", date(2024, 6, 1))

    answers = {
        day: licensing.standing(everest, day).may_recruit
        for day in (date(2024, 3, 31), SPRING, date(2024, 5, 31), date(2024, 6, 1))
    }
    assert list(answers.values()) == ["yes", "no", "no", "yes"]


def test_an_act_is_one_journal_event_with_its_actor_ground_and_day(everest):
    before = journal.last_seq()
    decide(everest, "revoke", SPRING)

    entry = db.session.get(JournalEntry, journal.last_seq())
    assert entry.seq == before + 1
    assert (entry.actor, entry.kind) == ("ministry:np", "licence-entered")
    assert '"ground":"Order 7"' in entry.body
    assert '"since":"2024-04-01"' in entry.body


def test_a_reinstated_licence_keeps_the_term_that_it_had(everest):
    decide(everest, "grant", date(2023, 1, 1), expires_on=date(2025, 12, 31))
    decide(everest, "suspend", SPRING)
    decide(everest, "reinstate", date(2024, 6, 1))

    assert licensing.standing(everest, date(2025, 12, 31)).may_recruit == "yes"
    assert licensing.standing(everest, date(2026, 1, 1)).status == "expired"


@pytest.mark.parametrize(
    "act, since, more, field",
    [
        ("reinstate", SPRING, {}, "act"),
        ("suspend", date(2019, 12, 31), {}, "since"),
        ("grant", SPRING, {"expires_on": date(2024, 3, 31)}, "expires_on"),
        ("suspend", date(2999, 1, 1), {}, "since"),
    ],
)
def test_an_act_that_cannot_be_is_refused_by_field_and_leaves_no_trace(
    everest, act, since, more, field
):
    before = journal.last_seq()

    with pytest.raises(Refused) as refusal:
        decide(everest, act, since, **more)

    assert refusal.value.field == field
    assert journal.last_seq() == before


def test_a_decision_without_a_ground_is_refused(everest):
    with pytest.raises(Refused) as refusal:
        deciding.decide(everest, Decision("suspend", SPRING, "  "), actor="ministry:np")

    assert refusal.value.field == "ground"


def test_a_decision_may_be_of_this_day(everest):
    decide(everest, "suspend", clock.today())

    assert licensing.standing(everest, clock.today()).may_recruit == "no"


def test_a_number_that_stands_in_two_registers_must_name_its_register(everest):
    licensed(register("terai"), "1042/070/71", "Terai Workers")

    with pytest.raises(Refused):
        licensing.find_agency("1042/070/71")
    assert licensing.find_agency("himal:1042/070/71").name == "Everest Gate Overseas"


def test_native_digits_and_ascii_digits_are_one_number(everest):
    assert licensing.find_agency("१०४२/०७०/७१").id == everest.id
    with pytest.raises(Refused):
        licensing.enter(everest.kept_in, "१०४२/०७०/७१", actor="test", name="Copy")


def test_a_correction_names_only_what_changed(everest):
    changes = licensing.correct(
        everest, actor="ministry:np", name="Everest Gate Overseas", website="https://e.example.org"
    )

    assert changes == {"website": "https://e.example.org"}
    assert licensing.correct(everest, actor="ministry:np", **changes) == {}


def test_declaring_a_register_as_it_is_writes_nothing(everest):
    before = journal.last_seq()
    register()

    assert journal.last_seq() == before


def test_licence_entries_belong_to_the_event_that_made_them(everest):
    decide(everest, "suspend", SPRING)

    entry = db.session.scalars(db.select(Licence).order_by(Licence.id.desc())).first()
    assert entry.seq == journal.last_seq() == everest.seq
