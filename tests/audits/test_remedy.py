"""What a worker is owed: each charge once, whatever number of clauses forbids it."""

from audits.remedy import Claim, Cost, due

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


def test_items_that_no_clause_names_are_not_owed():
    assert amounts([VISA], zero("A#1", "service_fee")) == []
