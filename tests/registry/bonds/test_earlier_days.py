"""Bonds and clearances on an earlier day: by the tier of that day, and as they were known then."""

import json
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from registry import clock
from registry.bonds import Clearing, Entry
from registry.db import db
from registry.services import clearing, flagging, licensing
from registry.services.bonding import entering, telling
from registry.services.bonding.requiring import Requirements, Tier, list_rules, required
from registry.services.bonding.weighing import SHORT, short_since, weigh
from tests.registry.bonds.conftest import AUTUMN, SPRING, SUMMER, WINTER, require
from tests.registry.placing import everest, place

DAY = timedelta(days=1)
OF_TIER = 150_000
"""What the lower tier asks for, cash and guarantee together."""


@pytest.fixture
def workers(agency):
    """`workers(*days)`: contracts signed on these days, beside the three of May 2023."""

    def signed(*days: date) -> None:
        for number, day in enumerate(days):
            place(f"Q-{number}", contract_signed_on=day.isoformat())

    return signed


def test_it_is_short_since_the_day_on_which_there_were_too_many_for_its_tier(
    agency, enter, workers
):
    enter("lodge_cash", SPRING, amount=OF_TIER, currency="NPR")
    workers(SUMMER, SUMMER, AUTUMN)
    require(agency)
    assert required(agency, AUTUMN - DAY).total == OF_TIER
    assert weigh(agency, AUTUMN - DAY).state == "enough"
    assert short_since(agency, WINTER) == AUTUMN
    assert short_since(agency, AUTUMN - DAY) is None


def test_it_was_short_on_days_of_the_higher_tier_though_today_its_tier_is_the_lower(
    agency, enter, workers
):
    enter("lodge_cash", SPRING, amount=OF_TIER, currency="NPR")
    workers(SPRING, SPRING, AUTUMN)
    require(agency)
    assert short_since(agency, SPRING + 364 * DAY) == AUTUMN
    assert short_since(agency, SPRING + 365 * DAY) is None


def test_a_later_rule_holds_from_its_own_day_and_the_one_before_it_until_then(agency, cash):
    require(agency, (Tier(None, 50_000, 0),))
    require(agency, (Tier(None, 200_000, 0),), since=AUTUMN)
    assert [rule.since for rule in list_rules(agency.register)] == [date(2024, 1, 1), AUTUMN]
    assert required(agency, AUTUMN - DAY).cash == 50_000
    assert short_since(agency, WINTER) == AUTUMN
    require(agency, (Tier(None, 300_000, 0),), since=SUMMER)
    assert short_since(agency, WINTER) == SUMMER
    assert required(agency, WINTER).cash == 300_000


@pytest.mark.parametrize("measure", ["placements", "workers"])
@pytest.mark.parametrize("seed", range(3))
def test_every_day_is_weighed_by_what_was_required_on_it(agency, enter, measure, seed):
    rng = Random(seed)  # noqa: S311 - an invented story, no secret
    enter("lodge_cash", SPRING, amount=OF_TIER, currency="NPR")
    spans = []
    for number in range(6):
        signed = SPRING + rng.randrange(-200, 200) * DAY
        ended = signed + rng.randrange(0, 200) * DAY if rng.random() < 0.7 else None
        spans.append((signed, ended))
        days = {"contract_signed_on": signed, "started_on": signed, "ended_on": ended}
        place(f"R-{number}", **{name: day.isoformat() for name, day in days.items() if day})
    require(agency, measure=measure)
    need = Requirements(agency)
    shorts = {}
    for day in (SPRING + number * DAY for number in range(300)):
        counted = sum(
            day - 364 * DAY <= signed <= day if measure == "placements"
            else signed <= day and (ended is None or ended > day)
            for signed, ended in [*spans, *[(date(2023, 5, 2), None)] * 3]
        )  # fmt: skip
        assert need.on(day).count == counted
        shorts[day] = weigh(agency, day).state == SHORT
        since = next((one + DAY for one in sorted(shorts, reverse=True) if not shorts[one]), SPRING)
        if day.day % 7 == 1:
            assert short_since(agency, day) == (since if shorts[day] else None)


@pytest.fixture
def at(monkeypatch):
    """`at(day)`: what follows happens on that day."""

    def travel(day: date) -> None:
        moment = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return travel


@pytest.fixture
def story(app, at):
    """In spring a deposit and a clearance; in autumn an award of summer, and a stop as from then.

    The third worker came into the register in winter, with a contract of spring.
    """
    with app.app_context():
        at(SPRING)
        agency = everest()
        for reference in ("P-1", "P-2"):
            place(reference, contract_signed_on=SPRING.isoformat())
        require(agency)
        _enter(agency, "lodge_cash", SPRING, amount=OF_TIER, currency="NPR")
        _act(agency, "clear", SPRING, destination="MYS", ground="Decision 3/2024")
        at(AUTUMN)
        _enter(agency, "award", SUMMER, placement="P-1", amount=300_000, currency="NPR",
               ground="Order 4/2024")  # fmt: skip
        _act(agency, "end_clearance", SUMMER, destination="MYS", ground="Decision 9/2024")
        at(WINTER)
        place("P-3", contract_signed_on=SPRING.isoformat())
        db.session.commit()
    at(WINTER + DAY)
    return app


def _enter(agency, act, since, **answers):
    entering.enter(agency, Entry(act, since, **answers), actor="test")


def _act(agency, act, since, **answers):
    clearing.act(agency, Clearing(act, since, **answers), actor="test")


def test_what_was_entered_later_was_not_known_then(story):
    with story.app_context():
        agency = licensing.require_agency("1042/070/71")
        assert weigh(agency, SUMMER, AUTUMN - DAY).state == "enough"
        assert weigh(agency, SUMMER, AUTUMN).state == "short"
        assert short_since(agency, SUMMER, AUTUMN - DAY) is None
        assert short_since(agency, SUMMER, AUTUMN) == SUMMER
        assert flagging.list_flags(agency, SUMMER, known=AUTUMN - DAY) == []
        kinds = [flag.kind for flag in flagging.list_flags(agency, SUMMER, known=AUTUMN)]
        assert kinds == ["not_cleared", "bond_short"]


def test_the_tier_is_by_the_workers_who_were_known_then(story):
    with story.app_context():
        agency = licensing.require_agency("1042/070/71")
        assert required(agency, SUMMER, WINTER - DAY).count == 2
        assert required(agency, SUMMER, WINTER).count == 3
        assert required(agency, SUMMER, SPRING - DAY) is None
        assert telling.for_public(agency, SUMMER, WINTER)[0] == "Required: 2,800.00 NPR."


def test_a_contract_that_was_corrected_since_counts_as_it_was_known(story, at):
    with story.app_context():
        agency = licensing.require_agency("1042/070/71")
        at(WINTER + DAY)
        place("P-3", contract_signed_on="2022-01-01")
        assert required(agency, SUMMER).count == 2
        assert required(agency, SUMMER, WINTER).count == 3


def test_the_page_and_the_terminal_say_what_was_known(story, client, runner):
    then = "/en/agencies/himal/1042-070-71/then?on=2024-07-01&known="
    before, after = client.get(f"{then}2024-09-30").text, client.get(f"{then}2024-10-01").text
    assert "Malaysia since 1 April 2024" in before
    assert "It is enough." in before
    assert "Not cleared" not in before
    assert "Not cleared for work in Malaysia since 1 July 2024." in after
    assert "Its bond is short since 1 July 2024." in after
    assert "Malaysia since 1 April 2024" not in after

    told = ["agencies", "show", "1042/070/71", "--json", "--on", "2024-07-01", "--known"]
    before, after = (json.loads(runner.invoke(args=[*told, day]).stdout)
                     for day in ("2024-09-30", "2024-10-01"))  # fmt: skip
    assert (before["bond_state"], before["cleared"]) == ("enough", ["Malaysia 2024-04-01"])
    assert (after["bond_state"], after["cleared"]) == ("short", [])
    assert after["flags"][0] == "Not cleared for work in Malaysia since 1 July 2024."
    assert (after["bond_held"], after["bond_required"]) == ("1500.00 NPR", "1500.00 NPR")
