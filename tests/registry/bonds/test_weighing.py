"""What a bond comes to on a day: held, owed, enough, short, or not known and why."""

from datetime import date, timedelta
from fractions import Fraction

from registry.services.bonding import telling
from registry.services.bonding.requiring import required
from registry.services.bonding.weighing import short_since, weigh
from tests.registry.bonds.conftest import AUTUMN, SPRING, SUMMER, TIERS, WINTER, require
from tests.registry.placing import place
from tests.registry.rates import quote

DAY = timedelta(days=1)


def test_where_nothing_is_required_recorded_or_owed_nothing_is_said(agency):
    assert weigh(agency, SUMMER).state == "none"
    assert short_since(agency, SUMMER) is None
    assert telling.for_public(agency, SUMMER) == []


def test_a_bond_that_is_required_and_not_recorded_is_not_known_and_not_short(agency):
    require(agency)
    cover = weigh(agency, SUMMER)
    assert (cover.state, cover.missing) == ("unknown", ["bond"])
    assert short_since(agency, SUMMER) is None


def test_cash_and_a_confirmed_guarantee_are_held_until_the_last_valid_day(agency, cash, guarantee):
    assert weigh(agency, WINTER).held == 600_000
    assert weigh(agency, WINTER).confirmed_until == WINTER
    assert weigh(agency, WINTER + DAY).held == 100_000
    assert weigh(agency, SPRING - DAY).held == 0


def test_the_tier_is_by_the_contracts_of_the_last_365_days(agency):
    require(agency)
    last = date(2023, 5, 2) + timedelta(days=364)
    assert (required(agency, last).count, required(agency, last).cash) == (3, TIERS[1].cash)
    assert required(agency, last + DAY).count == 0
    place("P-4", contract_signed_on=last.isoformat())
    assert required(agency, last + DAY).guarantee == TIERS[0].guarantee


def test_workers_are_counted_from_the_first_day_abroad_to_the_last(agency):
    require(agency, measure="workers")
    assert required(agency, SPRING).count == 3
    place("P-5", contract_signed_on="2023-05-02", started_on="2024-04-01", ended_on="2024-07-01")
    counts = [required(agency, day).count for day in (SPRING - DAY, SPRING, SUMMER)]
    assert counts == [3, 4, 3]


def test_cash_stands_for_a_guarantee_and_a_guarantee_never_for_cash(agency, enter, guarantee):
    require(agency)
    assert weigh(agency, SUMMER).state == "short"
    assert "0.00 NPR in cash held of 500.00 NPR required" in telling.why(weigh(agency, SUMMER))
    enter("lodge_cash", SUMMER, amount=500_000, currency="NPR")
    assert weigh(agency, SUMMER).state == "enough"
    assert weigh(agency, WINTER + DAY).state == "enough"


def test_a_guarantee_that_no_bank_confirmed_is_neither_enough_nor_short(agency, enter):
    require(agency)
    enter("lodge_cash", SPRING, amount=80_000, currency="NPR")
    part = enter("lodge_guarantee", SPRING, bank="B", number="1", amount=200_000, currency="NPR",
                 expires_on=WINTER)  # fmt: skip
    cover = weigh(agency, SUMMER)
    assert (cover.state, cover.missing, cover.unconfirmed) == ("unknown", ["confirmation"], 200_000)
    enter("confirm", SUMMER, of=part, document="Letter 1")
    assert weigh(agency, SUMMER).state == "enough"
    enter("extend", AUTUMN, of=part, expires_on=WINTER + DAY, document="Letter 2")
    assert weigh(agency, AUTUMN).state == "unknown"


def test_what_is_added_to_a_guarantee_waits_for_the_banks_word(agency, enter, guarantee):
    enter("replenish", SUMMER, of=guarantee, amount=1)
    assert (weigh(agency, SUMMER).held, weigh(agency, SUMMER).unconfirmed) == (0, 500_001)
    enter("confirm", SUMMER, of=guarantee, document="Letter 13")
    assert weigh(agency, SUMMER).held == 500_001


def test_the_cover_is_what_is_held_by_what_is_owed_and_short_below_one(agency, cash, award, enter):
    cover = weigh(agency, SPRING)
    assert (cover.ratio, cover.state, telling.ratio(cover)) == (Fraction(1, 3), "short", "0.33")
    assert "1,000.00 NPR held against 3,000.00 NPR" in telling.why(cover)
    enter("pay", SUMMER, against=award, amount=200_000, document="Receipt 9")
    assert weigh(agency, SUMMER).ratio == 1
    assert weigh(agency, SUMMER).state == "enough"


def test_short_is_dated_from_the_first_day_without_a_break(agency, enter, cash, guarantee, award):
    assert short_since(agency, WINTER) is None
    assert short_since(agency, date(2025, 6, 1)) == WINTER + DAY
    enter("pay", date(2025, 2, 1), against=award, amount=300_000, document="Receipt 9")
    assert short_since(agency, date(2025, 2, 1)) is None
    assert short_since(agency, date(2025, 1, 31)) == WINTER + DAY


def test_a_rate_that_is_missing_makes_the_cover_unknown_and_never_nothing(agency, enter, cash):
    enter("award", SPRING, placement="P-1", amount=10_000, currency="MYR", ground="Order 4/2024")
    cover = weigh(agency, SPRING)
    assert (cover.state, cover.missing, cover.ratio) == ("unknown", ["rate:MYR/NPR"], None)
    quote(SPRING, "MYR", "NPR", 30)
    cover = weigh(agency, SPRING)
    assert (cover.state, cover.owed) == ("short", 300_000)


def test_what_is_known_to_be_owed_is_short_whatever_rate_is_missing(agency, enter, cash, award):
    enter("award", SPRING, placement="P-2", amount=10_000, currency="MYR", ground="Order 5/2024")
    assert weigh(agency, SPRING).state == "short"


def test_the_public_sees_what_the_register_shows(agency, cash, guarantee):
    told = telling.for_public(agency, SUMMER)
    assert told == ["Held: 6,000.00 NPR.", "Confirmed until and including 31 December 2024.",
                    "It is enough."]  # fmt: skip
    require(agency, shows=("required",))
    assert telling.for_public(agency, SUMMER) == ["Required: 1,500.00 NPR."]


def test_what_has_no_end_is_often_dated_in_the_year_9999_and_is_read_all_the_same(agency, enter):
    require(agency)
    place("P-NEVER", contract_signed_on="9999-12-31")
    seq = enter("lodge_guarantee", SPRING, bank="Himal Bank", number="G-9", amount=500_000,
                currency="NPR", expires_on=date.max)  # fmt: skip
    enter("confirm", SPRING, of=seq, document="Letter 13")
    assert weigh(agency, WINTER).held == 500_000
    assert short_since(agency, WINTER) == SPRING
    assert "Held: 5,000.00 NPR." in telling.for_public(agency, WINTER)
