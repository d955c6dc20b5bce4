"""The list of checks: its agreement with the signatures, the documents and the privacy boundary."""

import inspect
import re
from datetime import date
from pathlib import Path

import pytest

from audits.checks import CHECKS
from audits.facts import placement
from audits.placement import FIELDS, Placement
from audits.signatures import SIGNATURES

DOCUMENT = Path(__file__).parents[2] / "docs" / "checks.md"
ROW = re.compile(r"\| `([a-z-]+)` \| ([^|]*) \|")
NEVER_SEEN = ("employer", "reference", "name", "made_in", "comparator_source")


def test_every_check_has_a_signature_and_every_signature_a_check():
    assert list(CHECKS) == list(SIGNATURES)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_takes_the_parameters_that_its_signature_lists(name: str):
    first, *others = inspect.signature(CHECKS[name]).parameters.values()
    assert first.name == "placement"
    assert [one.name for one in others] == [one.name for one in SIGNATURES[name]]
    assert all(one.kind is one.KEYWORD_ONLY and one.default is one.empty for one in others)


def test_every_check_has_its_row_in_the_document_with_its_parameters():
    rows = dict(ROW.findall(DOCUMENT.read_text("utf-8")))
    assert list(rows) == list(CHECKS)
    for name, words in rows.items():
        listed = re.findall(r"`([a-z]+)`", words)
        assert listed == [one.name for one in SIGNATURES[name]], name


@pytest.mark.parametrize("name", NEVER_SEEN)
def test_a_check_cannot_ask_for_what_it_may_not_see(name: str):
    with pytest.raises(AttributeError, match="may not see"):
        getattr(Placement("contract_signed_on", date(2026, 1, 1)), name)


def test_what_a_check_sees_of_a_placement_are_its_facts():
    facade = Placement("contract_signed_on", date(2026, 1, 1))
    assert all(getattr(facade, name) is placement.c[name] for name in FIELDS)
    assert {"id", "agency_id"}.isdisjoint(FIELDS)
