"""Law files that may not be used: each names its file, its clause and the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.errors import BadInstrument
from audits.instrument import examine, read

FILE = "npl-mys-1999.toml"
HEAD = """id = "NPL-MYS-1999"
kind = "agreement"
title = "An invented treaty"
origin = "NPL"
destination = "MYS"
signed = 1999-03-01
confidence = "medium"
"""
CEILING = """
[[clause]]
id = "01"
says = "A worker pays no more than the ceiling."
cite = "art. 5(2)"
seen = "full_text"
check = "paid-at-most"
items = ["fees"]
[[clause.ceiling]]
since = 2000-01-01
value = { amount = "900", currency = "USD" }
cite = "art. 5(2)"
[[clause.ceiling]]
since = 2004-01-01
value = { amount = "700", currency = "USD" }
cite = "Decision 4"
"""
WAGE = """
[[clause]]
id = "02"
says = "The wage is at least so much."
cite = ""
seen = "secondary"
check = "wage-at-least"
amount = { amount = "1500", currency = "SAR" }
period = "month"
"""
HOURS = """
[[clause]]
id = "03"
says = "The week has at most so many hours."
cite = ""
seen = "secondary"
check = "hours-at-most"
value = 48
"""
REST = """
[[unchecked]]
id = "04"
says = "Leave on a death in the family."
cite = "art. 7"
seen = "full_text"
why = "No fact says so."
"""
TREATY = HEAD + CEILING + WAGE + HOURS + REST


def fault(old: str, new: str, text: str = TREATY) -> BadInstrument:
    """The fault of the treaty in which `old` was replaced, where it first stands."""
    assert old in text
    with pytest.raises(BadInstrument) as caught:
        read(text.replace(old, new, 1), FILE)
    assert caught.value.file == FILE
    assert FILE in str(caught.value)
    assert caught.value.clause in str(caught.value)
    return caught.value


def test_the_treaty_itself_is_good() -> None:
    instrument, faults = examine(TREATY, FILE)
    assert instrument is not None
    assert faults == []


@pytest.mark.parametrize(
    "old, new, reason",
    [
        ("NPL-MYS-1999", "NPL-MYS-2000", "named npl-mys-2000.toml"),
        ("NPL-MYS-1999", "npl-mys-1999", "named npl-mys-1999.toml"),
        ('"NPL-MYS-1999"', "1999", "'id' must be text"),
        ('title = "An invented treaty"\n', "", "'title' is missing"),
        ('"An invented treaty"', '" "', "'title' is empty"),
        ('kind = "agreement"', 'kind = "treaty"', "one of agreement, national_law"),
        ('"medium"', '"certain"', "one of high, medium, low"),
        ('origin = "NPL"', 'origin = "NEP"', "'NEP'.*no country"),
        ('origin = "NPL"', 'origin = ["NPL", "XX"]', "'XX'.*no country"),
        ('origin = "NPL"\n', "", "'origin' is missing"),
        ('origin = "NPL"', "origin = []", "'origin' must be a list"),
        ('destination = "MYS"', 'destination = "MYS"\ncountry = "NPL"', "'country' is no key"),
        ('kind = "agreement"', 'kind = "standard"', "'origin' is no key here"),
        ('confidence = "medium"', 'confidance = "medium"', "'confidance' is no key"),
        ("signed = 1999-03-01", "signed = 1999-03-01T10:00:00", "'signed' must be a date"),
        ("signed = 1999-03-01", 'signed = "spring 1999"', "'signed'.*spring 1999"),
        ("signed = 1999-03-01", "signed = 1999-02-30", "no TOML"),
        ("signed = 1999-03-01", "signed = 1999-03-01\nuntil = 1999-03-01", "'until' is on or"),
        ("signed = 1999-03-01", 'signed = "1999"\nterm_ends = "1999"', "'term_ends' is on or"),
        ('confidence = "medium"', "renewed = 1", "'renewed' must be true or false"),
        ('confidence = "medium"', 'sexes = ["women"]', "'sexes' has 'women'"),
        ('confidence = "medium"', 'occupations = ["51a"]', "'51a' is no occupation"),
        ('confidence = "medium"', "sectors = []", "'sectors' must be a list"),
        ('confidence = "medium"', 'sectors = ["a", "a"]', "'sectors' names a word twice"),
        ('confidence = "medium"', "source = 3", r"\[\[source\]\]"),
        ('confidence = "medium"', 'joint_body = "JC"', r"\[joint_body\]"),
        ('confidence = "medium"', 'joint_body = { name = "JC" }', "'cite' is missing"),
        ('confidence = "medium"', 'confidence = "medium"\nconfidence = "low"', "no TOML"),
        ('id = "02"', 'id = "01"', "used twice"),
        ('id = "04"', 'id = "03"', "used twice"),
        ('id = "02"', 'id = "no. 2"', "'no. 2' is no clause number"),
        ('id = "02"\n', "", "'id' is missing"),
    ],
)
def test_a_fault_of_the_head_stops_the_file(old: str, new: str, reason: str) -> None:
    bad = fault(old, new)
    assert bad.clause in ("", "01", "03", "[[clause]] 2")
    with pytest.raises(BadInstrument, match=reason):
        raise bad


@pytest.mark.parametrize(
    "clause, old, new, reason",
    [
        ("01", 'says = "A worker pays no more than the ceiling."\n', "", "'says' is missing"),
        ("01", 'cite = "art. 5(2)"\nseen', "seen", "'cite' is missing"),
        ("01", 'seen = "full_text"\n', "", "'seen' is missing"),
        ("01", 'seen = "full_text"', 'seen = "hearsay"', "one of full_text, excerpt, secondary"),
        ("01", 'check = "paid-at-most"\n', "", "'check' is missing"),
        ("01", '"paid-at-most"', '"pays-at-most"', "'pays-at-most' is no check"),
        ("01", "[[clause.ceiling]]\nsince = 2000", "[[clause.celing]]\nsince = 2000", "'celing'"),
        ("01", 'items = ["fees"]\n', "", "parameter 'items' is missing"),
        ("01", '["fees"]', '["fee"]', "'fee' is no cost item"),
        ("01", '["fees"]', '"fees"', "'items' must be a list of items"),
        ("01", '["fees"]', "[]", "'items' must be a list of items"),
        ("01", '"USD" }\ncite = "art. 5(2)"', '"USD" }', "'cite' is missing"),
        ("01", "since = 2000-01-01\n", "", "needs since, value and cite"),
        ("01", 'value = { amount = "900", currency = "USD" }\n', "", "needs since, value and cite"),
        ("01", "since = 2004-01-01", "since = 1999-01-01", "days of 'ceiling' do not rise"),
        ("01", "since = 2004-01-01", "since = 2000-01-01", "days of 'ceiling' do not rise"),
        ("01", '"900", currency = "USD"', '"900", currency = "US$"', "no currency code"),
        ("01", '"900", currency', '"-900", currency', "'-900' is no amount"),
        ("01", '"900", currency', '"9.001", currency', "more than 2 decimals"),
        ("01", '"900", currency', "9e2, currency", "is no amount"),
        ("01", '"900", currency', "true, currency", "must be a table of an amount"),
        ("01", 'cite = "Decision 4"', 'cite = "Decision 4"\nnote = "x"', "'note' is no key here"),
        ("01", 'items = ["fees"]', 'items = ["fees"]\nuntil = 1999-01-01', "ends on or before"),
        ("01", 'items = ["fees"]', 'items = ["fees"]\non = "paid"', "one of signed, departed"),
        ("02", 'period = "month"', 'period = "fortnight"', "'period' must be one of hour, day"),
        ("02", 'period = "month"\n', "", "parameter 'period' is missing"),
        ("02", 'period = "month"', 'period = "month"\nvalue = 3', "takes amount, period"),
        ("02", '{ amount = "1500", currency = "SAR" }', "1500", "must be a table of an amount"),
        ("03", "value = 48", 'value = "48"', "'value' must be a number"),
        ("03", "value = 48", "value = -1", "'value' must be a number"),
        ("03", "value = 48", "value = nan", "'value' must be a number"),
        ("03", "value = 48", "value = inf", "'value' must be a number"),
        ("03", "value = 48", "value = 48.0001", "'value' must be a number"),
        ("03", "value = 48", "value = true", "'value' must be a number"),
        ("03", "value = 48", "value = [48]", "'value' must be a number"),
        ("03", '"hours-at-most"\nvalue = 48', '"wage-by-day"\nday = 7.5', "must be a whole number"),
        (
            "03",
            '"hours-at-most"\nvalue = 48',
            '"wage-at-least-reference"\nkinds = ["usual"]',
            "'kinds' must be a list of different words of these: minimum, collective",
        ),
        (
            "03",
            '"hours-at-most"\nvalue = 48',
            '"free-to-change-job"\nconsent = "no"',
            "'consent' must be true or false",
        ),
        ("03", '"hours-at-most"\nvalue = 48', '"insured"\nvalue = 48', "'value' is no key here"),
        ("04", 'why = "No fact says so."\n', "", "'why' is missing"),
        ("04", 'cite = "art. 7"\n', "", "'cite' is missing"),
        ("04", "why =", 'check = "insured"\nwhy =', "'check' is no key here"),
    ],
)
def test_a_fault_of_a_clause_names_the_clause(clause: str, old: str, new: str, reason: str) -> None:
    bad = fault(old, new)
    assert bad.clause == clause
    with pytest.raises(BadInstrument, match=reason):
        raise bad


def test_every_bad_clause_is_told_at_once() -> None:
    text = TREATY.replace('"USD"', '"US$"').replace("value = 48", "value = -1")
    instrument, faults = examine(text, FILE)
    assert instrument is None
    assert [found.clause for found in faults] == ["01", "03"]


@pytest.mark.parametrize(
    "old, new, reason",
    [
        ('country = "NPL"\n', "", "'country' is missing"),
        ('side = "origin"\n', "", "'side' is missing"),
        ('side = "origin"', 'side = "either"', "one of origin, destination"),
        ('country = "NPL"', 'country = "NPL"\norigin = "NPL"', "'origin' is no key"),
    ],
)
def test_a_national_law_needs_its_country_and_side(old: str, new: str, reason: str) -> None:
    law = (
        'id = "NPL-MYS-1999"\nkind = "national_law"\ntitle = "T"\n'
        'country = "NPL"\nside = "origin"\n'
    )
    with pytest.raises(BadInstrument, match=reason):
        raise fault(old, new, law)


@pytest.mark.parametrize(
    "old, new, reason",
    [
        ("ratifications = { MAR = 1993 }\n", "", "year of each state"),
        ("{ MAR = 1993 }", "{}", "year of each state"),
        ("{ MAR = 1993 }", "{ MRC = 1993 }", "MRC = 1993 is no state"),
        ("{ MAR = 1993 }", '{ MAR = "1993" }', "MAR = '1993' is no state and year"),
        ("{ MAR = 1993 }", "{ MAR = true }", "MAR = True is no state and year"),
        ('side = "either"\n', "", "'side' is missing"),
    ],
)
def test_a_convention_needs_its_side_and_ratifications(old: str, new: str, reason: str) -> None:
    law = (
        'id = "NPL-MYS-1999"\nkind = "convention"\ntitle = "T"\nside = "either"\n'
        "ratifications = { MAR = 1993 }\n"
    )
    with pytest.raises(BadInstrument, match=reason):
        raise fault(old, new, law)


def test_a_fault_is_told_in_the_readers_language_down_to_its_cause() -> None:
    bad = fault('["fees"]', '["fee"]')
    assert bad.told(lambda message: f"<{message}>") == (
        "<npl-mys-1999.toml, clause 01: <'items': <'fee' is no cost item and no group of items>>>"
    )


@given(st.lists(st.sampled_from(TREATY.splitlines(keepends=True)), max_size=40), st.text())
def test_any_shuffled_file_is_read_or_refused_and_never_breaks(lines: list[str], more: str) -> None:
    for text in ("".join(lines), HEAD + "".join(lines), TREATY + more):
        instrument, faults = examine(text, FILE)
        assert (instrument is None) == bool(faults)
