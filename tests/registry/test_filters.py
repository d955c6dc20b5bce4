"""How values are written on a page."""

from datetime import UTC, date, datetime

import pytest

from registry.views import filters
from registry.views.filters import FILTERS


@pytest.fixture(params=["en"])
def page(app_context, request):
    with app_context.test_request_context(f"/{request.param}/"):
        app_context.preprocess_request()
        yield


@pytest.mark.parametrize(
    "name, given, shown",
    [
        ("day", (date(2026, 3, 12),), "12 March 2026"),
        ("day", ("2026-03-12",), "12 March 2026"),
        ("day", ("2015-07",), "July 2015"),
        ("day", ("2019",), "2019"),
        ("day", (None,), ""),
        ("day_before", (date(2026, 3, 1),), "28 February 2026"),
        ("moment", ("2026-03-12T09:30:00Z",), "12 March 2026, 09:30 UTC"),
        ("moment", (datetime(2026, 3, 12, 9, 30, tzinfo=UTC),), "12 March 2026, 09:30 UTC"),
        ("money", (2500000, "NPR"), "25,000.00 NPR"),
        ("money", (12345, "KWD"), "12.345 KWD"),
        ("money", (300000, "JPY"), "300,000 JPY"),
        ("money", (None, "NPR"), ""),
        ("country_name", ("NPL",), "Nepal"),
        ("country_name", ("XXX",), "XXX"),
        ("country_name", (None,), ""),
        ("status_name", ("preventive_suspension",), "suspended while a case is open"),
        ("status_name", (None,), "no entry yet"),
        ("status_tone", ("surveillance",), "yes"),
        ("status_tone", ("conditional",), "limits"),
        ("status_tone", ("disqualified",), "no"),
        ("status_tone", (None,), "unknown"),
        ("item_name", ("medical_exam",), "Medical examination"),
        ("item_name", ("no_such_item",), "no such item"),
        ("outcome_name", ("unknown",), "could not be assessed"),
        ("evidence_name", ("BB",), "established"),
        ("evidence_name", (None,), "alleged"),
        ("language_name", ("ar",), "العربية"),
        ("language_name", ("??",), "??"),
    ],
)
def test_a_value_is_written_so(page, name, given, shown):
    assert FILTERS[name](*given) == shown


def test_an_own_file_has_an_address_of_its_content(page):
    address = filters.asset("style.css")
    assert address.startswith("/static/style.css?v=")
    assert address != filters.asset("mark.svg").replace("mark.svg", "style.css")


def test_every_docstring_shows_an_example():
    assert [name for name, one in FILTERS.items() if '"' not in (one.__doc__ or "")] == []
