"""Reference terms and rates: what is real says where it was read, the rest that it is invented."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from registry.demonstration import Demonstration
from registry.demonstration.rows import INVENTED, RATE_COLUMNS, REFERENCE_COLUMNS
from tests.registry.demonstration.told import DATA

READ = {("MYS", "1200.00", "MYR", "2021-12-20"), ("SAU", "1500.00", "SAR", "2013-05-19")}


def test_a_term_is_invented_and_says_so_or_is_one_of_the_two_that_were_read(
    demonstration: Demonstration,
) -> None:
    real = [row for row in demonstration.references if row["source"] != INVENTED]
    assert {
        (row["country"], row["wage_amount"], row["wage_currency"], row["valid_from"])
        for row in real
    } == READ
    assert all("https://" in row["source"] for row in real)
    assert len(demonstration.references) > 10


def test_the_two_terms_stand_in_the_records_of_the_agreements() -> None:
    records = DATA.parent / "domain" / "agreements.yaml"
    if not records.is_file():
        pytest.skip("the records of the agreements do not lie beside this checkout")
    text = records.read_text(encoding="utf-8")
    for _, amount, currency, _ in READ:
        assert f"amount: {amount.split('.')[0]}\n        currency: {currency}" in text
    assert "Minimum pay RM1,200 (20 Dec 2021)" in text
    assert "https://saudiarabiaofw.com/philippines-saudi-domestic-workers/" in text


def test_every_term_has_the_columns_and_none_of_one_identity_overlap(
    demonstration: Demonstration,
) -> None:
    by_identity: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for row in demonstration.references:
        assert tuple(row) == REFERENCE_COLUMNS
        assert row["kind"] in ("minimum", "collective", "prevailing", "comparable")
        identity = tuple(row[c] for c in ("kind", "country", "area", "sector", "occupation"))
        by_identity.setdefault(identity, []).append((row["valid_from"], row["valid_until"]))
    for spans in by_identity.values():
        for (_, until), (since, _) in pairwise(sorted(spans)):
            assert until
            assert until <= since
    assert max(map(len, by_identity.values())) > 1


def test_rates_are_exact_dated_and_say_that_they_are_invented(
    demonstration: Demonstration,
) -> None:
    keys = set()
    for row in demonstration.rates:
        assert tuple(row) == RATE_COLUMNS
        assert row["source"] == INVENTED
        assert 0 < int(row["numerator"]) <= 10**9
        assert 0 < int(row["denominator"]) <= 10**9
        keys.add((row["on"], row["from_currency"], row["to_currency"]))
    assert len(keys) == len(demonstration.rates)
    assert max(row["on"] for row in demonstration.rates) == "2026-11-01"


def test_most_days_have_a_near_rate_and_some_of_each_main_pair_have_none(
    demonstration: Demonstration,
) -> None:
    near = timedelta(days=92)
    for paid_in in ("MYR", "AED", "SAR"):
        days = sorted(
            date.fromisoformat(row["on"])
            for row in demonstration.rates
            if row["from_currency"] == paid_in
        )
        gaps = [after - before for before, after in pairwise(days)]
        assert sum(gap > near for gap in gaps) == 1, paid_in
        assert sum(gap <= timedelta(days=31) for gap in gaps) > 30
