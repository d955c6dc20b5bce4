"""What is stored of a verdict, column by column, and which verdicts a run lists."""

from collections import Counter
from datetime import date

import pytest
import sqlalchemy as sa

from audits import engine
from audits.days import number
from audits.facts import FINDING, finding, verdict_rows
from audits.instrument import read
from audits.order import Order
from tests.audits import record
from tests.law.telling import AGENCY, world_of

HEAD = """
id = "NPL-MYS-2018"
kind = "agreement"
title = "Invented agreement"
type = "agreement"
legal_force = "invented"
origin = "NPL"
destination = ["MYS"]
signed = 2018-01-01
confidence = "low"
"""
CLAUSE = '\n[[clause]]\nid = "{}"\nsays = "A rule."\ncite = "{}"\nseen = "secondary"\n{}\n'
LAW = (
    HEAD
    + CLAUSE.format("01", "art. 1", 'check = "nothing-paid"\nitems = ["visa"]')
    + CLAUSE.format("02", "art. 2", 'check = "insured"\nsectors = ["domestic_work"]')
    + CLAUSE.format("03", "art. 3", 'check = "paid-as-agreed"')
)
FILE = "npl-mys-2018.toml"
DAY = date(2021, 5, 2)
AS_OF = date(2024, 1, 1)
USUAL = {
    "contract_signed_on": DAY, "departed_on": DAY, "started_on": DAY, "sector": "domestic_work",
    "wage_amount": "1500", "paid_wage_amount": "1500", "wage_currency": "MYR",
    "wage_period": "month", "insured": "yes", "costs_disclosed": "worker",
}  # fmt: skip
VISA = {"item": "visa", "amount": "120", "currency": "MYR", "paid_on": DAY}
EMPTY = dict.fromkeys(FINDING)
OWN = {"run_id": 1, "instrument_id": "NPL-MYS-2018", "basis": "agreement", "force": "unconfirmed"}


def told(connection: sa.Connection, *stories: dict, agencies: int = 1) -> None:
    """Write the stories into the record, each with an agency in turn."""
    for place, story in enumerate(stories):
        story.setdefault("clause", "")
        story.setdefault("facts", {})["agency"] = str(place % agencies + 1)
    rows = [AGENCY | {"number": str(place + 1)} for place in range(agencies)]
    record.write(connection, world_of({"usual": USUAL, "agency": rows}, list(stories)))


def found(connection: sa.Connection, **order) -> list[dict]:
    """The verdicts of a run that are stored or listed, in order."""
    engine.judge(connection, instruments=[read(LAW, FILE)], as_of=AS_OF, run_id=1, **order)
    listed = any(order.get(name) for name in ("unknown", "met"))
    rows = connection.execute(verdict_rows(1, listed=listed)).mappings()
    return sorted(map(dict, rows), key=lambda row: (row["placement_id"], row["clause"]))


def test_a_breach_by_a_charge_is_stored_with_what_was_paid_and_is_owed(connection: sa.Connection):
    paid = VISA | {"evidence": "A", "refunded_amount": "20", "refunded_on": DAY}
    told(connection, {"name": "Sita", "charges": [paid]})
    assert found(connection) == [
        EMPTY
        | OWN
        | {
            "clause": "NPL-MYS-2018#01", "check_name": "nothing-paid", "outcome": "breached",
            "placement_id": 1, "agency_id": 1, "on_day": number(DAY), "missing": "",
            "observed": 120_00, "observed_unit": "MYR", "limit_value": 0, "limit_unit": "MYR",
            "owed_amount": 100_00, "owed_currency": "MYR", "established_amount": 100_00,
            "cite": "art. 1",
        }
    ]  # fmt: skip


def test_a_charge_that_was_paid_back_in_full_is_a_breach_that_leaves_nothing_owed(
    connection: sa.Connection,
):
    back = VISA | {"evidence": "A", "refunded_amount": "120", "refunded_on": DAY}
    told(connection, {"name": "Maya", "charges": [back]})
    (row,) = found(connection)
    assert (row["observed"], row["owed_amount"], row["owed_currency"]) == (120_00, None, None)
    assert row["established_amount"] is None


def test_a_wage_paid_short_is_stored_with_its_gap(connection: sa.Connection):
    told(connection, {"name": "Noor", "facts": {"paid_wage_amount": "1400"}})
    (row,) = found(connection)
    assert (row["clause"], row["cite"]) == ("NPL-MYS-2018#03", "art. 3")
    assert (row["observed"], row["limit_value"], row["owed_amount"]) == (1400_00, 1500_00, None)
    assert (row["gap_amount"], row["gap_currency"], row["gap_period"]) == (100_00, "MYR", "month")


def test_where_it_is_open_whether_a_clause_applies_its_own_place_and_what_is_asked_are_named(
    connection: sa.Connection,
):
    told(connection, {"name": "Abdul", "facts": {"sector": "", "insured": "no"}})
    (row,) = found(connection, unknown=True)
    assert row == EMPTY | OWN | {
        "clause": "NPL-MYS-2018#02", "check_name": "insured", "outcome": "unknown",
        "placement_id": 1, "agency_id": 1, "on_day": number(DAY), "missing": "sector",
        "cite": "art. 2",
    }  # fmt: skip


def test_a_word_that_breaches_is_stored_as_a_word(connection: sa.Connection):
    told(connection, {"name": "Li", "facts": {"insured": "no"}})
    (row,) = found(connection)
    words = (row["observed_word"], row["limit_word"])
    assert (words, row["observed"], row["limit_value"]) == (("no", "yes"), None, None)


def outcomes(rows: list[dict]) -> Counter[str]:
    return Counter(row["outcome"] for row in rows)


def test_a_run_lists_what_it_is_asked_to_and_stores_the_breaches_alone(connection: sa.Connection):
    told(connection, {"name": "Asha", "facts": {"insured": "", "paid_wage_amount": "1"}})
    assert outcomes(found(connection)) == {"breached": 1}
    connection.execute(sa.delete(finding))
    assert outcomes(found(connection, unknown=True)) == {"breached": 1, "unknown": 1}
    connection.execute(sa.delete(finding))
    assert outcomes(found(connection, met=True)) == {"breached": 1, "unknown": 1, "met": 1}
    stored = connection.execute(verdict_rows(1)).mappings().all()
    assert [row["outcome"] for row in stored] == ["breached"]
    assert connection.execute(verdict_rows(2)).all() == []


def test_without_listing_a_run_makes_no_table_of_listed_verdicts(connection: sa.Connection):
    told(connection, {"name": "Rina"})
    found(connection)
    with pytest.raises(sa.exc.DBAPIError), connection.begin_nested():
        connection.execute(verdict_rows(1, listed=True))


def test_a_confirmed_clause_has_its_force_and_no_other_has(connection: sa.Connection):
    told(connection, {"name": "Lela", "facts": {"insured": "no", "paid_wage_amount": "1"}})
    rows = found(connection, confirmed=frozenset({"NPL-MYS-2018#02"}))
    assert {row["check_name"]: row["force"] for row in rows} == {
        "insured": "confirmed",
        "paid-as-agreed": "unconfirmed",
    }


def test_one_agency_or_one_placement_is_judged_in_its_own_corridor_alone(
    connection: sa.Connection,
):
    short = {"paid_wage_amount": "1"}
    here, elsewhere = short | {}, short | {"destination": "KWT"}
    told(
        connection, {"name": "Ram", "facts": here}, {"name": "Hari", "facts": elsewhere}, agencies=2
    )
    law = read(LAW, FILE)
    for narrowed, judged in (({"agency_id": 1}, 1), ({"agency_id": 2}, 0)):
        rows = found(connection, **narrowed)
        assert [row["placement_id"] for row in rows] == [1] * judged
        connection.execute(sa.delete(finding))
    for one in (1, 2):
        counts = engine.sit(connection, [law], Order(AS_OF, run_id=1, placement_id=one))
        assert (counts.placements, counts.total.breached) == (1, 2 - one)


def test_a_run_says_how_far_it_is(connection: sa.Connection):
    told(connection, {"name": "Bina"}, {"name": "Mina"})
    said: list[int] = []
    found(connection, seen=said.append)
    assert sum(said) == 2
