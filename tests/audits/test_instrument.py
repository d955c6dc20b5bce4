"""Law files: what a good one says, read to the letter.

The treaty between Nepal and Malaysia in these stories is invented.
"""

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from audits.clause import Dated
from audits.days import number
from audits.instrument import Instrument, read
from audits.items import ITEMS, expand, group_of
from audits.money import Money

FILE = "npl-mys-1999.toml"
TREATY = """
id = "NPL-MYS-1999"
kind = "agreement"
title = "An invented treaty"
type = "MoU"
legal_force = "MoU"
origin = "NPL"
destination = ["MYS", "SGP"]
signed = 1999-03-01
in_force = 2000-01-01
until = "2012-06"
term_ends = 2005-12-31
sectors = ["domestic work"]
sexes = ["female"]
occupations = ["9111"]
confidence = "medium"
note = "Invented."

[joint_body]
name = "Joint Committee"
composition = "two and two"
meeting_frequency = "yearly"
functions = ["review"]
cite = "art. 9"
seen = "excerpt"

[[source]]
publisher = "A gazette"
title = "The treaty"
locator = "page 3"
seen = "full_text"

[[clause]]
id = "01"
topic = "cap"
says = "A worker pays no more than the ceiling."
cite = "art. 5(2)"
seen = "full_text"
check = "paid-at-most"
items = ["fees", "visa"]
[[clause.ceiling]]
since = 2000-01-01
value = { amount = "900.50", currency = "USD" }
cite = "art. 5(2)"
[[clause.ceiling]]
since = "2004-07"
value = { amount = "700", currency = "USD" }
cite = "Decision 4"

[[clause]]
id = "02a"
says = "The week has at most 48 hours."
cite = ""
seen = "secondary"
check = "hours-at-most"
value = 48.5
since = "2003"
until = 2010-01-01
on = "started"
sectors = ["construction", "agriculture"]

[[clause]]
id = "02b"
says = "The contract is signed before the worker goes."
cite = "art. 6"
seen = "full_text"
check = "signed-before-departure"

[[unchecked]]
id = "03"
topic = "leave"
says = "Leave on a death in the family."
cite = "art. 7"
seen = "full_text"
why = "No fact says so."
"""


@pytest.fixture
def treaty() -> Instrument:
    return read(TREATY, FILE)


def test_the_treaty_says_who_it_binds_and_where_it_was_seen(treaty: Instrument) -> None:
    assert treaty.place.origins == ("NPL",)
    assert treaty.place.destinations == ("MYS", "SGP")
    assert treaty.joint_body is not None
    assert treaty.joint_body.functions == ("review",)
    assert treaty.sources[0].locator == "page 3"
    assert treaty.scope.occupations == ("9111",)


def test_an_edition_is_the_sha256_of_the_file(treaty: Instrument) -> None:
    assert treaty.edition == hashlib.sha256(TREATY.encode()).hexdigest()
    assert read(TREATY, FILE).edition == treaty.edition
    assert read(TREATY + "\n", FILE).edition != treaty.edition
    assert treaty.text == TREATY


def test_a_ceiling_changes_on_its_day_and_each_amount_has_its_own_citation(
    treaty: Instrument,
) -> None:
    ceiling = treaty.clauses[0].parameters["ceiling"]
    assert isinstance(ceiling, Dated)
    before, first = ceiling.on(number(date(1999, 12, 31))), ceiling.on(number(date(2000, 1, 1)))
    last, then = ceiling.on(number(date(2004, 7, 30))), ceiling.on(number(date(2004, 7, 31)))
    assert before is None
    assert first is not None
    assert first == last
    assert first.value == Money(90_050, "USD")
    assert then is not None
    assert (then.value, then.cite) == (Money(70_000, "USD"), "Decision 4")
    assert then.since_text == "2004-07"


def test_a_plain_value_of_a_dated_parameter_always_applies_and_cites_its_clause(
    treaty: Instrument,
) -> None:
    hours, days = treaty.clauses[1].parameters["value"], treaty.clauses[2].parameters["days"]
    assert isinstance(hours, Dated)
    assert isinstance(days, Dated)
    step = hours.on(-40_000)
    assert step is not None
    assert (step.value, step.cite) == (Decimal("48.5"), "")
    assert [step.value for step in days.steps] == [0]


def test_a_clause_is_in_force_by_its_own_days_else_by_those_of_the_treaty(
    treaty: Instrument,
) -> None:
    ceiling, hours, contract = treaty.clauses
    assert ceiling.start == contract.start == number(date(2000, 1, 1))
    assert ceiling.until == number(date(2012, 6, 1))
    assert (hours.start, hours.until) == (number(date(2003, 12, 31)), number(date(2010, 1, 1)))
    assert (ceiling.on, hours.on) == ("signed", "started")


def test_without_a_day_in_force_the_signature_counts_and_without_both_nothing_is_judged() -> None:
    signed = TREATY.replace("in_force = 2000-01-01\n", "")
    assert read(signed, FILE).clauses[0].start == number(date(1999, 3, 1))
    neither = signed.replace("signed = 1999-03-01\n", "")
    assert read(neither, FILE).clauses[0].start is None
    assert read(neither, FILE).clauses[1].start == number(date(2003, 12, 31))


def test_a_clause_has_the_treatys_scope_but_where_it_has_its_own(treaty: Instrument) -> None:
    ceiling, hours, _ = treaty.clauses
    assert ceiling.scope == treaty.scope
    assert hours.scope.sectors == ("construction", "agriculture")
    assert hours.scope.sexes == ("female",)


def test_after_a_term_whose_renewal_was_not_seen_the_force_is_assumed(treaty: Instrument) -> None:
    assert treaty.term.assumed_after == number(date(2005, 12, 31))
    renewed = read(TREATY.replace("[joint_body]", "renewed = true\n[joint_body]"), FILE)
    assert renewed.term.assumed_after is None
    without = read(TREATY.replace("term_ends = 2005-12-31\n", ""), FILE)
    assert without.term.assumed_after is None


def test_clauses_and_unjudged_provisions_are_shown_by_one_form_of_reference(
    treaty: Instrument,
) -> None:
    assert [clause.ref for clause in treaty.clauses] == [
        "NPL-MYS-1999#01",
        "NPL-MYS-1999#02a",
        "NPL-MYS-1999#02b",
    ]
    assert treaty.unchecked[0].ref == "NPL-MYS-1999#03"
    assert treaty.clause("02a") is treaty.clauses[1]
    assert treaty.clause("09") is None


def test_the_items_of_a_clause_are_expanded_in_the_order_of_the_taxonomy(
    treaty: Instrument,
) -> None:
    fees = ("service_fee", "supply_fee", "direct_hire_fee", "fee_recovery")
    assert treaty.clauses[0].parameters["items"] == (*fees, "visa")
    assert expand(["visa", "fees", "service_fee"]) == (*fees, "visa")


def test_costs_are_the_seven_groups_and_only_all_has_loans_and_the_rest() -> None:
    seven = ["medical", "insurance", "skills", "training", "equipment", "travel", "admin"]
    assert expand(["costs"]) == expand(seven)
    assert len(expand(["costs"])) == 26
    assert set(ITEMS) - set(expand(["fees", "costs", "illicit"])) == {"other", "loan_interest"}
    assert expand(["all"]) == ITEMS
    assert len(ITEMS) == len(set(ITEMS)) == 38
    assert [group_of(item) for item in ("bond", "visa", "other", "fee_recovery")] == [
        "illicit",
        "admin",
        "all",
        "fees",
    ]


def test_a_national_law_has_a_country_a_side_and_counterparts() -> None:
    law = read(
        'id = "NPL-X"\nkind = "national_law"\ntitle = "T"\ncountry = "NPL"\nside = "origin"\n'
        'counterparts = ["MYS", "QAT"]\n',
        "npl-x.toml",
    )
    assert (law.place.country, law.place.side) == ("NPL", "origin")
    assert law.place.counterparts == ("MYS", "QAT")
