"""What an agency pays a worker itself settles the award, and never more than it."""

import pytest

from registry.errors import Refused
from registry.services.bonding.weighing import weigh
from tests.registry.bonds.conftest import SUMMER


def test_an_award_is_paid_to_the_last_unit_and_not_beyond(agency, enter, award):
    receipt = {"against": award, "document": "Receipt"}
    with pytest.raises(Refused) as refusal:
        enter("pay", SUMMER, amount=300_001, **receipt)
    assert refusal.value.field == "amount"

    enter("pay", SUMMER, amount=300_000, **receipt)
    assert weigh(agency, SUMMER).ledger.awards[award].open == 0
    with pytest.raises(Refused):
        enter("pay", SUMMER, amount=1, **receipt)
