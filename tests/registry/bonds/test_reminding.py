"""A guarantee that ends is at the ministry's desk from ninety days before to its last day."""

from datetime import UTC, datetime, time, timedelta

import pytest

from registry import clock
from registry.services.bonding.reminding import list_ending
from tests.registry.bonds.conftest import WINTER


@pytest.mark.parametrize(
    "days, bands", [(91, []), (90, [90]), (31, [90]), (30, [30]), (7, [7]), (0, [7]), (-1, [])]
)
def test_a_guarantee_is_told_by_the_days_that_are_left(guarantee, sita, monkeypatch, days, bands):
    noon = datetime.combine(WINTER - timedelta(days=days), time(12), UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)

    assert [one.band for one in list_ending(seen_by=sita)] == bands
