"""Search on a whole published register, with the ways in which real names are really typed."""

import csv

import pytest

from registry.services.indexing import NameIndex
from registry.services.numbering import number_keys


@pytest.fixture(scope="module")
def rows(shared_data):
    with (shared_data / "bd-bmet-2023.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def index(rows):
    return NameIndex((place, "name", row["name"]) for place, row in enumerate(rows))


@pytest.fixture(scope="module")
def cases(shared_data):
    with (shared_data / "search-cases-bd.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nearly_every_way_of_typing_finds_the_agency_as_high_as_it_should(rows, index, cases):
    missed, asked = [], 0
    for case in cases:
        if not case["rule"].startswith("top") or case["kind"] == "licence_no":
            continue
        asked += 1
        found = index.find(case["query"], int(case["rule"].removeprefix("top")))
        named = {rows[match.key]["rl_no"] for match in found}
        if not set(case["expected_key"].split(";")) <= named:
            missed.append(case["query"])
    assert asked > 40
    assert len(missed) <= asked * 0.05, missed


def test_a_name_that_is_not_in_the_register_is_never_sure(index, cases):
    absent = [
        case["query"] for case in cases if not case["expected_key"] and "sure" in case["rule"]
    ]
    assert absent
    for query in absent:
        assert not any(match.same for match in index.find(query, 10)), query


def test_a_licence_number_finds_its_own_row_and_no_other(rows):
    keys = [number_keys(row["rl_no"]) for row in rows if row["rl_no"]]
    assert len(set.union(*keys)) == len(keys)
    assert number_keys("RL-215") & number_keys("0215")
    assert not number_keys("RL-216") & number_keys("0215")
