"""An application as it is published: its papers, until when it can be objected to, objections."""

from datetime import date, timedelta

import pytest

from registry import clock
from registry.acts import Decision
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import JournalEntry, Objection
from registry.services import deciding, licensing
from registry.services.applying import objecting, papers, rules
from registry.services.throttling import TooMany
from tests.registry.guarding.conftest import AUTUMN, SUMMER
from tests.registry.officers import officer
from tests.registry.publishing import decide, register

GRANT = Decision("grant", AUTUMN, "Papers complete.")
TOLD = {"objection_days": 14, "objection_cite": "s. 3"}


def application(agency):
    return papers.require_application(agency)


def objects(agency, text="He kept my wages.", caller="1.2.3.4", **told):
    told = {"name": None, "contact": None} | told
    return objecting.object_to(application(agency), text, caller=caller, **told)


def waiting():
    return db.session.scalars(db.select(Objection).order_by(Objection.id)).all()


def test_a_paper_is_stated_once_with_its_day_and_struck_out_with_a_ground(timur):
    papers.state(application(timur), "bond", " BG 17 ", SUMMER, actor="test")
    (paper,) = application(timur).papers
    assert (paper.kind, paper.reference, paper.dated_on) == ("bond", "BG 17", SUMMER)
    with pytest.raises(Refused, match="stated already"):
        papers.state(application(timur), "bond", "BG 17", None, actor="test")
    with pytest.raises(Refused, match="ground"):
        papers.strike(application(timur), paper.id, " ", actor="test")
    papers.strike(application(timur), paper.id, "It is another firm's.", actor="test")
    assert application(timur).papers == []
    with pytest.raises(NotFound):
        papers.strike(application(timur), paper.id, "Twice.", actor="test")


@pytest.mark.parametrize(
    "kind, reference, day, field",
    [("", "1", None, "kind"), ("cake", "1", None, "kind"), ("bond", " ", None, "reference"),
     ("bond", "1", date(2999, 1, 1), "dated_on")],
)  # fmt: skip
def test_a_bad_paper_is_refused_beside_its_field(timur, kind, reference, day, field):
    with pytest.raises(Refused) as refused:
        papers.state(application(timur), kind, reference, day, actor="test")
    assert refused.value.field == field


def test_papers_belong_to_one_application_and_not_to_the_next(timur):
    papers.state(application(timur), "bond", "BG 17", None, actor="test")
    decide(timur, "withdraw", AUTUMN)
    with pytest.raises(NotFound):
        application(timur)
    decide(timur, "apply", AUTUMN)
    assert application(timur).papers == []


def test_without_a_rule_there_is_no_last_day_and_no_wait(timur):
    assert application(timur).applied.objections_until is None
    assert application(timur).takes_objections(date(2999, 1, 1))
    deciding.decide(timur, GRANT, actor="test")


def test_the_days_of_a_rule_run_from_the_publication_and_keep_for_that_application(app_context):
    kept = register()
    rules.declare(kept, actor="test", **TOLD)
    agency = licensing.enter(kept, "A-2", actor="test", name="Sagarmatha Placement")
    decide(agency, "apply", AUTUMN)
    until = clock.today() + timedelta(days=14)
    rules.declare(kept, actor="test", objection_days=90, objection_cite="s. 3a")
    assert application(agency).applied.objections_until == until
    assert application(agency).takes_objections(until)
    assert not application(agency).takes_objections(until + timedelta(days=1))


def test_no_licence_is_granted_on_the_last_day_for_objections_but_on_the_next(
    app_context, monkeypatch
):
    rules.declare(register(), actor="test", **TOLD)
    agency = licensing.enter(register(), "A-2", actor="test", name="Sagarmatha Placement")
    decide(agency, "apply", AUTUMN)
    until = clock.today() + timedelta(days=14)
    for day, refused in ((until, True), (until + timedelta(days=1), False)):
        monkeypatch.setattr("registry.clock.today", lambda day=day: day)
        for act in ("provisional", "grant"):
            if refused:
                with pytest.raises(Refused, match="can be objected to until") as error:
                    decide(agency, act, day)
                assert error.value.field == "since"
    decide(agency, "grant", until + timedelta(days=1))


@pytest.mark.parametrize(
    "told, field",
    [
        ({"objection_days": 0, "objection_cite": "s. 3"}, "objection_days"),
        ({"objection_days": 367, "objection_cite": "s. 3"}, "objection_days"),
        ({"objection_days": 14}, "objection_cite"),
        ({"objection_cite": "s. 3"}, "objection_days"),
        ({"look_back_years": 101, "look_back_cite": "s. 4"}, "look_back_years"),
        ({"look_back_years": 5}, "look_back_cite"),
    ],
)
def test_a_rule_without_a_citation_or_beyond_reason_is_refused(app_context, told, field):
    with pytest.raises(Refused) as refused:
        rules.declare(register(), actor="test", **told)
    assert refused.value.field == field


def test_a_rule_that_changes_nothing_is_no_event(app_context):
    rules.declare(register(), actor="test", **TOLD)
    rules.declare(register(), actor="test", **TOLD)
    events = db.select(JournalEntry).filter_by(kind="applications-ruled")
    assert len(db.session.scalars(events).all()) == 1


def test_no_licence_is_granted_before_each_objection_has_an_answer(timur, sita):
    objects(timur)
    objects(timur, "No office at that address.")
    for left in ("2 objections have", "1 objection has"):
        with pytest.raises(Refused, match=left):
            deciding.decide(timur, GRANT, actor="test")
        first = next(one for one in waiting() if one.answer is None)
        objecting.answer(first, "Looked into: not so.", officer=sita)
    deciding.decide(timur, GRANT, actor="test")


def test_what_was_objected_to_an_earlier_application_does_not_hold_up_the_next(timur):
    objects(timur)
    decide(timur, "withdraw", AUTUMN)
    decide(timur, "apply", AUTUMN)
    deciding.decide(timur, GRANT, actor="test")


def test_the_address_alone_leads_to_the_answer_and_only_its_hash_is_kept(timur, sita):
    token = objects(timur, name="Maya", contact="98-1")
    (kept,) = waiting()
    assert objecting.get_by_token(token) == kept
    assert token not in str(vars(kept))
    with pytest.raises(NotFound):
        objecting.get_by_token(kept.token)


def test_nothing_of_an_objection_is_in_the_journal(timur):
    before = db.session.query(JournalEntry).count()
    objects(timur, "He kept my wages.", name="Maya")
    assert db.session.query(JournalEntry).count() == before


def test_after_the_last_day_an_objection_is_refused(timur):
    application(timur).applied.objections_until = clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match="time for objections"):
        objects(timur)


def test_an_objection_says_something(timur):
    with pytest.raises(Refused) as refused:
        objects(timur, " ")
    assert refused.value.field == "text"


def test_ten_objections_in_a_quarter_of_an_hour_are_enough_for_one_caller(timur):
    for number in range(10):
        objects(timur, f"Objection {number}")
    with pytest.raises(TooMany):
        objects(timur)
    objects(timur, caller="5.6.7.8")


def test_an_objection_is_answered_once_and_erased_only_then(timur, sita):
    objects(timur, name="Maya", contact="98-1")
    (objection,) = waiting()
    with pytest.raises(Refused, match="Answer the objection first"):
        objecting.erase(objection, "She asks for it.")
    with pytest.raises(Refused, match="Write the answer"):
        objecting.answer(objection, " ", officer=sita)
    objecting.answer(objection, "Looked into.", officer=sita)
    with pytest.raises(Refused, match="answered already"):
        objecting.answer(objection, "Again.", officer=sita)
    with pytest.raises(Refused, match="ground"):
        objecting.erase(objection, " ")
    objecting.erase(objection, "She asks for it.")
    assert (objection.text, objection.name, objection.contact) == (None, None, None)
    assert objection.answer == "Looked into."
    with pytest.raises(Refused, match="erased already"):
        objecting.erase(objection, "Again.")


def test_another_countrys_officer_finds_no_objection(timur, sita):
    objects(timur)
    (objection,) = waiting()
    stranger = officer("aminah", "mys-labour")
    assert objecting.list_objections(seen_by=stranger) == []
    with pytest.raises(NotFound):
        objecting.get_objection(objection.id, seen_by=stranger)
    assert objecting.get_objection(objection.id, seen_by=sita) == objection


def test_only_running_applications_are_listed_the_last_made_first(timur):
    later = licensing.enter(register(), "A-3", actor="test", name="Sagarmatha Placement")
    decide(later, "apply", AUTUMN)
    found = papers.list_applications(clock.today())
    assert [one.agency for one in found] == [later, timur]
    decide(later, "withdraw", AUTUMN)
    assert [one.agency for one in papers.list_applications(clock.today())] == [timur]
