"""What a worker is owed: each charge once, whatever number of clauses forbids it."""

from dataclasses import replace

import pytest

from audits.remedy import Claim, Cost, Due, due, evidence_class

FEE = Cost(1, "service_fee", 60_000_00, 60_000_00, "NPR", "established", order=10)
CASH = Cost(2, "service_fee", 30_000_00, 30_000_00, "NPR", "alleged", order=20)
VISA = Cost(3, "visa", 5_000_00, 2_000_00, "NPR", "established", order=15)


def zero(clause: str, *items: str) -> Claim:
    return Claim(clause, items, None, 0, "NPR")


def ceiling(clause: str, amount: int, *items: str, owed: int = 0, currency: str = "NPR") -> Claim:
    return Claim(clause, items, amount, owed, currency)


def amounts(costs: list[Cost], *claims: Claim) -> list[tuple[str, int | None, int, int]]:
    return [
        (one.clause, one.cost.id if one.cost else None, one.amount, one.established)
        for one in due(costs, claims)
    ]


def test_two_clauses_that_forbid_the_same_fee_owe_it_once():
    found = amounts([FEE, CASH], zero("A#1", "service_fee"), zero("B#1", "service_fee"))

    assert found == [("A#1", 2, 30_000_00, 0), ("A#1", 1, 60_000_00, 60_000_00)]


def test_only_what_is_still_open_of_a_charge_is_owed():
    assert amounts([VISA], zero("A#2", "visa")) == [("A#2", 3, 2_000_00, 2_000_00)]


def test_a_ceiling_owes_what_exceeds_it_from_the_last_payment_backwards():
    found = amounts([FEE, CASH], ceiling("N#1", 10_000_00, "service_fee"))

    assert found == [("N#1", 2, 30_000_00, 0), ("N#1", 1, 50_000_00, 50_000_00)]


def test_a_ceiling_on_what_another_clause_forbids_whole_owes_nothing_more():
    found = amounts(
        [FEE, VISA], ceiling("N#1", 10_000_00, "service_fee", "visa"), zero("A#1", "service_fee")
    )

    assert found == [("A#1", 1, 60_000_00, 60_000_00)]


def test_a_ceiling_in_another_currency_owes_its_own_sum_once():
    claim = ceiling("P#1", 1_500_00, "service_fee", owed=700_00, currency="SAR")

    assert amounts([FEE], claim, claim) == [("P#1", None, 700_00, 0)]
    assert amounts([FEE], claim, zero("A#1", "service_fee")) == [("A#1", 1, 60_000_00, 60_000_00)]


def test_a_ceiling_in_another_currency_takes_its_own_charges_and_no_others():
    claim = ceiling("P#1", 1_500_00, "service_fee", owed=1, currency="SAR")
    wider = ceiling("Q#1", 1_500_00, "service_fee", "visa", owed=900_00, currency="SAR")

    (own,) = due([FEE, VISA], [claim, wider])
    assert own == Due("P#1", None, 1, "SAR", 0)
    back = ceiling("R#1", 0, "service_fee", "visa")
    assert amounts([FEE, VISA], claim, back) == [
        ("P#1", None, 1, 0),
        ("R#1", 3, 2_000_00, 2_000_00),
    ]


def test_a_ceiling_in_another_currency_that_leaves_nothing_open_owes_nothing():
    assert amounts([FEE], ceiling("P#1", 1, "service_fee", owed=0, currency="SAR")) == []


def test_a_charge_of_no_known_day_is_taken_as_the_first_and_of_one_day_the_later_made():
    undated, early = replace(FEE, id=5, order=None), replace(FEE, id=4, order=1)
    epoch = replace(FEE, id=3, order=0)
    found = amounts([epoch, undated, early], ceiling("N#1", 0, "service_fee"))

    assert [charge for _, charge, _, _ in found] == [4, 5, 3]


def test_a_last_minor_unit_is_owed_and_a_charge_that_came_back_hides_no_other():
    refunded = replace(CASH, open=0)
    cent = replace(FEE, open=1)

    assert amounts([cent, refunded], zero("A#1", "service_fee")) == [("A#1", 1, 1, 1)]


@pytest.mark.parametrize(
    "evidence, told",
    [("A", "established"), ("BB", "established"), ("B", "probable"), ("C", "alleged"),
     (None, "alleged")],
)  # fmt: skip
def test_what_is_owed_is_as_well_proven_as_the_charges_evidence(evidence, told):
    assert evidence_class(evidence) == told
    cost = replace(FEE, evidence=told)
    (one,) = due([cost], [zero("A#1", "service_fee")])

    parts = {"established": one.established, "probable": one.probable, "alleged": one.alleged}
    assert parts == dict.fromkeys(parts, 0) | {told: 60_000_00}
    assert one.currency == "NPR"


def test_items_that_no_clause_names_are_not_owed():
    assert amounts([VISA], zero("A#1", "service_fee")) == []
