"""What a cell may be, what it becomes, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from registry.services.exchange import fields
from registry.services.exchange.dates import printed_day
from registry.services.exchange.fields import BadCell
from registry.services.exchange.placements import FIELDS

pytestmark = pytest.mark.usefixtures("speaking")


@pytest.mark.parametrize("cell", ["2025-02-30", "2025-13-01", "2023-02-29", "2025-00-10"])
def test_a_date_that_does_not_exist_is_refused(cell):
    with pytest.raises(BadCell, match="does not exist"):
        fields.day(cell)


@pytest.mark.parametrize(
    "cell", ["20250201", "1.2.2025", "2025-2-1", "2025-02-01T00:00", "२०२५-०२-०१"]
)
def test_without_a_map_a_date_is_written_one_way(cell):
    with pytest.raises(BadCell, match="2026-01-31"):
        fields.day(cell)


def test_a_leap_day_is_a_day():
    assert fields.day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "cell, day",
    [
        ("31-12-2026", date(2026, 12, 31)),
        ("31.12.2026", date(2026, 12, 31)),
        ("31 December 2026", date(2026, 12, 31)),
        ("1 dec 2026", date(2026, 12, 1)),
        ("2026-12-31", date(2026, 12, 31)),
    ],
)
def test_one_column_may_hold_several_styles(cell, day):
    assert printed_day(["%d-%m-%Y", "%d.%m.%Y", "%d %B %Y"], "gregorian")(cell) == day


def test_the_first_style_that_fits_decides():
    assert printed_day(["%m/%d/%Y", "%d/%m/%Y"], "gregorian")("04/05/2026") == date(2026, 4, 5)


@pytest.mark.parametrize(
    "cell, day",
    [
        ("29/02/2567", date(2024, 2, 29)),
        ("๑/๓/๒๕๖๘", date(2025, 3, 1)),
        ("2568-03-01", date(2025, 3, 1)),
        ("01/03/2025", date(2025, 3, 1)),
    ],
)
def test_buddhist_years_are_543_ahead_and_common_ones_beside_them_are_told_apart(cell, day):
    assert printed_day(["%d/%m/%Y"], "buddhist")(cell) == day


def test_months_may_have_names_of_the_registers_language():
    months = (
        "januari februari maret april mei juni juli agustus september oktober november desember"
    )
    assert printed_day(["%d %B %Y"], "gregorian", months.split())("3 Agustus 2026").month == 8


@pytest.mark.parametrize("cell", ["30-02-2026", "12 Smarch 2026", "31 December", "soon"])
def test_a_printed_day_that_is_none_is_refused(cell):
    with pytest.raises(BadCell):
        printed_day(["%d-%m-%Y", "%d %B %Y"], "gregorian")(cell)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "=cmd|'/C calc'!A0", "ক্ষ", "क्‍ष", "العربية‎"]
)
def test_names_are_kept_as_they_are(text):
    assert fields.text(text) == text


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\x7f", "\x85", "\u202e"])
def test_control_characters_are_refused(sign):
    with pytest.raises(BadCell, match="control"):
        fields.text(f"Himal{sign}Manpower")


def test_an_address_of_several_lines_becomes_one():
    assert fields.text("Tower\r\nKathmandu\tNepal") == "Tower Kathmandu Nepal"


@pytest.mark.parametrize("length, read", [(200, fields.name), (4000, fields.text)])
def test_text_has_a_longest_length(length, read):
    assert read("x" * length)
    with pytest.raises(BadCell, match="longer"):
        read("x" * (length + 1))


@pytest.mark.parametrize(
    "name, cell, value",
    [
        ("hours_per_week", "168", Decimal(168)),
        ("overtime_rate", "1.125", Decimal("1.125")),
        ("wage_paid_day", "0", 0),
        ("occupation", "0110", "0110"),
        ("passport_held_by", "worker", "worker"),
        ("origin", "NPL", "NPL"),
    ],
)
def test_a_good_cell_becomes_its_value(name, cell, value):
    assert FIELDS[name].read(cell) == value


@pytest.mark.parametrize(
    "name, cell",
    [
        ("hours_per_week", "168.001"), ("hours_per_week", "-1"), ("hours_per_week", "4e1"),
        ("rest_hours_per_week", "169"), ("overtime_rate", "1.2345"), ("overtime_rate", "1,5"),
        ("wage_paid_day", "7.5"), ("age_at_signing", "٣٠"), ("birth_year", "80"),
        ("occupation", "931"), ("occupation", "93120"), ("occupation", "931a"),
        ("passport_held_by", "Worker"), ("union_free", "true"), ("wage_period", "fortnight"),
        ("origin", "NP"), ("origin", "npl"), ("destination", "XXX"), ("wage_currency", "RMB"),
    ],
)  # fmt: skip
def test_a_cell_that_is_no_value_of_its_field_is_refused(name, cell):
    with pytest.raises(BadCell):
        FIELDS[name].read(cell)


def test_several_values_stand_between_bars_each_once():
    assert fields.list_of(fields.country)("MYS | QAT||MYS") == ["MYS", "QAT"]
