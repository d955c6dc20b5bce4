"""What each worker is owed, charge by charge: who got it, what founds it, who answers, interest."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from registry.db import db
from registry.errors import Refused
from registry.models import Committee, Organisation
from registry.services import accruing, checking, finding, repaying, tabulating
from registry.services.repaying import Repayment
from tests.registry.placing import AS_OF, charge, everest, place


@pytest.fixture
def agency(app_context):
    """Everest Gate and an agent took fees of Sunita in 2023; one came back in part."""
    one = everest()
    place("P-SUNITA")
    charge("P-SUNITA", payee="=Everest Gate")
    charge("P-SUNITA", amount="9000.00", evidence="C", payee="Agent", paid_on="2023-05-11",
           refunded_amount="4000.00", refunded_on="2024-03-01")  # fmt: skip
    return one


@pytest.fixture
def committee(agency) -> Committee:
    body = Committee(slug="npl-mys", name="Joint Committee", instrument_id="NPL-MYS-2018",
                     origin="NPL", destination="MYS")  # fmt: skip
    body.members = [Organisation(slug="np", name="Nepal", kind="ministry", country="NPL")]
    db.session.add(body)
    db.session.flush()
    return body


def found(as_of: date = AS_OF, force: str = "") -> list[finding.FindingView]:
    run = checking.run_check(actor="test", as_of=as_of)
    views = finding.list_findings(run)
    return [replace(view, force=force) for view in views] if force else views


def owed(views, **more) -> list[Repayment]:
    return [one for worker in repaying.list_workers(views, **more) for one in worker.repayments]


def test_a_charge_that_several_clauses_forbid_stands_once_and_names_them(agency):
    agent, office = owed(found())

    assert (office.due.amount, agent.due.amount) == (6_000_000, 900_000)
    assert office.finding.clause == "NPL-MYS-2018#01"
    assert "STD-ILO-FEES#01" in office.also
    assert "NPL-MYS-2018#01" not in office.also
    assert office.charge.payee == "=Everest Gate"


def test_a_refund_after_the_as_of_day_has_not_come_yet(agency):
    before = {one.charge.payee: one.due.amount for one in owed(found(date(2024, 2, 29)))}
    after = {one.charge.payee: one.due.amount for one in owed(found(date(2024, 3, 1)))}

    assert (before["Agent"], after["Agent"]) == (900_000, 500_000)


def test_a_charge_that_was_paid_after_the_as_of_day_is_not_owed_yet(agency):
    views = found(date(2023, 5, 10))

    assert [one.charge.payee for one in owed(views)] == ["=Everest Gate"]


def test_evidence_splits_what_is_owed(agency):
    agent, office = owed(found())

    assert (office.due.established, office.due.alleged) == (6_000_000, 0)
    assert (agent.due.established, agent.due.alleged) == (0, 900_000)


def test_only_a_confirmed_clause_and_sufficient_evidence_found_an_order(agency):
    assert [one.orderable for one in owed(found())] == [0, 0]
    assert [one.orderable for one in owed(found(force="assumed"))] == [0, 0]
    assert [one.orderable for one in owed(found(force="confirmed"))] == [0, 6_000_000]


def test_an_agreement_founds_before_a_standard_though_its_renewal_was_not_seen(agency):
    views = [
        replace(view, force="assumed") if view.basis == "agreement" else view for view in found()
    ]

    assert {one.finding.basis for one in owed(views)} == {"agreement"}


def test_a_confirmed_standard_founds_before_a_text_that_nobody_has_confirmed(agency):
    views = [
        replace(view, force="confirmed") if view.basis == "standard" else view for view in found()
    ]

    assert {one.finding.basis for one in owed(views)} == {"standard"}


def test_no_interest_is_reckoned_where_nobody_has_set_a_rate(agency, committee):
    assert [one.interest for one in owed(found())] == [None, None]


def test_interest_runs_by_the_committees_rate_beside_what_is_owed(agency, committee):
    accruing.set_rate(committee, since=date(2023, 6, 1), percent=Decimal("7.3"), cite="Decision 2",
                      actor="test")  # fmt: skip
    agent, office = owed(found(date(2023, 6, 11)))

    assert (office.due.amount, office.interest) == (6_000_000, 6_000_000 * 73 * 10 // 365_000)
    assert agent.interest == 900_000 * 73 * 10 // 365_000


def test_a_later_decision_of_the_same_day_takes_the_place_of_the_first(agency, committee):
    for percent in ("5", "0"):
        accruing.set_rate(committee, since=date(2023, 1, 1), percent=Decimal(percent),
                          cite=f"Decision of {percent}", actor="test")  # fmt: skip

    assert [one.interest for one in owed(found(), committee=committee)] == [0, 0]
    assert [row.cite for row in accruing.list_rates(committee)] == ["Decision of 0",
                                                                     "Decision of 5"]  # fmt: skip


@pytest.mark.parametrize("percent", ["-1", "100.001", "1.2345", "NaN"])
def test_a_rate_that_is_none_is_refused(committee, percent):
    with pytest.raises(Refused) as refusal:
        accruing.set_rate(committee, since=AS_OF, percent=Decimal(percent), cite="x", actor="test")

    assert refusal.value.field == "percent"


def test_the_table_to_download_has_plain_amounts_and_no_formula(agency):
    rows = tabulating.as_rows(repaying.list_workers(found()))

    assert [list(row) for row in rows] == [list(tabulating.COLUMNS)] * 2
    office = rows[1]
    assert (office["payee"], office["owed"], office["currency"]) == ("'=Everest Gate", "60000.00",
                                                                     "NPR")  # fmt: skip
    assert (office["interest"], office["may_be_ordered"]) == ("", "0.00")
    assert office["answers"] == "employer"
