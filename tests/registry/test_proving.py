"""A verdict explained: the facts, the value, the comparison, the payments, and two tellings."""

import csv
import io
from datetime import date

import pytest

from registry.db import db
from registry.errors import NotFound
from registry.models import Committee, Organisation, Placement
from registry.services import auditing, checking, converting, proving, sentences, telling
from registry.services.exchange import rates
from tests.registry.placing import AS_OF, charge, everest, place


def rate(on: str, source: str, target: str, ratio: str, printed_in: str) -> None:
    numerator, denominator = ratio.split("/")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["on", "from_currency", "to_currency", "numerator", "denominator", "source"])
    writer.writerow([on, source, target, numerator, denominator, printed_in])
    result = rates.SHELF.load(text.getvalue().encode(), actor="test")
    assert not result.refused


@pytest.fixture
def sunita(app_context) -> Placement:
    """Sunita paid a fee and a visa; her employer keeps her passport."""
    everest()
    place("P-SUNITA", passport_held_by="employer", hours_per_week="48")
    charge("P-SUNITA", payee="Everest Gate")
    charge("P-SUNITA", item="visa", amount="100.00", currency="USD", paid_on="2023-05-12")
    return db.session.query(Placement).one()


@pytest.fixture
def run(sunita):
    return checking.run_check(actor="test", as_of=AS_OF)


def facts(proof: proving.Proof) -> dict[str, str]:
    return {fact.name: fact.value for fact in proof.facts}


def test_a_breach_shows_the_facts_that_its_check_used_and_no_other(sunita, run):
    proof = proving.prove(sunita, "NPL-MYS-2018#01", run)

    assert facts(proof) == {"contract_signed_on": "2 May 2023", "costs_disclosed": "the worker"}
    assert [(one.charge["item"], one.charge["payee"]) for one in proof.charges] == [
        ("service_fee", "Everest Gate")
    ]


def test_it_is_told_to_the_worker_in_one_sentence(sunita, run):
    proof = proving.prove(sunita, "NPL-MYS-2018#01", run)

    assert telling.sentence(proof) == (
        "The worker paid 60,000.00 NPR for service fee, and the rule is that a worker pays "
        "nothing for that."
    )


def test_it_is_told_to_a_lawyer_in_one_line(sunita, run):
    proof = proving.prove(sunita, "NPL-MYS-2018#01", run)

    assert telling.line(proof) == (
        f"NPL-MYS-2018#01, article not seen; edition {proof.instrument.edition[:12]}; breached; "
        "observed 60000.00 NPR; limit 0.00 NPR; judged for 2023-05-02; as of 2024-01-31; "
        f"run {run.id}; Agreement; not yet confirmed against the signed text."
    )


def test_a_met_verdict_is_explained_too(sunita, run):
    proof = proving.prove(sunita, "STD-EQUAL#15", checking.run_check(actor="t", as_of=AS_OF))

    assert proof.view.outcome == "unknown"
    place("P-SUNITA", union_free="yes")
    met = proving.prove(sunita, "STD-EQUAL#15", None)
    assert met.view.outcome == "met"
    assert facts(met)["union_free"] == "yes"
    assert telling.sentence(met) == "The rule was kept: the worker is free to join a union."
    assert "no stored run" in telling.line(met)


def test_an_unknown_verdict_says_what_nobody_knows(sunita, run):
    proof = proving.prove(sunita, "STD-EQUAL#15", run)

    assert facts(proof)["union_free"] == ""
    assert "this is not known: Freedom to join a union." in telling.sentence(proof)
    assert "missing union_free" in telling.line(proof)


def test_a_payment_in_another_currency_shows_the_rate_its_day_and_its_source(sunita, run):
    rate("2023-05-11", "NPR", "USD", "1/130", "Central bank, 11 May")
    paid = converting.list_payments(
        sunita.id, ("visa",), converting.Setting("NPR", date(2023, 5, 2), AS_OF, None)
    )

    assert [(one.converted, one.rate["source"], one.rate["day"]) for one in paid] == [
        (1_300_000, "Central bank, 11 May", date(2023, 5, 11))
    ]
    assert not paid[0].lacks_rate


def test_a_payment_without_a_rate_near_its_day_says_so(sunita, run):
    rate("2022-05-11", "NPR", "USD", "1/130", "too old")
    setting = converting.Setting("NPR", date(2023, 5, 2), AS_OF, None)
    (visa,) = converting.list_payments(sunita.id, ("visa",), setting)

    assert (visa.lacks_rate, visa.converted, visa.rate) == (True, None, None)


def test_the_facts_are_those_of_the_run_and_not_of_today(sunita, run):
    place("P-SUNITA", passport_held_by="worker", hours_per_week="48")

    then = proving.prove(sunita, "STD-EQUAL#09", run)
    today = proving.prove(sunita, "STD-EQUAL#09", None)

    assert (then.view.outcome, facts(then)["passport_held_by"]) == ("breached", "the employer")
    assert (today.view.outcome, facts(today)["passport_held_by"]) == ("met", "the worker")


def test_a_charge_that_was_entered_after_the_run_is_not_among_the_payments(sunita, run):
    charge("P-SUNITA", amount="5.00", paid_on="2023-05-20")

    assert len(proving.prove(sunita, "NPL-MYS-2018#01", run).charges) == 1
    assert len(proving.prove(sunita, "NPL-MYS-2018#01", None).charges) == 2


def test_the_value_of_the_clauses_day_is_shown_with_its_citation(app_context):
    everest()
    place("P-REKHA", wage_paid_day="12")
    rekha = db.session.query(Placement).one()

    value = proving.prove(rekha, "NPL-MYS-2018#04b", None).value
    assert (value.name, value.value) == ("Day", "7")


def test_a_clause_that_does_not_judge_the_placement_has_nothing_to_explain(sunita, run):
    for ref in ("PHL-SAU-2013-DW#06", "NPL-MYS-2018#99", "nonsense#1"):
        with pytest.raises(NotFound):
            proving.prove(sunita, ref, run)


def test_every_sentence_of_a_breach_is_filled(app_context):
    """Each names only what a verdict or its clause's parameters can give."""
    from audits.checks import CHECKS
    from audits.signatures import SIGNATURES

    given = {"observed", "limit", "wage_period", "items", "period"}
    for check, sentence in sentences.BREACHED.items():
        names = given | {one.name for one in SIGNATURES[check]}
        assert "%(" not in sentence % dict.fromkeys(names, "x")
    assert set(CHECKS) - set(sentences.BREACHED) == set()


def test_a_worker_keeps_the_code_of_the_report_whoever_comes_later(sunita):
    body = Committee(slug="npl-mys", name="Joint Committee", instrument_id="NPL-MYS-2018",
                     origin="NPL", destination="MYS")  # fmt: skip
    body.members = [Organisation(slug="np", name="Nepal", kind="ministry", country="NPL")]
    db.session.add(body)
    db.session.flush()
    audit = auditing.open_audit(
        body, sunita.agency, since=date(2023, 1, 1), until=date(2024, 1, 1), actor="test"
    )
    place("P-ANJALI")
    place("P-SUNITA", passport_held_by="worker")

    assert proving.codes_of(audit) == {sunita.id: "W-0001"}
    assert proving.get_worker(audit, "W-0001").reference == "P-SUNITA"
    with pytest.raises(NotFound):
        proving.get_worker(audit, "W-0002")
