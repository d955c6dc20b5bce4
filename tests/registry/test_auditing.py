"""Audits: who sees them, what they cover, and that a closed one stays as it is."""

from datetime import date, timedelta

import pytest

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Committee, Organisation, User
from registry.services import auditing
from tests.registry.placing import charge, everest, place

SINCE, UNTIL = date(2023, 1, 1), date(2024, 1, 1)
CONCLUSION = auditing.Conclusion(
    text="One fee was charged and is to be repaid.",
    auditor="Aminah Demo-Rashid",
    reviewer="Bishnu Demo-Adhikari",
    interests="None.",
)


def committee(slug: str, origin: str, destination: str, *members: str) -> Committee:
    body = Committee(
        slug=slug,
        name=f"Joint Committee {origin}-{destination}",
        instrument_id="NPL-MYS-2018",
        origin=origin,
        destination=destination,
    )
    body.members = [
        Organisation(slug=f"{slug}-{one}", name=one, kind="ministry", country=one.upper())
        for one in members
    ]
    db.session.add(body)
    db.session.flush()
    return body


def member_of(body: Committee) -> User:
    return User(email="a@example.org", fs_uniquifier="a", organisation=body.members[0],
                organisation_id=body.members[0].id)  # fmt: skip


@pytest.fixture
def agency(app_context) -> Agency:
    """Everest Gate charged Sunita a fee in 2023 and nobody in 2024."""
    one = everest()
    place("P-SUNITA")
    charge("P-SUNITA")
    place("P-ANJALI", contract_signed_on="2024-02-01", departed_on="2024-03-01",
          started_on="2024-03-04")  # fmt: skip
    place("P-KIRAN", destination="ARE")
    charge("P-KIRAN")
    return one


@pytest.fixture
def body(agency) -> Committee:
    return committee("npl-mys", "NPL", "MYS", "npl", "mys")


@pytest.fixture
def audit(agency, body):
    return auditing.open_audit(body, agency, since=SINCE, until=UNTIL, actor="committee:npl")


def test_an_audit_covers_its_corridor_and_its_period_alone(audit):
    assert [one.reference for one in auditing.list_placements(audit)] == ["P-SUNITA"]
    assert {one.reference for one in auditing.list_findings(audit)} == {"P-SUNITA"}


def test_its_counts_include_what_was_met(audit):
    assert audit.counts["NPL-MYS-2018#01"] == {"met": 0, "breached": 1, "unknown": 0}
    assert audit.counts["NPL-MYS-2018#02"] == {"met": 1, "breached": 0, "unknown": 0}


def test_its_summary_counts_each_charge_once(audit):
    summary = auditing.summary(audit)

    assert summary.placements == 1
    assert [(one.currency, one.owed, one.established) for one in summary.money] == [
        ("NPR", "60000.00 NPR", "60000.00 NPR")
    ]


def test_references_are_numbered_within_the_corridor_and_the_year(agency, body, audit):
    again = auditing.open_audit(body, agency, since=SINCE, until=UNTIL, actor="committee:npl")

    assert audit.reference == f"JC-NPL-MYS-{clock.today().year}-01"
    assert again.reference == f"JC-NPL-MYS-{clock.today().year}-02"


def test_another_committee_does_not_learn_that_the_audit_exists(audit, body):
    other = committee("phl-sau", "PHL", "SAU", "phl")

    assert auditing.get_audit(audit.reference, seen_by=member_of(body)) is audit
    with pytest.raises(NotFound):
        auditing.get_audit(audit.reference, seen_by=member_of(other))
    assert auditing.list_audits(seen_by=member_of(other)) == []


@pytest.mark.parametrize(
    "since, until, field",
    [
        (UNTIL, SINCE, "until"),
        (date.max - timedelta(days=2), date.max, "since"),
    ],
)
def test_a_period_that_cannot_be_is_refused(agency, body, since, until, field):
    with pytest.raises(Refused) as refusal:
        auditing.open_audit(body, agency, since=since, until=until, actor="committee:npl")

    assert refusal.value.field == field


def test_an_agency_without_placements_in_the_corridor_is_refused(agency):
    israel = committee("npl-isr", "NPL", "ISR", "isr")

    with pytest.raises(Refused) as refusal:
        auditing.open_audit(israel, agency, since=SINCE, until=UNTIL, actor="committee:isr")
    assert refusal.value.field == "agency"


def test_a_closed_audit_takes_no_reply_no_action_and_no_second_conclusion(audit):
    auditing.close(audit, CONCLUSION)

    for act in (
        lambda: auditing.reply(audit, subject="Fee", agency_text="No.", received_on=SINCE),
        lambda: auditing.ask(audit, action="Repay", owner="The agency", due_on=UNTIL),
        lambda: auditing.close(audit, CONCLUSION),
    ):
        with pytest.raises(Refused, match="closed"):
            act()


@pytest.mark.parametrize("again", ["aminah demo-rashid", " Aminah  Demo-Rashid "])
def test_nobody_reviews_his_own_audit(audit, again):
    alone = auditing.Conclusion(
        text="Fine.", auditor="Aminah Demo-Rashid", reviewer=again, interests="None."
    )

    with pytest.raises(Refused) as refusal:
        auditing.close(audit, alone)
    assert refusal.value.field == "reviewer"


def test_a_reply_from_the_future_is_refused(audit):
    with pytest.raises(Refused) as refusal:
        auditing.reply(audit, subject="Fee", agency_text="We repaid.",
                       received_on=clock.today() + timedelta(days=1))  # fmt: skip
    assert refusal.value.field == "received_on"


def test_an_answer_and_a_deadline_before_the_period_are_refused(audit):
    early = SINCE - timedelta(days=1)

    with pytest.raises(Refused) as refusal:
        auditing.reply(audit, subject="Fee", agency_text="We repaid.", received_on=early)
    assert refusal.value.field == "received_on"
    with pytest.raises(Refused) as refusal:
        auditing.ask(audit, action="Repay", owner="The agency", due_on=early)
    assert refusal.value.field == "due_on"
