"""The law as pages and commands show it: complete, in words, with its days and its force."""

import json
from datetime import date

import pytest

from registry.errors import NotFound
from registry.services import costing, explaining, shelf

TODAY = date(2026, 6, 1)


@pytest.fixture
def words(app_context):
    """A request's language, English."""
    with app_context.test_request_context("/en/"):
        yield


def test_every_clause_on_the_shelf_reads_as_a_sentence(words):
    for instrument in shelf.list_instruments():
        for clause in instrument.clauses:
            sentence = explaining.check_in_words(clause, TODAY)
            assert sentence.endswith("."), clause.ref
            assert "%(" not in sentence, clause.ref


def test_an_instrument_is_plain_json_with_its_days_and_its_money_as_text():
    plain = shelf.as_plain(shelf.get_instrument("NPL-FVFT-10000"))
    assert plain == json.loads(json.dumps(plain))
    (ceiling,) = plain["clauses"][0]["parameters"]["ceiling"]
    assert ceiling["value"] == {"amount": "10000.00", "currency": "NPR"}
    assert ceiling["since"] == "2015-07-31"
    assert "text" not in plain


def test_an_instrument_prints_its_citations_and_what_was_not_seen():
    lines = "\n".join(shelf.as_lines(shelf.get_instrument("NPL-FVFT-10000")))
    assert "10000.00 NPR since 2015-07" in lines
    assert "article not seen" in lines
    assert "unchecked:" in lines


def test_an_unknown_instrument_is_not_found(words):
    with pytest.raises(NotFound, match="XXX"):
        shelf.get_instrument("XXX")


def test_a_term_whose_renewal_was_not_seen_makes_the_text_assumed_from_the_next_day():
    instrument = shelf.get_instrument("NPL-MYS-2018")
    last = instrument.term.term_ends
    assert shelf.force_on(instrument, last) == "unconfirmed"
    assert shelf.force_on(instrument, date.fromordinal(last.toordinal() + 1)) == "assumed"


def row_of(corridor, item):
    rows = [row for rows in corridor.table().values() for row in rows if item in row.items]
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    "name, item, outcome",
    [
        ("NPL-MYS", "visa", "forbidden"),
        ("NPL-MYS", "lodging", "assumed"),
        ("NPL-MYS", "medical_exam", "repaid"),
        ("NPL-MYS", "tools", "standard"),
        ("NPL-MYS", "other", "none"),
        ("NPL-QAT", "service_fee", "ceiling"),
        ("IND-SAU", "service_fee", "partly"),
        ("NPL-ARE", "service_fee", "forbidden"),
        ("ARE-NPL", "service_fee", "standard"),
    ],
)
def test_a_cost_is_as_forbidden_as_the_strictest_binding_rule(words, name, item, outcome):
    assert row_of(costing.get_corridor(name, TODAY), item).outcome == outcome


def test_before_a_rule_began_it_forbids_nothing(words):
    early = row_of(costing.get_corridor("NPL-QAT", date(2015, 7, 30)), "service_fee")
    first = row_of(costing.get_corridor("NPL-QAT", date(2015, 7, 31)), "service_fee")
    assert (early.outcome, first.outcome) == ("none", "ceiling")


def test_the_table_names_every_cost_item_once(words):
    from audits.items import ITEMS

    rows = costing.get_corridor("NPL-MYS", TODAY).table().values()
    named = [item for group in rows for row in group for item in row.items]
    assert sorted(named) == sorted(ITEMS)


def test_whole_groups_are_named_as_groups(words):
    from audits.items import FEES

    assert explaining.items_in_words((*FEES, "visa")) == "recruitment fees, visa"
