"""Entries of a bond: what each makes of it, and what is refused with its field."""

from datetime import date, timedelta

import pytest

from registry import clock
from registry.bonds import Entry
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import BondEntry, JournalEntry
from registry.services.bonding import entering, tabulating
from registry.services.bonding.requiring import Rules, Tier, declare
from registry.services.bonding.weighing import weigh
from registry.services.veiling import erase
from tests.registry.bonds.conftest import AUTUMN, SPRING, SUMMER, WINTER, require
from tests.registry.rates import quote

DAY = timedelta(days=1)
TO_DRAW = {"amount": 300_000, "ground": "Not repaid."}


def refused(enter, act, since, **answers) -> str:
    """The field at which an entry is refused."""
    with pytest.raises(Refused) as refusal:
        enter(act, since, **answers)
    return refusal.value.field


def test_a_drawing_lowers_the_award_and_the_part_and_no_more_than_is_there(
    agency, enter, cash, guarantee, award
):
    assert refused(enter, "draw", SUMMER, of=cash, against=award, **TO_DRAW) == "amount"
    enter("draw", SUMMER, of=cash, against=award, amount=100_000, ground="Not repaid.")
    assert refused(enter, "draw", SUMMER, of=guarantee, against=award, **TO_DRAW) == "amount"
    enter("draw", SUMMER, of=guarantee, against=award, amount=200_000, ground="Not repaid.")
    ledger = weigh(agency, SUMMER).ledger
    assert ledger.awards[award].open == 0
    assert [part.balance for part in ledger.parts.values()] == [0, 300_000]
    assert weigh(agency, SUMMER - DAY).ledger.awards[award].open == 300_000


def test_an_award_in_another_currency_is_drawn_by_the_rate_of_the_day(agency, enter, guarantee):
    award = enter("award", SPRING, placement="P-1", amount=10_000, currency="MYR", ground="Order")
    draw = {"of": guarantee, "against": award, "amount": 10_000, "ground": "Not repaid."}
    with pytest.raises(Refused, match="no rate of exchange from MYR to NPR"):
        enter("draw", SUMMER, **draw)
    quote(SUMMER, "MYR", "NPR", 31)
    enter("draw", SUMMER, **draw)
    ledger = weigh(agency, SUMMER).ledger
    assert (ledger.parts[guarantee].drawn, ledger.awards[award].open) == (310_000, 0)


def test_a_pledge_keeps_what_it_is_for_from_everybody_else(enter, cash, award):
    other = enter("award", SPRING, placement="P-2", amount=50_000, currency="NPR", ground="Order")
    kept = {"of": cash, "against": award, "amount": 80_000, "ground": "Hearing on 1 July."}
    enter("pledge", SPRING, **kept)
    draw = {"of": cash, "ground": "Not repaid."}
    assert refused(enter, "draw", SUMMER, against=other, amount=20_001, **draw) == "amount"
    assert refused(enter, "release", SUMMER, of=cash, amount=20_001, ground="Asked.") == "amount"
    assert refused(enter, "unpledge", SUMMER, **kept | {"amount": 80_001}) == "amount"
    enter("draw", SUMMER, against=award, amount=90_000, **draw)
    assert refused(enter, "unpledge", SUMMER, **kept | {"amount": 1}) == "amount"
    enter("release", SUMMER, of=cash, amount=10_000, ground="The licence was given back.")


def test_what_has_ended_cannot_be_drawn_or_set_aside(enter, guarantee, award):
    late = WINTER + DAY
    for act in ("draw", "pledge"):
        assert refused(enter, act, late, of=guarantee, against=award, **TO_DRAW) == "of"
    enter("draw", WINTER, of=guarantee, against=award, **TO_DRAW)


def test_only_a_guarantee_is_confirmed_extended_and_given_notice_of(agency, enter, cash, guarantee):
    for act, more in (("confirm", {}), ("give_notice", {}), ("extend", {"expires_on": AUTUMN})):
        assert refused(enter, act, SUMMER, of=cash, document="Letter", **more) == "of"
    enter("give_notice", SUMMER, of=guarantee)
    assert weigh(agency, SUMMER).ledger.parts[guarantee].notice_on == SUMMER
    assert refused(enter, "extend", SUMMER, of=guarantee, document="L", expires_on=WINTER) == (
        "expires_on"
    )
    enter("extend", SUMMER, of=guarantee, document="L", expires_on=WINTER + DAY)
    part = weigh(agency, SUMMER).ledger.parts[guarantee]
    assert (part.expires_on, part.notice_on) == (WINTER + DAY, None)


def test_entries_on_one_part_or_one_award_come_in_the_order_of_their_days(enter, cash, award):
    enter("replenish", SUMMER, of=cash, amount=1)
    assert refused(enter, "replenish", SUMMER - DAY, of=cash, amount=1) == "since"
    enter("pay", SUMMER, against=award, amount=1, document="Receipt")
    assert refused(enter, "pay", SUMMER - DAY, against=award, amount=1, document="R") == "since"


@pytest.mark.parametrize(
    "act, answers, field",
    [
        ("lodge_cash", {"currency": "NPR"}, "amount"),
        ("lodge_cash", {"currency": "NPR", "amount": 0}, "amount"),
        ("lodge_cash", {"currency": "NPR", "amount": 10**11 + 1}, "amount"),
        ("lodge_cash", {"currency": "XXX", "amount": 1}, "currency"),
        ("lodge_cash", {"currency": "NPR", "amount": 1, "since": date(2999, 1, 1)}, "since"),
        ("lodge_guarantee", {"currency": "NPR", "amount": 1, "number": "1", "bank": " ",
                             "expires_on": WINTER}, "bank"),
        ("lodge_guarantee", {"currency": "NPR", "amount": 1, "number": "1", "bank": "B",
                             "expires_on": SPRING - DAY}, "expires_on"),
        ("replenish", {"of": 999, "amount": 1}, "of"),
        ("pay", {"against": 999, "amount": 1, "document": "R"}, "against"),
        ("award", {"placement": "P-9", "amount": 1, "currency": "NPR", "ground": "O"}, "placement"),
        ("award", {"placement": "P-1", "amount": 1, "currency": "NPR", "ground": "O",
                   "audit": "A-1"}, "audit"),
        ("award", {"placement": "P-1", "amount": 1, "currency": "NPR", "ground": " "}, "ground"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_refused_with_its_field(enter, act, answers, field):
    answers = {"since": SPRING} | answers
    assert refused(enter, act, answers.pop("since"), **answers) == field


def test_an_act_that_does_not_exist_is_not_found(agency):
    with pytest.raises(NotFound):
        entering.enter(agency, Entry("burn", SPRING), actor="test")


def test_a_bond_is_kept_in_one_currency_and_a_guarantee_lodged_once(agency, enter, guarantee):
    assert refused(enter, "lodge_cash", SPRING, amount=1, currency="USD") == "currency"
    again = {"bank": "Himal Bank", "number": "G-7", "expires_on": WINTER, "currency": "NPR"}
    assert refused(enter, "lodge_guarantee", SUMMER, amount=1, **again) == "number"
    with pytest.raises(Refused) as refusal:
        require(agency, currency="USD")
    assert refusal.value.field == "currency"


@pytest.mark.parametrize(
    "changed, field",
    [
        ({"cite": " "}, "cite"),
        ({"currency": "XXX"}, "currency"),
        ({"measure": "chairs"}, "measure"),
        ({"shows": ("everything",)}, "shows"),
        ({"tiers": (Tier(5, 1, 1),)}, "tiers"),
        ({"tiers": (Tier(5, 1, 1), Tier(5, 2, 2), Tier(None, 3, 3))}, "tiers"),
        ({"tiers": (Tier(None, 1, 1), Tier(None, 3, 3))}, "tiers"),
        ({"tiers": (Tier(None, -1, 1),)}, "tiers"),
    ],
)
def test_what_is_required_without_a_source_or_with_gaps_is_refused(agency, changed, field):
    told = {"measure": "workers", "currency": "NPR", "tiers": (), "cite": "Rule 5"} | changed
    with pytest.raises(Refused) as refusal:
        declare(agency.kept_in, Rules(since=SPRING, **told), actor="test")
    assert refusal.value.field == field


def test_no_event_holds_a_reference_and_an_erased_one_leaves_the_figures(agency, enter, award):
    (hash_,) = db.session.scalars(db.select(BondEntry.placement))
    bodies = db.session.scalars(db.select(JournalEntry.body)).all()
    assert not any("P-1" in body for body in bodies)
    assert "P-1" in tabulating.as_csv(agency)
    erase(hash_)
    assert "P-1" not in tabulating.as_csv(agency)
    assert "erased" in tabulating.as_csv(agency)
    assert weigh(agency, SPRING).ledger.awards[award].amount == 300_000


def test_the_table_has_every_entry_with_its_sums(agency, enter, cash, award):
    enter("draw", SUMMER, of=cash, against=award, amount=5_000, ground="=cmd()")
    rows = tabulating.as_csv(agency).splitlines()
    assert rows[1].startswith("2024-04-01,lodge_cash,,,,,,NPR,1000.00")
    assert rows[2].startswith("2024-04-01,award,,,,P-1,,NPR,3000.00")
    assert rows[3] == "2024-07-01,draw,Cash deposit,,,P-1,,NPR,50.00,NPR,50.00,,'=cmd(),"


def test_today_is_no_future_day(enter):
    enter("lodge_cash", clock.today(), amount=1, currency="NPR")
