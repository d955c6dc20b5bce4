"""A state's exception on record, judged and explained: what it lacks, and that nothing is owed."""

from datetime import date

import pytest

from registry.db import db
from registry.models import HISTORIES, Placement
from registry.services import checking, finding, proving, remedying, telling
from tests.registry.placing import AS_OF, charge, everest, place

REF = "STD-ILO-FEES#13"


@pytest.fixture
def sunita(app_context) -> Placement:
    """Sunita goes to Malaysia, pays a fee and hears of it the day after she signed."""
    everest()
    place("P-SUNITA", costs_told_on="2023-05-03")
    charge("P-SUNITA")
    return db.session.query(Placement).one()


def test_the_day_on_which_the_costs_were_told_is_kept_and_its_change_is_history(sunita):
    assert sunita.costs_told_on == date(2023, 5, 3)
    place("P-SUNITA")
    db.session.refresh(sunita)
    assert sunita.costs_told_on is None
    history = HISTORIES[Placement]
    assert db.session.scalars(db.select(history.c.costs_told_on)).all() == [date(2023, 5, 3)]


def test_an_exception_told_too_late_is_explained_by_what_it_lacks(sunita):
    proof = proving.prove(sunita, REF, checking.run_check(actor="test", as_of=AS_OF))
    facts = {fact.name: fact.value for fact in proof.facts}
    assert facts["costs_told_on"] == "3 May 2023"
    assert [one.charge["item"] for one in proof.charges] == ["service_fee"]
    assert telling.sentence(proof) == (
        "The worker paid 60,000.00 NPR for service fee, and what the state lets agencies ask for "
        "is no valid exception here. It lacks: the cost told before the job was accepted."
    )


def test_what_nobody_has_seen_of_an_exception_is_to_be_asked_for(sunita):
    place("P-SUNITA", costs_told_on="2023-05-01")
    proof = proving.prove(sunita, REF, checking.run_check(actor="test", as_of=AS_OF))
    assert proof.view.missing == ["category", "consultation", "workers_interest"]
    assert "Consultation on the exception" in telling.sentence(proof)


def test_the_payment_is_owed_by_the_clauses_that_forbid_it_and_not_by_the_exception(sunita):
    run = checking.run_check(actor="test", as_of=AS_OF)
    found = finding.verdicts_of(sunita, run)
    broken = {view.clause for view in found if view.outcome == "breached"}
    assert {REF, "STD-ILO-FEES#01"} <= broken
    founding = {view.clause for view in remedying.on_fees(found)}
    assert "STD-ILO-FEES#01" in founding
    assert REF not in founding
