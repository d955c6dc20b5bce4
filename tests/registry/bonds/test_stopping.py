"""New job orders are stopped for a country or for all, and never twice."""

import pytest

from registry.errors import Refused
from registry.services import clearing
from tests.registry.bonds.conftest import AUTUMN, SPRING, SUMMER


def test_where_all_orders_are_stopped_one_country_cannot_be_stopped_again(agency, clear):
    clear("stop_job_orders", SPRING)
    with pytest.raises(Refused) as refusal:
        clear("stop_job_orders", SUMMER, destination="MYS")
    assert refusal.value.field == "destination"

    clear("allow_job_orders", SUMMER)
    clear("stop_job_orders", AUTUMN, destination="MYS")
    assert clearing.stopped(agency, AUTUMN) == {"MYS": AUTUMN}
