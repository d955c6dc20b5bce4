"""The resolved references beside a placement: whose they are, and what there is without them."""

from dataclasses import astuple
from datetime import date
from itertools import accumulate

import pytest
import sqlalchemy as sa

from audits.days import number
from audits.facts import placement, reference_term, whole
from audits.terms import (
    KEY,
    join_terms,
    load_terms,
    parts_of,
    reference,
    resolved_table,
    span_of,
    unresolved,
)
from tests.audits import record
from tests.law.telling import AGENCY, term_of, world_of

DAY = date(2024, 5, 2)
SIGNED = "contract_signed_on"
KINDS = ("minimum",)
SPANS = (number(DAY) - 400, number(DAY) - 30, number(DAY))
"""Changes of terms: the last begins on the day itself."""
HELD = {"found": 1, "lacking": 0, "mixed": 0, "unsure": "", "currency": "MYR", "period": "month"}
WORK = dict.fromkeys(KEY, "") | {"span": 3}


def told(name: str, **facts: object) -> dict:
    return {"clause": "", "name": name, "facts": facts}


@pytest.fixture
def written(connection: sa.Connection) -> sa.Connection:
    """Sita works in Malaysia, Maya on a farm there, Noor in Kuwait; Abdul never signed."""
    stories = [
        told("Sita"), told("Maya", sector="farming"), told("Noor", destination="KWT"),
        told("Abdul", contract_signed_on=""),
    ]  # fmt: skip
    record.write(connection, world_of({"usual": {SIGNED: DAY}, "agency": [AGENCY]}, stories))
    table = resolved_table([KINDS])
    table.create(connection)
    resolved = [
        WORK | {"destination": country} | parts_of(KINDS, HELD | {"amount": amount})
        for country, amount in (("MYS", 1_500_00), ("KWT", 75_000))
    ]
    connection.execute(sa.insert(table), resolved)
    return connection


def found(connection: sa.Connection, *columns: sa.ColumnElement) -> list[tuple]:
    """What stands beside the placements, one after the other."""
    beside = join_terms(placement, SIGNED, SPANS)
    wanted = sa.select(*columns).select_from(beside).order_by(placement.c.id)
    return [tuple(row) for row in connection.execute(wanted)]


def test_each_placement_has_the_reference_of_its_own_country_and_work(written: sa.Connection):
    amounts = found(written, reference(KINDS, SIGNED).limit.amount)
    assert amounts == [(1_500_00,), (None,), (75_000,), (None,)]


def test_without_a_row_no_reference_was_found_and_nothing_else_is_said(written: sa.Connection):
    held = reference(KINDS, SIGNED)
    said = found(written, held.found, held.lacking, held.mixed, held.unsure)
    none = (False, False, False, "")
    assert said == [(True, False, False, ""), none, (True, False, False, ""), none]


def test_only_work_on_a_known_day_waits_to_be_resolved(written: sa.Connection):
    assert found(written, unresolved(SIGNED)) == [(False,), (True,), (False,), (False,)]


@pytest.mark.parametrize("changes", range(6))
def test_a_span_begins_with_each_change(connection: sa.Connection, changes: int):
    spans, days = tuple(range(10, 10 + 2 * changes, 2)), range(9, 23)
    (found,) = connection.execute(sa.select(*(span_of(whole(day), spans) for day in days)))
    assert [*found] == [sum(change <= day for change in spans) for day in days]


def test_of_seven_changes_three_are_looked_at():
    words = str(span_of(placement.c[SIGNED], tuple(range(7)))).replace("(", " ").split()
    deep = accumulate({"CASE": 1, "END": -1}.get(word.strip(")"), 0) for word in words)
    assert max(deep) == 1 + 3


def test_the_terms_of_a_country_come_in_the_order_of_their_numbers(connection: sa.Connection):
    usual = {"kind": "minimum", "country": "MYS", "valid_from": DAY, "wage_currency": "MYR"}
    terms = [term_of(usual | {"wage_amount": amount}) for amount in ("1500", "1600", "1700")]
    record.write(connection, world_of({"usual": {}, "term": []}, []))
    rows = [row | {"id": place, "valid_from": number(DAY)} for place, row in enumerate(terms, 1)]
    table = record.TABLES[reference_term.name]
    connection.execute(sa.insert(table), rows[::-1])
    held = load_terms(connection, "MYS")
    assert [astuple(one)[-3] for one in held] == [1_500_00, 1_600_00, 1_700_00]
    assert load_terms(connection, "KWT") == []
