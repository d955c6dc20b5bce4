"""Words of outcomes: what they hold is told alike in memory, in statements and in counts."""

from collections import Counter
from datetime import date
from itertools import product

import pytest
import sqlalchemy as sa

from audits import bulk, tallying
from audits.instrument import read
from audits.packing import CLAUSES, has, names, outcome, place_of, wanted
from audits.plan import BREACHED, MET, NONE, UNKNOWN
from audits.tallying import Tally
from tests.audits import record
from tests.law.telling import AGENCY, world_of

EACH = (NONE, MET, BREACHED, UNKNOWN)


def packed(codes: list[int]) -> tuple[int, ...]:
    """The words of these outcomes, one clause after the other."""
    words = [0] * len(names(len(codes)))
    for place, code in enumerate(codes):
        words[place // CLAUSES] |= code << 2 * (place % CLAUSES)
    return tuple(words)


def columns(codes: list[int]) -> list[sa.ColumnElement[int]]:
    """The same words as a statement sees them."""
    return [sa.literal(word, sa.BigInteger()) for word in packed(codes)]


def mixed(seed: int) -> list[int]:
    """The outcomes of 40 clauses, all four among them."""
    return [EACH[(place * place + seed * place // 3 + seed) % 4] for place in range(40)]


@pytest.mark.parametrize("clauses, words", [(1, 1), (31, 1), (32, 2), (62, 2), (63, 3)])
def test_a_word_holds_31_clauses(clauses: int, words: int):
    assert names(clauses) == [f"word{number}" for number in range(words)]


def test_an_outcome_is_found_wherever_it_stands_and_no_other_is(connection: sa.Connection):
    several = [(MET,), (BREACHED,), (UNKNOWN,), (BREACHED, UNKNOWN)]
    for code, place in product(EACH, (0, 1, 29, 30, 31, 39)):
        codes = [NONE] * 40
        codes[place] = code
        expected = [code in asked for asked in several]
        assert [wanted(packed(codes), frozenset(asked)) for asked in several] == expected
        told = [sa.case((has(columns(codes), asked), 1), else_=0) for asked in several]
        assert list(connection.execute(sa.select(*told)).one()) == expected


def test_each_clause_has_its_own_outcome_in_a_statement(connection: sa.Connection):
    codes = mixed(7)
    places = [place_of(place) for place in range(40)]
    told = [outcome(columns(codes)[word], sa.literal(shift)) for word, shift in places]
    assert list(connection.execute(sa.select(*told)).one()) == codes


LAW = """
id = "STD-A"
kind = "standard"
title = "T"
signed = 2018-11-16
"""
CLAUSE = """
[[clause]]
id = "{id}"
says = "S."
cite = ""
seen = "secondary"
check = "{check}"
items = ["visa"]
"""


def test_who_paid_nothing_is_judged_by_each_clause_on_its_own(connection: sa.Connection):
    law = LAW + CLAUSE.format(id="01", check="nothing-paid")
    law += CLAUSE.format(id="02", check="paid-at-most-wage") + "months = 1\n"
    law += CLAUSE.format(id="03", check="repaid-by") + "days = 30\n"
    law += CLAUSE.format(id="04", check="repaid-by") + "days = 4000\n"
    usual = {"contract_signed_on": date(2021, 3, 1), "costs_disclosed": "worker"}
    stories = [{"clause": "", "name": "Sita", "facts": {"started_on": date(2021, 4, 1)}}]
    record.write(connection, world_of({"usual": usual, "agency": [AGENCY]}, stories))
    _, lines = record.verdicts(connection, [read(law, "std-a.toml")], date(2026, 1, 1))
    told = {line["clause"][-2:]: line["outcome"] for line in lines}
    assert told == {"01": "met", "02": "unknown", "03": "met", "04": "met"}


def test_counts_are_those_of_the_placements_one_by_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tallying, "MANY", 5)
    placements = [(number % 3, mixed(number)) for number in range(30)]
    tally = Tally(40)
    for first in range(0, 30, 4):
        part = placements[first : first + 4]
        words = Counter(packed(codes) for _, codes in part)
        doubtful = Counter((agency, packed(codes)) for agency, codes in part if UNKNOWN in codes)
        tally.add(words, doubtful)
    assert tally.placements == 30
    for place, numbers in enumerate(tally.numbers):
        found = Counter(codes[place] for _, codes in placements)
        assert numbers[1:] == [found[code] for code in (MET, BREACHED, UNKNOWN)]
    unknown = Counter(
        (place, agency)
        for agency, codes in placements
        for place, code in enumerate(codes)
        if code == UNKNOWN
    )
    assert tally.unknown == unknown


def test_rows_are_written_in_batches_and_counted(
    connection: sa.Connection, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bulk, "BATCH", 3)
    rates = record.TABLES["rate"]
    names_ = [column.name for column in rates.c]
    rows = [
        dict.fromkeys(names_, day) | {"from_currency": "A", "to_currency": "B"} for day in range(7)
    ]
    assert bulk.pour(connection, rates, (tuple(row.values()) for row in rows)) == 7
    assert [dict(row) for row in connection.execute(sa.select(rates)).mappings()] == rows
    assert bulk.pour(connection, rates, []) == 0
