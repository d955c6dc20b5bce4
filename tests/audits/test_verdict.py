"""A verdict as it is printed."""

from datetime import date

from audits import verdict
from audits.days import number
from audits.facts import FINDING

DAY = date(2021, 5, 2)
ROW = dict.fromkeys(FINDING) | {
    "run_id": 4, "instrument_id": "NPL-MYS-2018", "clause": "NPL-MYS-2018#03",
    "check_name": "paid-as-agreed", "basis": "agreement", "force": "unconfirmed",
    "outcome": "breached", "reference": "P-7", "agency": "1234/068", "missing": "",
    "observed": 140000, "observed_unit": "MYR", "limit_value": 150000, "limit_unit": "MYR",
    "gap_amount": 10000, "gap_currency": "MYR", "gap_period": "month", "cite": "art. 3",
    "on_day": number(DAY),
}  # fmt: skip


def test_a_wage_paid_short_prints_with_all_that_is_known_of_it():
    assert verdict.line(ROW) == {
        "run": 4, "instrument": "NPL-MYS-2018", "clause": "NPL-MYS-2018#03",
        "basis": "agreement", "force": "unconfirmed", "subject": "placement",
        "reference": "P-7", "agency": "1234/068", "outcome": "breached",
        "observed": "1400.00 MYR", "limit": "1500.00 MYR", "owed": None, "established": None,
        "gap": {"amount": "100.00", "currency": "MYR", "period": "month"}, "missing": [],
        "cite": "art. 3", "on": "2021-05-02",
    }  # fmt: skip


def test_what_is_owed_prints_with_its_established_part_in_one_currency():
    owed = {"owed_amount": 12000, "owed_currency": "MYR", "established_amount": 500}
    line = verdict.line(ROW | owed | {"gap_amount": None})
    assert line["owed"] == {"amount": "120.00", "currency": "MYR"}
    assert line["established"] == {"amount": "5.00", "currency": "MYR"}
    assert line["gap"] is None


def test_a_word_prints_as_it_is_and_a_day_that_is_not_known_as_nothing():
    words = {"observed": None, "observed_unit": None, "observed_word": "employer"}
    line = verdict.line(ROW | words | {"on_day": None})
    assert (line["observed"], line["on"]) == ("employer", None)
