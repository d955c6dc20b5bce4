"""The law as shipped beside the lists of what it has to cover: no provision and no state lost.

The lists stand in tests/data/law: provisions.csv (the agreements, with how many provisions each was
found to have and whether its text was read in full) and ratifications.csv (what is known of each
state and convention).
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from audits.instrument import KINDS, Instrument, read
from audits.rules import rules
from audits.shelf import coverage, find, load_all, provisions, totals

DATA = Path(__file__).parents[1] / "data" / "law"
SHELF = load_all()
COUNTS = ("verified", "listed_year_unseen")
BEYOND_THE_LIST = {"C95", "C97-ANNEX-II"}
"""Conventions of which nothing is known of any state."""


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a list."""
    return list(csv.DictReader((DATA / name).read_text("utf-8").splitlines()))


AGREEMENTS = {row["agreement"]: row for row in rows_of("provisions.csv")}
RATIFICATIONS = rows_of("ratifications.csv")
CONVENTIONS = [one for one in SHELF if one.kind == "convention"]


def test_all_46_agreements_are_on_the_shelf_and_no_other() -> None:
    assert {one.id for one in SHELF if one.kind == "agreement"} == set(AGREEMENTS)
    assert len(AGREEMENTS) == 46
    assert sum(int(row["provisions"]) for row in AGREEMENTS.values()) == 385


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_provision_of_an_agreement_is_judged_or_says_why_not(name: str) -> None:
    count = int(AGREEMENTS[name]["provisions"])
    found = provisions(find(SHELF, name))
    assert found == tuple(f"{place:02}" for place in range(1, count + 1))


@pytest.mark.parametrize("read_as, least, of", [("excerpts", 55, 141), ("full_text", 60, 244)])
def test_enough_provisions_have_a_check(read_as: str, least: int, of: int) -> None:
    rows = [one for one in coverage(SHELF) if one.kind == "agreement"]
    rows = [one for one in rows if AGREEMENTS[one.instrument]["read"] == read_as]
    assert sum(one.provisions for one in rows) == of
    assert sum(one.checked for one in rows) >= least


def test_coverage_counts_provisions_and_hands_on_the_reasons() -> None:
    rows = {row.instrument: row for row in coverage(SHELF)}
    malaysia = rows["NPL-MYS-2018"]
    assert (malaysia.provisions, malaysia.clauses, len(malaysia.unchecked)) == (9, 6, 5)
    assert (malaysia.checked, malaysia.kind, malaysia.idle) == (5, "agreement", "")
    assert all(entry.why for row in rows.values() for entry in row.unchecked)


def test_a_part_that_is_checked_makes_its_provision_checked_once() -> None:
    (row,) = coverage([invented("03a", "03b", unchecked=("03c", "04"))])
    assert (row.provisions, row.checked, row.clauses) == (2, 1, 2)


def test_of_a_provision_in_parts_the_part_seen_best_counts() -> None:
    for other in ("excerpt", "secondary"):
        (total,) = totals([invented("03a", unchecked=("03b",), seen=other)])
        assert (total.seen, total.provisions, total.checked) == ("full_text", 1, 1)


def test_the_totals_count_what_is_judged_of_all_that_was_seen_alike() -> None:
    found = totals([invented("01", "02", "03a", unchecked=("03b", "04"))])
    assert [(one.seen, one.provisions, one.checked) for one in found] == [
        ("full_text", 3, 3),
        ("secondary", 1, 0),
    ]


def test_an_instrument_without_a_clause_judges_nothing_and_says_so() -> None:
    (row,) = coverage([invented(unchecked=("01",))])
    assert row.idle == "no provision of it has a check"


def test_the_totals_are_of_every_kind_that_is_there() -> None:
    found = Counter(dict.fromkeys(KINDS, 0))
    for total in totals(SHELF):
        found[total.kind] += total.provisions
    rows = coverage(SHELF)
    assert found == {kind: sum(r.provisions for r in rows if r.kind == kind) for kind in KINDS}


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda one: one.id)
def test_a_convention_has_every_state_that_counts_and_no_other(convention: Instrument) -> None:
    known = [row for row in RATIFICATIONS if row["instrument"] == convention.id]
    assert known or convention.id in BEYOND_THE_LIST
    counted = {
        row["iso3"]: row
        for row in known
        if row["status"] == "ratified" and row["year"] and row["verification"] in COUNTS
    }
    place = convention.place
    assert place.ratifications == {state: int(row["year"]) for state, row in counted.items()}
    unconfirmed = {
        state: row["as_of"]
        for state, row in counted.items()
        if row["verification"] == "listed_year_unseen"
    }
    assert {state: one.as_of for state, one in place.listed.items()} == unconfirmed


@pytest.mark.parametrize("name", ["C95", "C97-ANNEX-II", "P029"])
def test_a_convention_without_any_such_state_judges_nothing_and_says_so(name: str) -> None:
    convention = find(SHELF, name)
    states = {row["iso3"] for row in RATIFICATIONS}
    assert rules([convention], "NPL", "MYS") == []
    assert all(rules([convention], state, "MYS") == [] for state in states)
    assert all(rules([convention], "NPL", state) == [] for state in states)
    (row,) = coverage([convention])
    assert row.idle == "no state has been seen that ratified it"


@pytest.mark.parametrize("ref", ["C143#11", "C143#12", "C143#02", "CMW#10", "CMW#11", "CMW#12"])
def test_an_article_known_without_its_text_is_not_judged(ref: str) -> None:
    name, _, number = ref.partition("#")
    (entry,) = [one for one in find(SHELF, name).unchecked if one.id == number]
    assert entry.why == "Text not seen."


def invented(*clauses: str, unchecked: tuple[str, ...] = (), seen: str = "secondary") -> Instrument:
    """A standard with clauses read in full and provisions that were seen otherwise."""
    text = 'id = "STD-A"\nkind = "standard"\ntitle = "T"\nsigned = "2020"\n'
    for number in clauses:
        text += f'[[clause]]\nid = "{number}"\nsays = "S."\ncite = ""\nseen = "full_text"\n'
        text += 'check = "insured"\n'
    for number in unchecked:
        text += f'[[unchecked]]\nid = "{number}"\nsays = "S."\ncite = ""\nseen = "{seen}"\n'
        text += 'why = "W."\n'
    return read(text, "std-a.toml")
