"""Days as numbers, and bare months and years that never judge early nor late."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.days import date_of, later, number, start_day, until_day
from audits.errors import BadDay


def test_the_first_of_january_1970_is_day_nought() -> None:
    assert number(date(1970, 1, 1)) == 0
    assert number(date(1969, 12, 31)) == -1


@given(st.dates())
def test_a_day_comes_back_from_its_number(day: date) -> None:
    assert date_of(number(day)) == day


@pytest.mark.parametrize(
    "written, first, last",
    [
        (date(2018, 10, 29), date(2018, 10, 29), date(2018, 10, 29)),
        ("2015-07", date(2015, 7, 1), date(2015, 7, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2015-01", date(2015, 1, 1), date(2015, 1, 31)),
        ("2015-12", date(2015, 12, 1), date(2015, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
    ],
)
def test_what_is_roughly_known_starts_on_its_last_day_and_ends_on_its_first(
    written: date | str, first: date, last: date
) -> None:
    assert start_day(written) == number(last)
    assert until_day(written) == number(first)


@pytest.mark.parametrize("written", ["2015-13", "2015-00", "0000"])
def test_a_month_or_year_that_no_calendar_has_is_refused_by_its_name(written: str) -> None:
    _refused(written, f"{written!r} is no month or year of the calendar")


@pytest.mark.parametrize("written", ["15-07", "July 2015", "2015-7", "2015-07-01", "", "٢٠١٩"])
def test_a_word_that_is_no_month_or_year_is_refused_by_its_name(written: str) -> None:
    _refused(written, f"{written!r} is no date, month (2015-07) or year (2019)")


def test_no_day_lies_past_the_calendars_last():
    assert later(date(9999, 12, 30), 1) == date.max
    assert later(date.max, 365) == date.max
    assert date_of(number(date.max) + 38) == date.max
    assert later(date(2024, 2, 28), 1) == date(2024, 2, 29)


def _refused(written: str, told: str) -> None:
    for read in (start_day, until_day):
        with pytest.raises(BadDay) as refused:
            read(written)
        assert str(refused.value) == told
