"""Recruitment cost in months of real pay: by worker, and how an agency's workers spread."""

from fractions import Fraction

import pytest

from registry.db import db
from registry.models import Placement
from registry.services import evidencing, indicating
from tests.registry.placing import AS_OF, charge, everest, place

PAID = {"paid_wage_amount": "1500.00"}
RINGGIT = {"currency": "MYR", "amount": "3000.00"}


def costs() -> dict[str, indicating.CostOf]:
    placements = list(db.session.query(Placement).order_by(Placement.reference))
    charges = evidencing.charges_of(one.id for one in placements)
    found = indicating.list_costs(placements, charges, AS_OF)
    return {one.placement.reference: one for one in found}


@pytest.fixture
def agency(app_context):
    return everest()


def test_a_worker_paid_two_months_of_which_a_half_came_back(agency):
    place("P-SUNITA", **PAID)
    charge("P-SUNITA", **RINGGIT, refunded_amount="750.00", refunded_on="2023-09-01")
    months = costs()["P-SUNITA"].months

    assert (months.gross, months.net) == (2, Fraction(3, 2))


def test_the_wage_really_paid_counts_and_not_the_wage_agreed(agency):
    place("P-SUNITA", paid_wage_amount="1000.00")
    charge("P-SUNITA", **RINGGIT)

    assert costs()["P-SUNITA"].months.gross == 3


def test_what_is_not_known_is_named_and_gives_no_cost(agency):
    place("P-ANJALI")
    place("P-BINA", **PAID, costs_disclosed="agency")
    place("P-CHANDRA", **PAID, wage_period="hour")
    place("P-DEVI", **PAID)
    charge("P-DEVI")
    found = costs()

    assert {one.months for one in found.values()} == {None}
    assert found["P-ANJALI"].missing == ("paid_wage_amount",)
    assert found["P-BINA"].missing == ("costs_disclosed",)
    assert found["P-CHANDRA"].missing == ("hours_per_week",)
    assert found["P-DEVI"].missing == ("rate:NPR/MYR",)


def test_five_workers_have_a_distribution_by_corridor_and_four_have_none(agency):
    for number in range(1, 6):
        place(f"P-{number}", **PAID)
        charge(f"P-{number}", currency="MYR", amount=f"{1500 * number}.00")
    for number in range(6, 10):
        place(f"P-{number}", **PAID, destination="ARE")
    place("P-10")
    whole, emirates, malaysia = indicating.list_spreads(list(costs().values()))

    assert (whole.gross.n, whole.gross.highest, whole.left_out) == (9, 5, 1)
    assert (emirates.destination, emirates.gross) == ("ARE", None)
    assert (malaysia.destination, malaysia.gross.median, malaysia.left_out) == ("MYS", 3, 1)
