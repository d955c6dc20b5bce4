"""Placements come in: known again by their references, replaced with their history."""

from datetime import date

import pytest

from registry.db import db
from registry.models import HISTORIES, CostSheet, Placement
from registry.services import journal
from registry.services.exchange import placements
from tests.registry.exchange.files import (
    CLERK,
    HIMAL,
    SITA,
    counts,
    file,
    listed,
    placed,
    reasons,
    rows_of,
)

pytestmark = pytest.mark.usefixtures("himal")

HISTORY = HISTORIES[Placement]


def test_a_placement_is_kept_with_whole_numbers_and_no_guess():
    assert counts(placed(SITA | {"overtime_rate": "1.25", "departed_on": ""})) == (1, 0, 0, 0)
    kept = db.session.scalars(db.select(Placement)).one()
    assert (kept.wage_amount, kept.wage_currency) == (150000, "MYR")
    assert kept.contract_signed_on == date(2025, 2, 1)
    assert str(kept.overtime_rate) == "1.25"
    assert (kept.departed_on, kept.sex, kept.costs_disclosed) == (None, None, None)
    assert kept.agency.number == "0215"


def test_an_amount_without_a_currency_keeps_four_decimals():
    placed(SITA | {"wage_currency": "", "wage_amount": "12.5"})
    assert rows_of(Placement.__table__, "wage_amount", "wage_currency") == [(125000, None)]


def test_an_amount_without_a_currency_may_be_of_one_without_decimals():
    dong = {"wage_currency": "", "wage_amount": "100000000000"}
    placed(SITA | dong)
    assert rows_of(Placement.__table__, "wage_amount") == [(10**15,)]
    more = SITA | dong | {"wage_amount": "100000000000.01"}
    assert reasons(placed(more)) == [(2, "wage_amount", "100000000000.01")]


def test_the_same_file_twice_writes_nothing():
    placed(SITA)
    assert counts(placed(SITA)) == (0, 0, 1, 0)
    assert journal.last_write() == 1
    assert rows_of(HISTORY, "id") == []


def test_a_known_placement_with_other_values_is_replaced_and_its_old_row_kept():
    placed(SITA, SITA | {"reference": "P-2"})
    before = rows_of(Placement.__table__, "reference", "id", "made_in")
    assert counts(placed(SITA | {"wage_amount": "1400.00"}, SITA | {"reference": "P-2"})) == (
        0, 1, 1, 0,
    )  # fmt: skip
    assert rows_of(HISTORY, "reference", "wage_amount", "made_in", "replaced_in") == [
        ("P-1", 150000, 1, 2)
    ]
    after = rows_of(Placement.__table__, "reference", "id", "made_in")
    assert [row[:2] for row in after] == [row[:2] for row in before]
    assert [row[2] for row in after] == [2, 1]


def test_a_field_that_the_new_row_leaves_empty_becomes_unknown():
    placed(SITA)
    placed(SITA | {"passport_held_by": ""})
    assert rows_of(Placement.__table__, "passport_held_by") == [(None,)]


def test_every_bad_cell_of_every_bad_row_is_told_and_nothing_is_written():
    bad = SITA | {"reference": "P-2", "origin": "XX", "wage_amount": "-5", "sex": "f"}
    result = placed(SITA, bad, SITA | {"reference": "P-3", "contract_signed_on": "2025-02-30"})
    assert counts(result) == (0, 0, 0, 2)
    assert sorted(reasons(result)) == [
        (3, "origin", "XX"), (3, "sex", "f"), (3, "wage_amount", "-5"),
        (4, "contract_signed_on", "2025-02-30"),
    ]  # fmt: skip
    assert rows_of(Placement.__table__, "reference") == []
    assert journal.last_write() == 0


def test_an_amount_that_cannot_be_kept_exactly_is_refused():
    cells = ["1000000000.01", "99999999999999999999", "1.005", "1,500", "1e3", "+5", "１５"]
    result = placed(*(SITA | {"wage_amount": cell} for cell in cells))
    assert [value for _line, _column, value in reasons(result)] == cells


def test_the_largest_amount_is_kept():
    placed(SITA | {"wage_amount": "1000000000.00"})
    assert rows_of(Placement.__table__, "wage_amount") == [(10**11,)]


def test_an_unknown_currency_is_told_once():
    assert reasons(placed(SITA | {"wage_currency": "RMB"})) == [(2, "wage_currency", "RMB")]


def test_a_row_with_too_many_or_too_few_cells_is_told():
    data = b"reference,agency_number,origin,destination\nP-1,0215,NPL\nP-2,0215,NPL,MYS,QAT\n"
    result = placements.load(data, actor=CLERK)
    assert counts(result) == (0, 0, 0, 2)
    assert [line for line, _column, _value in reasons(result)] == [2, 3]


def test_a_reference_that_stands_twice_is_refused():
    assert reasons(placed(SITA, SITA)) == [(3, "reference", "P-1")]


def test_an_empty_required_cell_is_refused():
    assert reasons(placed(SITA | {"destination": " "})) == [(2, "destination", "")]


def test_an_agency_that_nobody_knows_is_refused():
    assert reasons(placed(SITA | {"agency_number": "9999"})) == [(2, "agency_number", "9999")]


def test_an_agencys_number_may_be_written_in_its_own_digits_or_with_its_register():
    rows = [SITA | {"reference": r, "agency_number": n}
            for r, n in (("P-1", "०२१५"), ("P-2", "npl:0215"), ("P-3", "npl:०२१५"))]  # fmt: skip
    assert placed(*rows).added == 3


def test_a_bare_number_that_fits_two_agencies_is_refused_and_says_how_to_write_it():
    listed(HIMAL | {"register": "npl-old"})
    result = placed(SITA)
    assert reasons(result) == [(2, "agency_number", "0215")]
    assert "npl-old:0215" in result.refused[0].reason
    assert placed(SITA | {"agency_number": "npl-old:0215"}).added == 1


def test_every_new_placement_gets_an_empty_cost_sheet():
    placed(SITA, SITA | {"reference": "P-2"})
    assert [row[1:] for row in rows_of(CostSheet, "placement_id", "currency", "paid_visa")] == [
        (None, None), (None, None),
    ]  # fmt: skip


def test_a_preview_tells_what_would_change():
    placed(SITA)
    data = file(SITA | {"wage_amount": "1"}, SITA | {"reference": "P-2"})
    result = placements.preview(data)
    assert (result.additions, result.changes) == (["P-2"], ["P-1: wage_amount"])
    assert journal.last_write() == 1


def test_more_rows_than_one_batch_are_known_again():
    rows = [SITA | {"reference": f"P-{number}"} for number in range(4100)]
    assert counts(placed(*rows)) == (4100, 0, 0, 0)
    assert counts(placed(*rows)) == (0, 0, 4100, 0)
