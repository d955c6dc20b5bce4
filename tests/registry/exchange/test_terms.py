"""Reference terms and rates come in, exact, and never two for one thing."""

from datetime import date
from decimal import Decimal

import pytest

from registry.db import db
from registry.models import HISTORIES, Rate, ReferenceTerm
from registry.services.exchange import rates, references
from tests.registry.exchange.files import CLERK, counts, file, reasons, rows_of

pytestmark = pytest.mark.usefixtures("app_context")

MINIMUM = {
    "kind": "minimum", "country": "MYS", "valid_from": "2022-05-01", "valid_until": "2025-02-01",
    "wage_amount": "1500.00", "wage_currency": "MYR", "wage_period": "month",
    "hours_per_week": "45", "source": "Minimum Wages Order (invented for the test)",
}  # fmt: skip
RAISED = MINIMUM | {"valid_from": "2025-02-01", "valid_until": "", "wage_amount": "1700.00"}
RATE = {
    "on": "2025-02-01", "from_currency": "MYR", "to_currency": "NPR", "numerator": "3123",
    "denominator": "100", "source": "central bank",
}  # fmt: skip


def terms(*rows, skip_bad=False):
    return references.load(file(*rows), actor=CLERK, skip_bad=skip_bad)


def rated(*rows):
    return rates.load(file(*rows), actor=CLERK)


def kept():
    return rows_of(ReferenceTerm.__table__, "valid_from", "valid_until", "wage_amount")


def test_terms_follow_one_another():
    assert counts(terms(MINIMUM, RAISED)) == (2, 0, 0, 0)
    assert counts(terms(MINIMUM, RAISED)) == (0, 0, 2, 0)
    row = db.session.scalars(db.select(ReferenceTerm)).first()
    assert (row.hours_per_week, row.area, row.occupation) == (Decimal(45), None, None)


def test_the_first_day_no_longer_valid_may_be_the_next_ones_first():
    assert terms(MINIMUM | {"valid_until": "2025-02-01"}, RAISED).added == 2
    assert reasons(terms(MINIMUM | {"kind": "collective", "valid_until": "2025-02-02"},
                         RAISED | {"kind": "collective"}))  # fmt: skip


def test_two_that_overlap_are_refused_on_the_later_line():
    assert reasons(terms(MINIMUM | {"valid_until": ""}, RAISED)) == [
        (3, "valid_from", "2025-02-01")
    ]
    assert reasons(terms(RAISED, MINIMUM | {"valid_until": ""})) == [
        (3, "valid_from", "2022-05-01")
    ]


def test_one_that_overlaps_a_known_term_is_refused():
    terms(MINIMUM | {"valid_until": ""})
    assert reasons(terms(RAISED)) == [(2, "valid_from", "2025-02-01")]


def test_a_known_term_may_get_its_end_together_with_its_successor():
    terms(MINIMUM | {"valid_until": ""})
    assert counts(terms(MINIMUM, RAISED)) == (1, 1, 0, 0)
    assert kept() == [
        (date(2022, 5, 1), date(2025, 2, 1), 150_000), (date(2025, 2, 1), None, 170_000),
    ]  # fmt: skip
    assert rows_of(HISTORIES[ReferenceTerm], "valid_until", "replaced_in") == [(None, 2)]


def test_where_bad_rows_are_left_out_the_known_term_stands():
    terms(MINIMUM | {"valid_until": ""})
    lengthened = MINIMUM | {"valid_until": "2025-03-01"}
    assert counts(terms(RAISED, lengthened, skip_bad=True)) == (0, 0, 0, 2)
    assert kept() == [(date(2022, 5, 1), None, 150_000)]


def test_other_work_does_not_overlap():
    rows = [MINIMUM | {"occupation": "93"}, MINIMUM | {"occupation": "931"}, MINIMUM,
            MINIMUM | {"area": "Penang"}, MINIMUM | {"sector": "plantation"}]  # fmt: skip
    assert terms(*rows).added == 5


def test_a_bad_term_is_refused():
    bad = [
        ("valid_until", "2022-05-01"), ("occupation", "93121"), ("kind", "usual"), ("source", ""),
        ("rest_hours_per_week", "200"),
    ]  # fmt: skip
    result = terms(*(MINIMUM | {column: cell} for column, cell in bad))
    told = {(column, value): line for line, column, value in reasons(result)}
    assert told == {cell: line for line, cell in enumerate(bad, 2)}


def test_a_wage_needs_its_currency():
    assert reasons(terms(MINIMUM | {"wage_currency": ""})) == [(2, "wage_amount", "1500.00")]


def test_a_rate_is_an_exact_ratio_known_by_its_day_and_pair():
    assert counts(rated(RATE)) == (1, 0, 0, 0)
    assert counts(rated(RATE)) == (0, 0, 1, 0)
    back = RATE | {"from_currency": "NPR", "to_currency": "MYR"}
    assert counts(rated(RATE | {"numerator": "3124"}, back)) == (1, 1, 0, 0)
    assert rows_of(Rate.__table__, "numerator", "denominator") == [(3123, 100), (3124, 100)]
    assert rows_of(HISTORIES[Rate], "numerator", "replaced_in") == [(3123, 2)]


def test_a_bad_rate_is_refused():
    bad = [
        ("numerator", "0"), ("numerator", "1000000001"), ("denominator", "1.5"),
        ("to_currency", "MYR"), ("from_currency", "ABC"), ("on", "2025-02-31"), ("on", ""),
    ]  # fmt: skip
    result = rated(*(RATE | {column: cell} for column, cell in bad))
    told = {(column, value): line for line, column, value in reasons(result)}
    assert told == {cell: line for line, cell in enumerate(bad, 2)}


def test_the_largest_parts_of_a_rate_are_kept():
    assert rated(RATE | {"numerator": "1000000000", "denominator": "1"}).added == 1


def test_a_rate_that_stands_twice_is_refused():
    assert reasons(rated(RATE, RATE | {"numerator": "1"})) == [(3, "on", "2025-02-01")]
