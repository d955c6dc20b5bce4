"""Clauses that read well and decide nothing: each kind is told, and no shipped clause is one."""

import pytest

from audits.doubts import doubts
from audits.instrument import read
from audits.shelf import load_all

AGREEMENT = """
id = "NPL-MYS-1999"
kind = "agreement"
title = "T"
origin = "NPL"
destination = "MYS"
in_force = 1999-03-01
until = 2012-01-01
"""
CONVENTION = """
id = "C1"
kind = "convention"
title = "T"
side = "destination"
ratifications = { MAR = 1993, PHL = 2012 }
"""
NATIONAL = 'id = "A1"\nkind = "national_law"\ntitle = "T"\nsigned = 2000-01-01\n'
STANDARD = 'id = "STD-A"\nkind = "standard"\ntitle = "T"\n'
NOBODY = "there is no placement and no day that it could judge"
EXCEPTION = '[[clause.exception]]\nstate = "NPL"\nside = "origin"\ncite = ""\nseen = "secondary"\n'


def clause(number: str, check: str, more: str = "") -> str:
    """A clause of an invented law."""
    return (
        f'[[clause]]\nid = "{number}"\nsays = "S."\ncite = ""\nseen = "secondary"\n'
        f'check = "{check}"\n{more}\n'
    )


def told(head: str, *clauses: str) -> list[str]:
    """The doubts about an invented law, without their place."""
    name = head.split('"')[1].lower()
    return [doubt.reason for doubt in doubts(read(head + "".join(clauses), f"{name}.toml"))]


def value(since: str, number: int) -> str:
    """A step of a dated value."""
    return f'[[clause.value]]\nsince = {since}\nvalue = {number}\ncite = ""\n'


def test_a_clause_without_a_day_never_judges() -> None:
    (doubt,) = doubts(read(STANDARD + clause("01", "insured"), "std-a.toml"))
    never = "it has no day from which it holds, so it never judges"
    assert str(doubt) == f"std-a.toml, clause 01: {never}"
    assert told(STANDARD, clause("01", "insured", "since = 2020-01-01")) == []


def test_an_agreement_of_one_state_with_itself_judges_nobody() -> None:
    (doubt,) = told(AGREEMENT.replace('"MYS"\n', '"NPL"\n'), clause("01", "insured"))
    assert doubt == NOBODY


@pytest.mark.parametrize("side", ["origin", "destination"])
def test_a_national_law_judges_the_placements_of_its_side(side: str) -> None:
    head = f'{NATIONAL}country = "QAT"\nside = "{side}"\ncounterparts = ["NPL"]\n'
    assert told(head, clause("01", "insured")) == []


def test_a_convention_ratified_only_after_the_clause_ended_judges_nobody() -> None:
    (doubt,) = told(CONVENTION, clause("01", "insured", 'since = "1949"\nuntil = 1994-01-01'))
    assert doubt == NOBODY
    assert told(CONVENTION, clause("01", "insured", 'since = "1949"\nuntil = 1994-01-02')) == []


def test_a_convention_that_nobody_ratified_is_no_doubt_for_coverage_says_it() -> None:
    head = CONVENTION.replace("{ MAR = 1993, PHL = 2012 }", "{}")
    assert told(head, clause("01", "insured", 'since = "1949"')) == []


def test_a_value_that_begins_when_the_clause_has_ended_never_applies() -> None:
    good = clause("01", "hours-at-most", value("1999-03-01", 48) + value("2011-12-31", 40))
    bad = clause("01", "hours-at-most", value("1999-03-01", 48) + value("2012-01-01", 40))
    assert told(AGREEMENT, good) == []
    (doubt,) = told(AGREEMENT, bad)
    assert doubt == "its value since 2012-01-01 begins when it has ended"
    (doubt,) = told(AGREEMENT, clause("01", "hours-at-most", value("2012-01-01", 40)))
    assert doubt == NOBODY


@pytest.mark.parametrize(
    "check, good, bad",
    [
        ("rest-at-least", "value = 168", "value = 168.001"),
        ("leave-at-least", "value = 366", "value = 366.5"),
        ("overtime-at-least", "value = 100", "value = 101"),
        ("age-at-least", "years = 120", "years = 121"),
    ],
)
def test_more_than_a_placement_can_have_can_never_be_satisfied(
    check: str, good: str, bad: str
) -> None:
    assert told(AGREEMENT, clause("01", check, good)) == []
    (doubt,) = told(AGREEMENT, clause("01", check, bad))
    most, more = good.partition(" = ")[2], bad.partition(" = ")[2]
    assert doubt == f"no placement can satisfy it: {more} is above {most}"


@pytest.mark.parametrize(
    "check, good, bad",
    [
        ("hours-at-most", "value = 167.999", "value = 168"),
        ("wage-by-day", "day = 365", "day = 366"),
        ("age-at-most", "years = 119", "years = 120"),
    ],
)
def test_a_limit_that_nothing_goes_beyond_can_never_be_breached(
    check: str, good: str, bad: str
) -> None:
    assert told(AGREEMENT, clause("01", check, good)) == []
    (doubt,) = told(AGREEMENT, clause("01", check, bad))
    assert doubt == f"no placement can breach it: none is above {bad.partition(' = ')[2]}"


def test_nothing_paid_whose_items_are_all_to_be_paid_back_judges_nothing() -> None:
    nothing = clause("01", "nothing-paid", 'items = ["medical"]')
    back = clause("02", "repaid-by", 'items = ["medical", "visa"]\ndays = 30')
    (doubt,) = doubts(read(AGREEMENT + nothing + back, "npl-mys-1999.toml"))
    assert doubt.clause == "01"
    assert doubt.reason == "all its items are at all times left to clauses on paying back"
    assert told(AGREEMENT, nothing, back.replace("days", "since = 2005-01-01\ndays")) == []
    assert told(AGREEMENT, nothing.replace('"medical"', '"medical", "tools"'), back) == []


@pytest.mark.parametrize(
    "least, most, lost",
    [
        ("years = 21", "years = 21", False),
        ("years = 21", "years = 20", True),
        ('years = 21\nsexes = ["female"]', 'years = 20\nsexes = ["male"]', False),
        ('years = 21\nsexes = ["female"]', "years = 20", True),
        ('years = 21\noccupations = ["53"]', 'years = 20\noccupations = ["5311"]', True),
        ('years = 21\noccupations = ["53"]', 'years = 20\noccupations = ["91"]', False),
        ('years = 21\nsectors = ["nursing"]', 'years = 20\nsectors = ["fishing"]', False),
        ("years = 21\nuntil = 2005-01-01", "years = 20\nsince = 2005-01-01", False),
        ("years = 21\nuntil = 2005-01-02", "years = 20\nsince = 2005-01-01", True),
    ],
)
def test_nobody_is_older_than_one_clause_asks_and_younger_than_another(
    least: str, most: str, lost: bool
) -> None:
    found = told(AGREEMENT, clause("01", "age-at-least", least), clause("02", "age-at-most", most))
    assert found == ["nobody is as old as it asks and as young as NPL-MYS-1999#02"] * lost


@pytest.mark.parametrize(
    "more, ended",
    [
        ('items = ["fees"]\nsince = 2020-01-01', ""),
        ('items = ["visa"]\nsince = 2020-01-01', "names none of its items"),
        ('items = ["fees"]\nsince = 2010-01-01\nuntil = 2019-01-01', "never holds with it"),
        ('items = ["fees"]\nsince = 2010-01-01\nuntil = 2019-01-02', ""),
        ('items = ["fees"]\nsince = 2024-01-01', "never holds with it"),
        ('items = ["fees"]\nsince = 2023-12-31', ""),
        ('items = ["fees"]\nsince = 2020-01-01\ncounterparts = ["QAT"]', ""),
    ],
)
def test_an_exception_for_other_costs_or_other_days_excepts_nothing(more: str, ended: str) -> None:
    days = "since = 2019-01-01\nuntil = 2024-01-01\n"
    judged = clause("01", "exception-valid", f'items = ["fees"]\n{days}{EXCEPTION}{more}')
    found = told(STANDARD, judged)
    since = more.split("since = ")[1][:10]
    assert found == [f"the exception of NPL since {since} {ended}"] * bool(ended)


def test_an_exception_of_a_state_that_the_agreement_is_not_about_excepts_nobody() -> None:
    more = 'items = ["fees"]\nsince = 2000-01-01\n'
    judged = clause("01", "exception-valid", f'items = ["fees"]\n{EXCEPTION}{more}')
    assert told(AGREEMENT, judged) == []
    (doubt,) = told(AGREEMENT.replace('"NPL"', '"IND"'), judged)
    assert doubt == NOBODY


@pytest.mark.parametrize("instrument", load_all(), ids=lambda one: one.id)
def test_no_clause_on_the_shelf_is_in_doubt(instrument) -> None:
    assert doubts(instrument) == []
