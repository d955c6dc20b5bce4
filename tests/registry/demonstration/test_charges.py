"""The invented charges: their words and sizes, and each agency's story in them."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from audits.items import ITEMS
from registry.demonstration import Demonstration
from registry.demonstration.rows import CHARGE_COLUMNS, Row
from tests.registry.demonstration.told import TODAY, Story

MOST = {"NPR": 80_000, "PHP": 90_000, "MYR": 200, "AED": 500, "SAR": 1500}


def per_placement(charges: list[Row]) -> dict[str, float]:
    """What was paid for each placement that has such charges."""
    sums: dict[str, float] = defaultdict(float)
    for charge in charges:
        sums[charge["placement_reference"]] += float(charge["amount"])
    return sums


def test_there_are_about_six_thousand_each_with_every_column(
    demonstration: Demonstration,
) -> None:
    assert 5800 <= len(demonstration.charges) <= 6300
    assert all(tuple(row) == CHARGE_COLUMNS for row in demonstration.charges)
    numbered = [row["reference"] for row in demonstration.charges if row["reference"]]
    assert len(numbered) == len(set(numbered))
    assert len(numbered) < len(demonstration.charges)


def test_every_word_is_one_of_the_exchange_format(demonstration: Demonstration) -> None:
    references = {row["reference"] for row in demonstration.placements}
    for row in demonstration.charges:
        assert row["placement_reference"] in references
        assert row["item"] in ITEMS
        assert row["borne_by"] in ("worker", "employer")
        assert row["reported_by"] in ("worker", "inspector", "agency", "other")
        assert row["evidence"] in ("A", "B", "BB", "C")
        assert bool(row["refunded_amount"]) == bool(row["refunded_on"])


def test_no_cost_is_absurd_and_none_is_paid_tomorrow(demonstration: Demonstration) -> None:
    for row in demonstration.charges:
        assert 0 < float(row["amount"]) <= MOST[row["currency"]], row
        assert row["paid_on"] <= TODAY.isoformat()
        assert row["refunded_on"] <= TODAY.isoformat()
        assert not row["refunded_on"] or row["paid_on"] <= row["refunded_on"]
        assert not row["refunded_amount"] or float(row["refunded_amount"]) <= float(row["amount"])


def test_every_class_of_evidence_and_several_currencies_occur(
    demonstration: Demonstration,
) -> None:
    assert {row["evidence"] for row in demonstration.charges} == {"A", "B", "BB", "C"}
    assert {row["currency"] for row in demonstration.charges} == set(MOST)


def test_some_workers_paid_at_home_and_abroad(story: Callable[[str], Story]) -> None:
    currencies = defaultdict(set)
    for charge in story("Timmur").paid_by_worker():
        currencies[charge["placement_reference"]].add(charge["currency"])
    assert sum(len(kinds) > 1 for kinds in currencies.values()) >= 10


def test_the_workers_of_clean_agencies_pay_nothing(story: Callable[[str], Story]) -> None:
    for name in ("Aiselu", "Alitaptap"):
        assert not story(name).paid_by_worker()
        assert len(story(name).charges) > 100


def test_the_audited_agency_writes_the_ceiling_on_the_receipt_and_takes_the_rest_in_cash(
    story: Callable[[str], Story],
) -> None:
    fees = story("Kafal Pani").paid_by_worker("service_fee")
    receipts = [row for row in fees if row["payee"] == "agency office"]
    cash = [row for row in fees if row["payee"] == "sub-agent"]
    assert {row["amount"] for row in receipts} == {"10000.00"}
    assert len(receipts) > 250
    assert min(per_placement(cash).values()) >= 30_000
    assert max(per_placement(cash).values()) >= 110_000
    assert not any(row["reference"] for row in cash)
    assert "A" not in {row["evidence"] for row in cash}


def test_cost_shifting_and_disguise_go_without_a_service_fee(
    story: Callable[[str], Story],
) -> None:
    shifted, disguised = story("Chilaune"), story("Kalachuchi")
    assert not shifted.paid_by_worker("service_fee")
    assert len(shifted.paid_by_worker("travel_international", "visa", "insurance_premium")) > 200
    assert not disguised.paid_by_worker("service_fee")
    assert len(disguised.paid_by_worker("training_predeparture")) > 50
    assert disguised.paid_by_worker("loan_interest", "collateral")


def test_a_suspension_ends_the_cash_fees_and_brings_repayment_on_one_day(
    story: Callable[[str], Story],
) -> None:
    nigalo = story("Nigalo")
    paid = nigalo.paid_by_worker()
    suspended = date(2025, 5, 9).isoformat()
    assert paid
    assert all(row["paid_on"] < suspended for row in paid)
    refunds = [row for row in paid if row["refunded_on"]]
    assert len({row["refunded_on"] for row in refunds}) == 1
    assert {float(row["refunded_amount"]) / float(row["amount"]) for row in refunds} == {0.5, 1.0}


def test_advances_for_tests_come_back_mostly_in_a_month_and_sometimes_late(
    story: Callable[[str], Story],
) -> None:
    jhyaukiri = story("Jhyaukiri")
    started = {row["reference"]: row["started_on"] for row in jhyaukiri.placements}
    days = [
        (date.fromisoformat(row["refunded_on"])
         - date.fromisoformat(started[row["placement_reference"]])).days
        for row in jhyaukiri.charges
        if row["refunded_on"] and started[row["placement_reference"]]
    ]  # fmt: skip
    assert sum(day <= 30 for day in days) > 0.75 * len(days)
    assert max(days) > 60


def test_one_agency_recovers_its_fee_from_wages_abroad_in_instalments(
    story: Callable[[str], Story],
) -> None:
    timmur = story("Timmur")
    started = {row["reference"]: row["started_on"] for row in timmur.placements}
    parts = defaultdict(list)
    for row in timmur.paid_by_worker("fee_recovery"):
        assert row["currency"] == "MYR"
        assert row["paid_on"] > started[row["placement_reference"]]
        parts[row["placement_reference"]].append(row["paid_on"])
    assert max(map(len, parts.values())) == 4


def test_one_fee_stays_within_a_month_of_wages_and_the_other_goes_far_over(
    story: Callable[[str], Story],
) -> None:
    def months(told: Story) -> list[float]:
        wages = {row["reference"]: row["wage_amount"] for row in told.placements}
        fees = per_placement(told.paid_by_worker("service_fee"))
        return [fee / (float(wages[ref]) * 15.2) for ref, fee in fees.items() if wages[ref]]

    assert max(months(story("Dapithapon"))) <= 1.01
    assert min(months(story("Habagat"))) > 1.3


def test_the_public_desk_leaves_the_four_costs_of_its_protocol_with_the_worker(
    story: Callable[[str], Story],
) -> None:
    desk = story("Public Care")
    assert {row["item"] for row in desk.paid_by_worker()} == {
        "visa", "medical_exam", "travel_international", "insurance_premium",
    }  # fmt: skip


def test_bonds_were_taken_even_after_the_revocation(story: Callable[[str], Story]) -> None:
    hamog = story("Hamog")
    assert len(hamog.paid_by_worker("bond")) > 20
    assert max(row["paid_on"] for row in hamog.paid_by_worker("bond")) > "2026-06-23"
