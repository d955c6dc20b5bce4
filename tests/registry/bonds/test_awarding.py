"""What a closed audit lets order comes into the ledger by one click and two officers."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from registry import clock
from registry.bonds import Entry
from registry.db import db
from registry.errors import Refused
from registry.models import Audit, CheckRun, Committee
from registry.services import approving, licensing, organising, repaying
from registry.services.bonding import (
    awarding,
    entering,
    naming,
    ordering,
    proposing,
    tabulating,
    weighing,
)
from tests.registry.placing import everest, place

BOND = "/en/office/agencies/himal/1042-070-71/bond"


def repayment(amount, currency, answers="agency"):
    return SimpleNamespace(
        orderable=amount, answers=answers, due=SimpleNamespace(currency=currency)
    )


FOUND = {
    "P-1": [repayment(300_000, "NPR"), repayment(50_000, "NPR"), repayment(9_000, "MYR")],
    "P-2": [repayment(120_000, "NPR"), repayment(70_000, "NPR", answers="employer")],
    "P-3": [repayment(0, "NPR")],
}
ORDERS = [("P-1", "MYR", 9_000), ("P-1", "NPR", 350_000), ("P-2", "NPR", 120_000)]


def _audit(agency, reference, closed_at):
    body = db.session.scalar(db.select(Committee)) or Committee(
        slug="np-my", name="Joint committee", instrument_id="NPL-MYS-2018", origin="NPL",
        destination="MYS",
    )  # fmt: skip
    run = CheckRun(at="2024-02-01T00:00:00Z", as_of=clock.today(), journal_seq=1, write_number=1,
                   counts={}, actor="test")  # fmt: skip
    db.session.add(
        Audit(reference=reference, committee=body, agency=agency, run=run, opened_at="x",
              since=clock.today(), until=clock.today(), opened_by="test", closed_at=closed_at)
    )  # fmt: skip
    db.session.flush()


def _story(monkeypatch):
    """Audit A-1 of Everest Gate is closed, A-2 is not; both found the same of three workers."""
    agency = everest()
    for reference in FOUND:
        place(reference)
    _audit(agency, "A-1", "2024-03-01T00:00:00Z")
    _audit(agency, "A-2", None)
    found = [SimpleNamespace(placement=SimpleNamespace(reference=reference), repayments=owed)
             for reference, owed in FOUND.items()]  # fmt: skip
    monkeypatch.setattr(repaying, "of_audit", lambda _audit: found)
    return agency


@pytest.fixture
def agency(app_context, monkeypatch):
    return _story(monkeypatch)


def awards(agency):
    ledger = weighing.weigh(agency, clock.today()).ledger
    return [
        (placement, one.currency, one.amount)
        for placement, one in ordering.list_awards(SimpleNamespace(reference="A-1"), ledger)
    ]


def test_all_awards_of_an_audit_are_recorded_once_a_second_officer_approves(agency, sita, hari):
    proposal = awarding.put_forward(agency, "A-1", officer=sita)
    assert awards(agency) == []
    told = {name: value for name, _before, value in approving.told(proposal)}
    assert (told["Audit"], told["Workers"]) == ("A-1", "2")
    assert told["In all"] == "90.00 MYR, 4,700.00 NPR"
    with pytest.raises(Refused, match="Another officer"):
        approving.approve(proposal, officer=sita)
    approving.approve(proposal, officer=hari)
    assert awards(agency) == ORDERS
    assert proposal.seq == agency.seq
    with pytest.raises(Refused, match="lets nothing be ordered"):
        awarding.put_forward(agency, "A-1", officer=sita)


def test_the_ground_of_an_award_of_an_audit_is_read_in_the_readers_language(
    agency, sita, hari, monkeypatch
):
    proposal = awarding.put_forward(agency, "A-1", officer=sita)
    typed = Entry("award", clock.today(), placement="P-3", audit="A-1", amount=100, currency="NPR",
                  ground="Order 4")  # fmt: skip
    entering.enter(agency, typed, actor="test")
    approving.approve(proposal, officer=hari)
    for words in ("Found by audit %(audit)s", "Natuklasan ng awdit %(audit)s"):
        told = {"Found by audit %(audit)s": words}
        monkeypatch.setattr(naming, "_", lambda text, told=told, **values: told[text] % values)
        said = words % {"audit": "A-1"}
        assert {line.ground for line in tabulating.list_lines(agency)} == {"Order 4", said}
        assert said in str(approving.told(proposal))
        assert said in tabulating.as_csv(agency)


def test_a_ground_that_was_kept_in_words_stays_as_it_was_written(agency, sita, hari):
    proposal = awarding.put_forward(agency, "A-1", officer=sita)
    proposal.body = proposal.body | {"ground": "Nahanap ng audit A-1"}
    db.session.flush()
    assert ("Ground", "", "Nahanap ng audit A-1") in approving.told(proposal)
    approving.approve(proposal, officer=hari)
    assert {line.ground for line in tabulating.list_lines(agency)} == {"Nahanap ng audit A-1"}


def test_without_an_audit_an_award_needs_its_ground_in_words(agency):
    bare = Entry("award", clock.today(), placement="P-3", amount=100, currency="NPR")
    for entry in (bare, replace(bare, audit="A-1", ground=" ")):
        with pytest.raises(Refused) as refused:
            entering.enter(agency, entry, actor="test")
        assert refused.value.field == "ground"
    entering.enter(agency, replace(bare, audit="A-1"), actor="test")


@pytest.mark.parametrize("declined", [False, True])
def test_a_closed_proposal_names_no_worker_and_no_amount(agency, sita, hari, declined):
    proposal = awarding.put_forward(agency, "A-1", officer=sita)
    if declined:
        approving.close(proposal, "Not yet.", officer=hari)
    else:
        approving.approve(proposal, officer=hari)
    assert proposal.body["orders"] == []
    told = {name: value for name, _before, value in approving.told(proposal)}
    assert list(told) == ["Audit", "Day", "Ground"]


def test_a_closed_proposal_of_one_award_names_no_placement(agency, sita, hari):
    one = Entry("award", clock.today(), placement="P-3", amount=100, currency="NPR",
                ground="Order 4")  # fmt: skip
    proposal = proposing.put_forward(agency, one, officer=sita)
    assert ("Placement", "", "P-3") in approving.told(proposal)
    approving.approve(proposal, officer=hari)
    assert "P-3" not in str(proposal.body)
    assert "Placement" not in {name for name, _before, _value in approving.told(proposal)}


def test_only_what_nobody_recorded_yet_is_taken_over(agency, sita):
    first = Entry("award", clock.today(), placement="P-1", audit="A-1", amount=1, currency="MYR",
                  ground="Order 4")  # fmt: skip
    entering.enter(agency, first, actor="test")
    proposal = awarding.put_forward(agency, "A-1", officer=sita)
    assert [tuple(one.values())[1:] for one in proposal.body["orders"]] == ORDERS[1:]


def test_what_is_recorded_meanwhile_is_not_recorded_twice(agency, sita, hari):
    proposal = awarding.put_forward(agency, "A-1", officer=sita)
    first = Entry("award", clock.today(), placement="P-2", audit="A-1", amount=120_000,
                  currency="NPR", ground="Order 4")  # fmt: skip
    entering.enter(agency, first, actor="test")
    with pytest.raises(Refused, match="recorded for it already"):
        approving.approve(proposal, officer=hari, seen=agency.seq)


@pytest.mark.parametrize("audit", ["A-2", "A-9"])
def test_an_audit_that_is_not_closed_or_not_there_lets_nothing_be_taken_over(agency, sita, audit):
    with pytest.raises(Refused, match="lets nothing be ordered"):
        awarding.put_forward(agency, audit, officer=sita)


def test_one_proposal_of_an_audit_waits_at_a_time_and_none_comes_from_abroad(agency, sita, aminah):
    with pytest.raises(Refused, match="another country"):
        awarding.put_forward(agency, "A-1", officer=aminah)
    awarding.put_forward(agency, "A-1", officer=sita)
    with pytest.raises(Refused, match="waits for a second person already"):
        awarding.put_forward(agency, "A-1", officer=sita)


def test_the_bonds_page_takes_them_over_by_one_click(app, as_role, monkeypatch):
    with app.app_context():
        for country in ("npl", "mys"):
            organising.found(f"{country}-labour", name=country, kind="ministry",
                             country=country.upper())  # fmt: skip
        _story(monkeypatch)
        db.session.commit()
    clerk, second = (as_role("ministry", "npl-labour") for _officer in range(2))
    page = clerk.get(BOND).text
    assert "Record all awards of audit A-1" in page
    assert "2 workers" in page
    assert "audit A-2" not in page
    proposal = clerk.post(f"{BOND}/of/A-1").location
    shown = second.get(proposal).text
    for said in ("Record the awards of an audit", "Found by audit A-1", "3,500.00 NPR"):
        assert said in shown
    assert clerk.post(f"{BOND}/of/A-1").location == BOND
    assert "waits for a second person already" in clerk.get(BOND).text
    second.post(proposal)
    closed = second.get(proposal).text
    assert "Found by audit A-1" in closed
    assert "P-1" not in closed
    assert "Record all awards" not in clerk.get(BOND).text
    assert as_role("ministry", "mys-labour").post(f"{BOND}/of/A-1").status_code == 404
    with app.app_context():
        assert awards(licensing.require_agency("1042/070/71")) == ORDERS
