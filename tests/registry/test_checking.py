"""Check runs: what they store, how they read, and that an old one can be judged again."""

import json
from dataclasses import replace

import pytest

from audits.facts import verdict_rows
from registry.acts import Decision
from registry.db import db
from registry.errors import NotFound
from registry.models import Finding, InstrumentText, Placement, RunInstrument, UnknownCount
from registry.services import (
    checking,
    deciding,
    evidencing,
    finding,
    judging,
    licensing,
    remedying,
    shelf,
)
from registry.services.checking import Asked
from registry.services.finding import Part
from tests.registry.placing import AS_OF, charge, everest, place


@pytest.fixture
def sunita(app_context):
    """Sunita Demo-Rai paid a fee that the agreement puts on her employer."""
    agency = everest()
    place("P-SUNITA")
    charge("P-SUNITA")
    db.session.commit()
    return agency


def judged(**asked):
    run, lines = checking.judge(Asked(as_of=AS_OF, **asked), actor="test")
    return run, list(lines)


def test_a_fee_is_a_breach_of_agreement_and_standard_and_is_owed_on_each(sunita):
    run, lines = judged()
    breaches = {one["clause"]: one for one in lines if one["outcome"] == "breached"}

    assert {"NPL-MYS-2018#01", "STD-ILO-FEES#01", "NPL-FVFT-10000#01"} <= breaches.keys()
    found = breaches["NPL-MYS-2018#01"]
    assert found["owed"] == found["established"] == {"amount": "60000.00", "currency": "NPR"}
    assert breaches["NPL-FVFT-10000#01"]["owed"]["amount"] == "50000.00"
    assert (found["basis"], found["force"], found["run"]) == ("agreement", "unconfirmed", run.id)
    assert (found["agency"], found["reference"]) == ("1042/070/71", "P-SUNITA")


def test_lines_come_by_instrument_clause_and_reference(sunita):
    place("P-ANJALI")
    charge("P-ANJALI")
    _, lines = judged(with_met=True)
    keys = [(one["instrument"], one["clause"], one["reference"]) for one in lines]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_met_verdicts_are_counted_and_printed_only_when_asked_for(sunita):
    run, lines = judged(with_met=True)
    outcomes = [one["outcome"] for one in lines]

    assert run.counts["total"] == {name: outcomes.count(name) for name in run.counts["total"]}
    assert outcomes.count("met") > 0
    assert {one["outcome"] for one in judged()[1]} == {"breached", "unknown"}


def test_breaches_are_rows_and_what_is_unknown_is_a_count(sunita):
    run, lines = judged()
    unknown = [one["clause"] for one in lines if one["outcome"] == "unknown"]
    counts = db.session.scalars(db.select(UnknownCount).filter_by(run_id=run.id)).all()

    assert {row.outcome for row in db.session.scalars(db.select(Finding))} == {"breached"}
    assert {row.clause: row.number for row in counts} == dict.fromkeys(unknown, 1)
    assert {row.agency_id for row in counts} == {sunita.id}
    clauses = finding.count_clauses(run, agency=sunita)
    assert sum(one.unknown for one in clauses) == len(unknown)


def told(views):
    return [(one.outcome, one.clause, one.reference, tuple(one.missing)) for one in views]


def test_findings_are_listed_as_the_run_printed_them_also_after_the_facts_changed(sunita):
    run, lines = judged()
    db.session.commit()
    wanted = sorted(
        (one["outcome"], one["clause"], one["reference"], tuple(one["missing"])) for one in lines
    )
    assert told(finding.list_findings(run)) == wanted
    place("P-SUNITA", passport_held_by="employer", wage_paid_by="bank", insured="yes")
    place("P-LATER")
    db.session.commit()

    assert told(finding.list_findings(run, Part(agency=sunita))) == wanted
    assert told(finding.list_unknown(run, Part(agency=sunita))) == [
        one for one in wanted if one[0] == "unknown"
    ]
    again = judged()[0]
    assert told(finding.list_unknown(again, Part(agency=sunita))) != told(finding.list_unknown(run))


def test_pages_of_findings_are_parts_of_one_list(sunita):
    place("P-ANJALI", passport_held_by="employer")
    run, _ = judged()
    whole = told(finding.list_findings(run, Part(agency=sunita)))
    pages = [
        told(finding.list_findings(run, Part(agency=sunita), limit=7, offset=first))
        for first in range(0, len(whole), 7)
    ]

    assert [one for page in pages for one in page] == whole
    assert {one[0] for one in whole} == {"breached", "unknown"}


def test_every_verdict_on_a_placement_is_there_on_demand(sunita):
    place("P-ANJALI")
    run, lines = judged(with_met=True)
    anjali = db.session.scalars(db.select(Placement).filter_by(reference="P-ANJALI")).one()
    wanted = [
        (one["clause"], one["outcome"], one["observed"], one["limit"])
        for one in lines
        if one["reference"] == "P-ANJALI"
    ]
    views = finding.verdicts_of(anjali, run)

    assert [(one.clause, one.outcome, one.observed, one.limit) for one in views] == wanted
    assert {one.outcome for one in views} > {"met"}
    assert {one.outcome for one in finding.verdicts_of(anjali, met=False)} <= {
        "breached",
        "unknown",
    }
    assert not db.session.new


def test_a_run_keeps_the_editions_that_it_judged_by(sunita):
    run, _ = judged(instrument="NPL-MYS-2018")
    kept = db.session.scalars(db.select(RunInstrument).filter_by(run_id=run.id)).all()

    assert [one.edition for one in kept] == [shelf.get_instrument("NPL-MYS-2018").edition]
    assert db.session.get(InstrumentText, kept[0].edition).text.startswith('id = "NPL-MYS-2018"')


def test_a_run_can_be_judged_again_on_the_facts_as_they_stood(sunita):
    run, before = judged()
    db.session.commit()
    place("P-SUNITA", wage_amount="900.00", passport_held_by="employer")
    charge("P-SUNITA", item="visa", amount="7000.00")
    deciding.decide(
        sunita,
        Decision("revoke", AS_OF, "Order 9"),
        actor="ministry:np",
    )
    db.session.commit()

    assert list(checking.replay(run.id)) == before
    assert judged()[1] != before


def test_statements_that_a_connection_remembers_read_the_old_facts_in_a_replay(sunita):
    run = checking.run_check(actor="test", as_of=AS_OF, agency=sunita)
    order = replace(judging.order_of(run), listed=frozenset({"breached"}), exact=True)
    often = 7  # psycopg has a statement prepared from its fifth time on
    stood = [_clauses(judging.listed(run, order)) for _time in range(often)]
    place("P-SUNITA", passport_held_by="employer")

    now = [_clauses(judging.listed(None, order)) for _time in range(often)]
    assert _clauses(judging.stood(run, order)) == stood[0] != now[0]
    assert len({tuple(one) for one in stood}) == len({tuple(one) for one in now}) == 1


def _clauses(listed):
    with listed as connection:
        return sorted(row.clause for row in connection.execute(verdict_rows(0, listed=True)))


def test_replaying_leaves_no_trace(sunita):
    run, _ = judged()
    db.session.commit()
    rows = db.session.query(Finding).count()
    list(checking.replay(run.id))

    assert db.session.query(Finding).count() == rows
    assert licensing.get_agency("himal", "1042-070-71").id == sunita.id


def test_a_run_that_never_was_is_not_found(app_context):
    with pytest.raises(NotFound):
        list(checking.replay(41))


def test_a_run_of_one_agency_is_the_latest_of_that_agency_alone(sunita):
    whole = checking.run_check(actor="test", as_of=AS_OF)
    narrow = checking.run_check(actor="test", as_of=AS_OF, agency=sunita)

    assert checking.latest_run().id == whole.id
    assert checking.latest_run(sunita).id == narrow.id


def test_evidence_of_a_fee_is_the_payment_itself_and_counts_once(sunita):
    run, _ = judged()
    views = evidencing.with_evidence(finding.list_findings(run, Part(agency=sunita)))
    fees = [one for one in views if one.clause == "NPL-MYS-2018#01"]

    assert [(charge.item, charge.amount) for charge in fees[0].charges] == [
        ("service_fee", 60_000_00)
    ]
    dues = remedying.due_by_placement(views)
    money = remedying.money_owed(one for parts in dues.values() for one in parts)
    assert [(one.currency, one.owed) for one in money] == [("NPR", "60000.00 NPR")]


def test_check_from_the_terminal_prints_json_lines_and_nothing_else(sunita, runner):
    result = runner.invoke(args=["check", "--as-of", AS_OF.isoformat(), "--json"])
    lines = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert {"run", "instrument", "clause", "outcome", "missing", "cite"} <= lines[0].keys()
    assert "breached" in result.stderr


@pytest.mark.parametrize(
    "arguments, code",
    [(["--agency", "9999"], 1), (["--instrument", "XXX-YYY-1900"], 1), (["--as-of", "soon"], 2)],
)
def test_a_wrong_question_is_one_sentence(sunita, runner, arguments, code):
    result = runner.invoke(args=["check", *arguments])

    assert result.exit_code == code
    assert "Traceback" not in result.output
    assert result.stderr.strip().count("\n") <= 3


def test_a_cost_that_may_still_be_repaid_is_no_evidence_of_another_breach(sunita):
    charge("P-SUNITA", item="visa", amount="7000.00")
    charge("P-SUNITA", item="medical_exam", amount="4000.00")
    run, _ = judged(instrument="NPL-MYS-2018")
    views = {one.clause: one for one in evidencing.with_evidence(finding.list_findings(run))}

    assert [one.item for one in views["NPL-MYS-2018#02"].charges] == ["visa"]
    assert [one.item for one in views["NPL-MYS-2018#03"].charges] == ["medical_exam"]
