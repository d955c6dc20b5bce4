"""Charges come in: known by reference or by all they say, and totalled on the cost sheets."""

from datetime import date

import pytest

from audits.items import bits
from registry.db import db
from registry.models import HISTORIES, Charge, CostSheet, Placement
from tests.registry.exchange.files import SITA, VISA, charged, counts, placed, reasons, rows_of

pytestmark = pytest.mark.usefixtures("sita")

TABLE, HISTORY = Charge.__table__, HISTORIES[Charge]


def sheet(reference="P-1"):
    """The cost sheet of a placement, without what is unknown and without marks of nothing."""
    query = db.select(CostSheet).join(Placement, Placement.id == CostSheet.c.placement_id)
    row = db.session.execute(query.where(Placement.reference == reference)).mappings().one()
    marks = {name: row[name] for name in ("charged", "paying") if row[name]}
    sums = {key: value for key, value in row.items() if key not in ("charged", "paying")}
    return marks | {
        key: value for key, value in sums.items() if value is not None and "_id" not in key
    }


def test_a_charge_is_kept_in_minor_units():
    assert counts(charged(VISA | {"currency": "KWD", "amount": "12.345"})) == (1, 0, 0, 0)
    assert rows_of(TABLE, "amount", "currency", "paid_on") == [(12345, "KWD", date(2025, 1, 10))]


def test_two_equal_instalments_stay_two_and_are_known_again():
    assert charged(VISA, VISA).added == 2
    assert counts(charged(VISA, VISA)) == (0, 0, 2, 0)
    assert counts(charged(VISA)) == (0, 0, 1, 0)
    assert counts(charged(VISA, VISA, VISA)) == (1, 0, 2, 0)


def test_a_refund_changes_a_charge_that_is_known_by_all_else_it_says():
    charged(VISA)
    refunded = VISA | {"refunded_amount": "5000.00", "refunded_on": "2025-06-01"}
    assert counts(charged(refunded)) == (0, 1, 0, 0)
    assert rows_of(HISTORY, "refunded_amount", "made_in", "replaced_in") == [(None, 2, 3)]
    assert sheet()["open_visa"] == 2_000_000


def test_a_charge_with_a_reference_is_known_by_it_alone():
    charged(VISA | {"reference": "R-1"})
    assert counts(charged(VISA | {"reference": "R-1", "amount": "100.00"})) == (0, 1, 0, 0)
    assert rows_of(TABLE, "amount") == [(10_000,)]
    assert reasons(charged(VISA | {"reference": "R-2"}, VISA | {"reference": "R-2"})) == [
        (3, "reference", "R-2")
    ]


def test_references_in_any_script_and_with_any_sign_are_known_again():
    odd = ['R-"1"', "R-\\1", "R-'1", "र-१", "R-%1", "ﺭ-١", "😀"]
    placed(*(SITA | {"reference": f"P {sign}"} for sign in odd))
    rows = [VISA | {"placement_reference": f"P {sign}", "reference": sign} for sign in odd]
    assert counts(charged(*rows)) == (7, 0, 0, 0)
    assert counts(charged(*rows)) == (0, 0, 7, 0)
    assert sheet("P 😀")["paid_visa"] == 2_500_000


def test_an_amount_with_a_hidden_sign_is_refused_among_good_ones():
    refused = charged(VISA, VISA | {"amount": "25000\x1c"}, VISA)
    assert reasons(refused) == [(3, "amount", "25000\x1c")]


def test_amounts_of_several_currencies_and_empty_refunds_stand_side_by_side():
    charged(VISA | {"refunded_amount": "0.50"}, VISA | {"currency": "KWD", "amount": "12.345"})
    assert rows_of(TABLE, "amount", "refunded_amount") == [(12_345, None), (2_500_000, 50)]


def test_a_charge_that_moves_to_another_placement_leaves_both_sheets_right():
    placed(SITA, SITA | {"reference": "P-2"})
    charged(VISA | {"reference": "R-1"})
    assert sheet()["paid_visa"] == 2_500_000
    charged(VISA | {"reference": "R-1", "placement_reference": "P-2"})
    assert sheet() == {}
    assert sheet("P-2")["paid_visa"] == 2_500_000


def test_every_bad_cell_is_told_with_its_line_and_value():
    bad = [
        ("placement_reference", "P-9"), ("item", "tea"), ("amount", "-1"), ("currency", "XYZ"),
        ("borne_by", "the worker"), ("evidence", "BBB"), ("refunded_amount", "much"),
        ("paid_on", "2025-02-29"),
    ]  # fmt: skip
    result = charged(*(VISA | {column: cell} for column, cell in bad))
    told = {(column, value): line for line, column, value in reasons(result)}
    assert told == {cell: line for line, cell in enumerate(bad, 2)}
    assert rows_of(TABLE, "id") == []


def test_a_sheet_totals_by_item_what_the_worker_paid():
    charged(
        VISA,
        VISA | {"amount": "100.00", "evidence": "BB", "paid_on": ""},
        VISA | {"amount": "50.00", "evidence": "B", "refunded_amount": "20.00",
                "refunded_on": "2025-03-03"},
        VISA | {"item": "medical_exam", "amount": "0", "evidence": ""},
        VISA | {"item": "service_fee", "borne_by": "employer"},
    )  # fmt: skip
    assert sheet() == {
        "currency": "NPR", "through": date(2025, 3, 3),
        "paid_visa": 2_515_000, "open_visa": 2_513_000, "firm_visa": 2_510_000,
        "paid_medical_exam": 0, "open_medical_exam": 0,
        "charged": bits(("visa", "medical_exam")), "paying": bits(("visa",)),
    }  # fmt: skip


def test_a_refund_of_more_than_was_paid_leaves_nothing_open_and_pays_no_other_charge():
    back = {"refunded_amount": "30000.00", "refunded_on": "2025-03-03"}
    charged(VISA | back, VISA | {"amount": "100.00"})
    assert (sheet()["paid_visa"], sheet()["open_visa"]) == (2_510_000, 10_000)


def test_the_currency_of_several_is_a_star():
    charged(VISA, VISA | {"currency": "MYR"})
    assert sheet()["currency"] == "*"


def test_charges_that_others_bore_leave_the_sheet_empty():
    charged(VISA | {"borne_by": "employer", "currency": "MYR"})
    assert sheet() == {}


def test_a_sheet_says_until_which_day_it_tells():
    days = [
        ("2025-01-10", "", date(2025, 1, 10)),
        ("", "2025-01-12", date(2025, 1, 12)),
        ("2025-01-10", "2025-01-12", date(2025, 1, 12)),
        ("2025-01-10", "2025-01-09", date(2025, 1, 10)),
        ("", "", None),
    ]
    placed(*(SITA | {"reference": f"P-{number}"} for number in range(len(days))))
    charged(
        *(
            VISA | {"placement_reference": f"P-{number}", "paid_on": paid_on,
                    "refunded_on": refunded_on, "refunded_amount": "1.00"}
            for number, (paid_on, refunded_on, _through) in enumerate(days)
        )
    )  # fmt: skip
    assert [sheet(f"P-{number}").get("through") for number in range(len(days))] == [
        through for _paid_on, _refunded_on, through in days
    ]


def test_a_placement_that_changes_keeps_its_totals():
    charged(VISA)
    placed(SITA | {"wage_amount": "1.00"})
    assert sheet()["paid_visa"] == 2_500_000


def test_other_placements_sheets_are_left_alone():
    placed(SITA, SITA | {"reference": "P-2"})
    charged(VISA, VISA | {"placement_reference": "P-2", "amount": "7.00"})
    charged(VISA | {"amount": "9.00"})
    assert sheet()["paid_visa"] == 2_500_900
    assert sheet("P-2")["paid_visa"] == 700
