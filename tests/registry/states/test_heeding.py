"""What a search means by a warning on the day that is asked about."""

from datetime import timedelta

from registry.services import heeding
from tests.registry.states.conftest import GOLDEN, warned


def test_a_search_about_a_day_before_a_warning_does_not_mean_it(sita, hari):
    warned(GOLDEN, sita, hari)
    for query in (GOLDEN.name, GOLDEN.contacts[0]):
        assert [one.notice for one in heeding.find(query, GOLDEN.since)] == [GOLDEN]
        assert heeding.find(query, GOLDEN.since - timedelta(days=1)) == []
