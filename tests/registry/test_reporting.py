"""The audit report from the record: the same bytes twice, sums that agree, nothing small shown."""

from collections import Counter
from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest

from registry.db import db
from registry.models import Audit, Committee, Organisation, Placement
from registry.services import accruing, auditing, reporting
from registry.services.auditing import Conclusion
from tests.audits.report.reading import text
from tests.registry.placing import charge, everest, place

PERIOD = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}
CLOSED = Conclusion(
    text="Fees were taken.",
    auditor="A. Auditor",
    reviewer="R. Reviewer",
    interests="None.",
    sanctions="Suspend the licence.",
    questions="How fast is it repaid?",
)
PARTS = 14


@pytest.fixture
def body(app_context):
    """A joint committee of Nepal and Malaysia."""
    committee = Committee(
        slug="npl-mys", name="Joint Committee", instrument_id="NPL-MYS-2018",
        origin="NPL", destination="MYS",
    )  # fmt: skip
    ministry = Organisation(slug="np", name="Ministry of Labour", kind="ministry", country="NPL")
    committee.members = [ministry]
    db.session.add(committee)
    db.session.flush()
    return committee


@pytest.fixture
def agency(body):
    """Everest Gate placed Sunita, who paid twice and got a part back, and Maya, who paid less."""
    found = everest()
    place("P-SUNITA")
    charge("P-SUNITA", reported_by="worker")
    charge("P-SUNITA", amount="5000.00", evidence="B", refunded_amount="2000.00",
           refunded_on="2023-09-01", reported_by="worker")  # fmt: skip
    place("P-MAYA", sex="male", contract_signed_on="2023-05-04", passport_held_by="employer")
    charge("P-MAYA", amount="20000.00", evidence="C", reported_by="agency")
    return found


def opened(body, agency, **period) -> Audit:
    return auditing.open_audit(body, agency, actor="test", **(PERIOD | period))


def test_the_same_audit_gives_the_same_bytes(app, body, agency):
    audit = opened(body, agency)
    with app.test_request_context("/en/"):
        first, second = reporting.pdf(audit), reporting.pdf(audit)
    assert first == second
    assert first.startswith(b"%PDF-1.7")


def test_other_facts_give_another_hash_and_other_bytes(app, body, agency):
    audit = opened(body, agency)
    with app.test_request_context("/en/"):
        before, hash_before = reporting.pdf(audit), reporting.report(audit).cover.data_hash
        audit.conclusion = "Another conclusion."
        assert reporting.report(audit).cover.data_hash != hash_before
        assert reporting.pdf(audit) != before


def test_the_sums_of_the_summary_are_those_of_the_workers(body, agency):
    made = reporting.report(opened(body, agency))
    agreement = [one for one in made.remedies if one.basis == "agreement"]
    assert {one.worker: one.open.amount for one in agreement} == {
        "W-0001": 2_000_000,
        "W-0002": 6_300_000,
    }
    assert {one.worker: one.repaid.amount for one in agreement} == {"W-0001": 0, "W-0002": 200_000}
    assert {one.worker: one.established.amount for one in agreement} == {
        "W-0001": 0,
        "W-0002": 6_000_000,
    }
    for one in made.remedies:
        assert one.found.amount == one.repaid.amount + one.open.amount
    paid = {line.reference: line for one in made.fees for line in one.charges}
    found = sum(one.found.amount for one in agreement)
    assert sum(line.amount.amount for line in paid.values()) == found


def test_a_refund_stands_with_its_payment(body, agency):
    made = reporting.report(opened(body, agency))
    lines = {line.amount.amount: line for one in made.fees for line in one.charges}
    refunded = lines[500_000]
    assert (refunded.refunded.amount, refunded.refunded_on) == (200_000, date(2023, 9, 1))
    assert lines[6_000_000].refunded is None


def test_every_part_has_its_heading(app, body, agency):
    audit = opened(body, agency)
    auditing.close(audit, CLOSED)
    with app.test_request_context("/en/"):
        pdf = reporting.pdf(audit)
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert [title.split(".")[0] for title in titles[1:PARTS]] == [str(n) for n in range(1, PARTS)]
    assert (titles[0], titles[-1]) == ("Contents", "Sign-off")


def test_an_audit_of_a_time_without_contracts_finds_nothing(app, body, agency):
    audit = opened(body, agency, since=date(2022, 1, 1), until=date(2022, 6, 1))
    made = reporting.report(audit)
    assert (made.run.workers, made.fees, made.remedies, made.grades) == (0, (), (), ())
    assert made.cost is None
    with app.test_request_context("/en/"):
        assert reporting.pdf(audit).startswith(b"%PDF")


def test_small_groups_of_workers_are_hidden(app, body, agency):
    audit = opened(body, agency)
    with app.test_request_context("/en/"):
        made = reporting.report(audit)
    assert {group.name: group.workers for group in made.by_sex} == {"female": 1, "male": 1}
    from audits.report.privacy import publishable

    assert {shown.workers for shown in publishable(made.by_sex)} == {None}


def test_names_and_days_are_put_for_people(app, body, agency):
    audit = opened(body, agency)
    with app.test_request_context("/en/"):
        made = reporting.report(audit)
    assert made.committee.members[0].party == "Nepal"
    assert made.by_corridor[0].name == "Nepal → Malaysia"
    assert made.cover.languages == ("English",)
    assert "-" not in made.agency.status


def test_a_term_that_ended_before_the_period_is_assumed(body, agency):
    forces = {one.id: one.force for one in reporting.report(opened(body, agency)).law}
    assert forces["NPL-MYS-2018"] == "unconfirmed"
    place("P-LATE", contract_signed_on="2024-10-02", departed_on="2024-11-01",
          started_on="2024-11-05")  # fmt: skip
    late = opened(body, agency, since=date(2024, 9, 12), until=date(2025, 1, 1))
    assert {one.id: one.force for one in reporting.report(late).law}["NPL-MYS-2018"] == "assumed"


def test_an_earlier_audit_is_the_trend_and_raises_what_it_found_too(body, agency):
    first = opened(body, agency)
    assert reporting.report(first).earlier is None
    auditing.close(first, CLOSED)
    place("P-BINA", contract_signed_on="2024-02-02", contract_language_understood="no")
    charge("P-BINA", paid_on="2024-02-03")
    second = opened(body, agency, since=date(2024, 1, 1), until=date(2024, 7, 1))
    made = reporting.report(second)
    assert (made.earlier.reference, made.earlier.workers) == (first.reference, 2)
    assert made.earlier.workers_with_finding == 2
    grounds = {one.clause: one.ground for one in made.grades}
    assert first.reference in grounds["NPL-MYS-2018#01"]
    assert first.reference not in grounds["STD-EQUAL#14"]


def test_evidence_is_indexed_by_source_and_class(app, body, agency):
    audit = opened(body, agency)
    with app.test_request_context("/en/"):
        evidence = reporting.report(audit).evidence
    counted = Counter({one.weight: one.pieces for one in evidence})
    assert counted == {"A · established": 1, "B · probable": 1, "C · alleged": 1}
    assert "20,000.00 NPR" in next(one.shows for one in evidence if one.weight.startswith("C"))


def test_the_cost_in_months_rests_on_ten_workers_at_least(body):
    agency = everest()
    for number in range(1, 10):
        place(f"P-{number}", paid_wage_amount="1500.00")
        charge(f"P-{number}", amount=f"{number}500.00", currency="MYR")
    assert reporting.report(opened(body, agency)).cost is None
    place("P-10", paid_wage_amount="1500.00")
    charge("P-10", amount="10500.00", currency="MYR", refunded_amount="9000.00",
           refunded_on="2023-09-01")  # fmt: skip
    place("P-11", paid_wage_amount="1500.00", costs_disclosed="agency")
    cost = reporting.report(opened(body, agency)).cost
    assert db.session.query(Placement).count() == 11
    # Ten workers paid 1,500 to 10,500 ringgit of wages of 1,500: the middle is 6,000 of 1,500.
    assert (str(cost.months), cost.workers) == ("4.0", 10)
    assert list(map(str, (cost.lower, cost.upper, cost.highest))) == ["2.5", "5.5", "7.0"]
    assert str(cost.net) == "3.3"


def test_each_payment_stands_once_with_its_payee_its_clause_and_who_answers(body, agency):
    charge("P-MAYA", amount="700.00", payee="Agent Hari", paid_on="2023-05-12")
    made = reporting.report(opened(body, agency))
    owed = {(one.worker, one.owed.amount): one for one in made.repayments}
    assert set(owed) == {
        ("W-0001", 2_000_000), ("W-0001", 70_000), ("W-0002", 6_000_000), ("W-0002", 300_000),
    }  # fmt: skip
    agent = owed["W-0001", 70_000]
    assert (agent.payee, agent.clause) == ("Agent Hari", "NPL-MYS-2018#01")
    assert agent.answers == "employer"
    assert [one.evidence for one in owed.values()].count("established") == 2
    assert all(one.order.amount == 0 for one in made.repayments)


def test_interest_stands_beside_what_is_open_where_the_committee_has_set_a_rate(app, body, agency):
    assert reporting.report(opened(body, agency)).interest_rates == ()
    accruing.set_rate(body, since=date(2023, 1, 1), percent=Decimal("7.3"), cite="Decision 9",
                      actor="test")  # fmt: skip
    audit = opened(body, agency)
    made = reporting.report(audit)
    (rate,) = made.interest_rates
    assert (rate.percent, rate.source, rate.since) == (Decimal("7.3"), "Decision 9",
                                                       date(2023, 1, 1))  # fmt: skip
    maya = next(one for one in made.remedies if one.worker == "W-0001")
    days = (audit.run.as_of - date(2023, 5, 10)).days
    assert maya.open.amount == 2_000_000
    assert maya.interest.amount == 2_000_000 * 73 * days // 365_000
    with app.test_request_context("/en/"):
        words = " ".join(text(reporting.pdf(audit)).split())
    assert "Interest is simple, at 7.3% a year from 1 January 2023 on (Decision 9)." in words


def test_the_report_says_where_each_verdict_is_explained(app, body, agency):
    audit = opened(body, agency)
    with app.test_request_context("/en/"):
        words = " ".join(text(reporting.pdf(audit)).split())
    assert f"/en/audits/{audit.reference}/verdicts/" in words
    assert "W-0001/" in words


def test_a_pay_gap_is_an_indication_with_its_numbers(app, body):
    agency = everest()
    work = {"employer": "Lotus Garments", "occupation": "8153"}
    for number in range(5):
        place(f"P-F{number}", sex="female", wage_amount="1500.00", **work)
        place(f"P-M{number}", sex="male", wage_amount="2000.00", **work)
    audit = opened(body, agency)
    (gap,) = reporting.report(audit).pay_gaps
    assert (gap.by, gap.percent) == ("sex", "25.0%")
    assert [(one.value, one.workers) for one in gap.groups] == [("female", 5), ("male", 5)]
    with app.test_request_context("/en/"):
        words = " ".join(text(reporting.pdf(audit)).split())
    assert "no breach by itself" in words
    assert "Women (5): MYR\u00a01,500.00" in words.replace("MYR 1", "MYR\u00a01")
