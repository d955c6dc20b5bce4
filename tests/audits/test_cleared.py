"""Where an agency is cleared on a day, as its acts say."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from audits.clearance import Place, cleared_on

MAY, DAY = date(2024, 5, 1), timedelta(days=1)
MALAYSIA = Place("MYS")
BUILDING, HEALTH = Place("MYS", "construction"), Place("MYS", "health")
MASONS = Place("MYS", "construction", "7112")
ANY_MASONS = Place("MYS", None, "7112")


@dataclass(frozen=True)
class Made:
    """An act as a record keeps it."""

    act: str
    since: date
    destination: str | None
    sector: str | None = None
    occupation: str | None = None


def clear(place: Place, since: date = MAY) -> Made:
    return Made("clear", since, place.destination, place.sector, place.occupation)


def end(place: Place, since: date = MAY) -> Made:
    return Made("end_clearance", since, place.destination, place.sector, place.occupation)


@pytest.mark.parametrize(
    "place, holders",
    [
        (MALAYSIA, {MALAYSIA}),
        (BUILDING, {BUILDING, MALAYSIA}),
        (MASONS, {MASONS, BUILDING, ANY_MASONS, MALAYSIA}),
    ],
)
def test_a_place_lies_in_every_wider_one_of_its_country(place: Place, holders: set[Place]):
    assert place.holders() == holders


def test_an_act_holds_from_its_day_on():
    acts = [clear(MALAYSIA)]
    assert cleared_on(acts, MAY - DAY).says(MALAYSIA) is None
    assert cleared_on(acts, MAY).says(MALAYSIA) is True
    assert cleared_on(acts, MAY).yes == {MALAYSIA: MAY}
    assert cleared_on(acts, MAY).no == {}


def test_what_is_cleared_as_a_whole_is_cleared_in_every_part_and_a_part_says_nothing_of_the_whole():
    assert cleared_on([clear(MALAYSIA)], MAY).says(MASONS) is True
    part = cleared_on([clear(BUILDING)], MAY)
    assert (part.says(MASONS), part.says(HEALTH), part.says(MALAYSIA)) == (True, None, None)
    assert part.says(Place("SAU", "construction")) is None


def test_the_last_act_on_a_place_holds_whatever_the_order_in_which_they_were_told():
    acts = [end(MALAYSIA, MAY + DAY), clear(MALAYSIA)]
    assert cleared_on(acts, MAY).says(MALAYSIA) is True
    later = cleared_on(acts, MAY + DAY)
    assert (later.says(MALAYSIA), later.yes, later.no) == (False, {}, {MALAYSIA: MAY + DAY})
    again = cleared_on([*acts, clear(MALAYSIA, MAY + 2 * DAY)], MAY + 2 * DAY)
    assert (again.says(MASONS), again.no) == (True, {})


def test_of_two_acts_of_one_day_the_one_made_later_holds():
    assert cleared_on([clear(MALAYSIA), end(MALAYSIA)], MAY).says(MALAYSIA) is False
    assert cleared_on([end(MALAYSIA), clear(MALAYSIA)], MAY).says(MALAYSIA) is True


def test_an_act_on_all_of_a_country_ends_what_was_said_of_its_parts_alone():
    acts = [end(BUILDING), clear(Place("SAU", "health")), clear(MALAYSIA, MAY + DAY)]
    now = cleared_on(acts, MAY + DAY)
    assert now.says(MASONS) is True
    assert now.yes.keys() == {Place("SAU", "health"), MALAYSIA}


def test_a_part_that_ended_goes_before_the_whole_that_is_cleared():
    now = cleared_on([clear(MALAYSIA), end(BUILDING, MAY + DAY)], MAY + DAY)
    assert (now.says(MASONS), now.says(HEALTH), now.says(MALAYSIA)) == (False, True, True)


def test_a_part_of_what_ended_stays_ended():
    now = cleared_on([end(BUILDING), clear(MASONS, MAY + DAY)], MAY + DAY)
    assert (now.says(MASONS), now.yes) == (False, {})


def test_where_two_parts_overlap_the_end_of_one_holds():
    now = cleared_on([end(ANY_MASONS), clear(BUILDING, MAY + DAY)], MAY + DAY)
    assert (now.says(MASONS), now.says(BUILDING)) == (False, True)


def test_acts_on_job_orders_clear_nothing():
    assert cleared_on([Made("stop_orders", MAY, "MYS")], MAY).says(MALAYSIA) is None


def test_an_act_without_a_country_is_kept_as_one_on_no_country():
    said = cleared_on([Made("clear", MAY, None)], MAY)
    assert said.yes == {Place(""): MAY}
    assert said.says(MALAYSIA) is None
