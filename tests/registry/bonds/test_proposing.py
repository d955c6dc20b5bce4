"""Who puts an entry of a bond forward: an officer of the country whose register it is in."""

import pytest

from registry.bonds import Entry
from registry.errors import Refused
from registry.services.bonding import proposing
from registry.services.bonding.weighing import list_entries
from tests.registry.bonds.conftest import SPRING

CASH = Entry("lodge_cash", SPRING, amount=100_000, currency="NPR")


def test_an_officer_of_another_country_puts_nothing_forward(agency, sita, aminah):
    with pytest.raises(Refused, match="another country"):
        proposing.put_forward(agency, CASH, officer=aminah)
    assert list_entries(agency) == []

    proposing.put_forward(agency, CASH, officer=sita)
    assert [one.amount for one in list_entries(agency)] == [100_000]
