"""The bond ledger against a plain model of it: any entries in any order, and no difference.

`LIVES=2000 pytest tests/registry/bonds/test_plain.py` keeps more of them.
"""

import os
from datetime import date, timedelta

from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from registry.bonds import Entry
from registry.db import db
from registry.errors import Refused
from registry.services import rebuilding
from registry.services.bonding import entering, weighing
from tests.registry.bonds.plain import Plain
from tests.registry.placing import everest, place

LIVES = int(os.environ.get("LIVES", "12"))
FIRST = date(2000, 1, 1)
MOVES = ("confirm", "replenish", "release", "pledge", "unpledge", "draw", "pay")
COINS = st.integers(1, 900)
PLACES = st.integers(0, 10**6)


class Bond(RuleBasedStateMachine):
    """One agency's bond in the register and the same in the model, through entries and days."""

    @initialize()
    def begin(self) -> None:
        self.agency = everest()
        place("P-1")
        self.plain = Plain()
        self.day = FIRST
        self.parts: list[int] = []
        self.awards: list[int] = []

    @rule(days=st.integers(-2, 30))
    def wait(self, days: int) -> None:
        self.day = max(self.day + timedelta(days=days), FIRST)

    @rule(coins=COINS, ends=st.none() | st.integers(0, 90))
    def lodge(self, coins: int, ends: int | None) -> None:
        last = None if ends is None else self.day + timedelta(days=ends)
        answers = {} if last is None else {"bank": "B", "number": str(len(self.parts))}
        act = "lodge_cash" if last is None else "lodge_guarantee"
        self.parts.append(
            self._enter(act, amount=coins, currency="NPR", expires_on=last, **answers)
        )
        self.plain.lodge(coins, self.day, last)

    @rule(coins=COINS)
    def award(self, coins: int) -> None:
        self.awards.append(
            self._enter("award", placement="P-1", amount=coins, currency="NPR", ground="Order")
        )
        self.plain.award(coins, self.day)

    @rule(act=st.sampled_from(MOVES), part=PLACES, award=PLACES, coins=COINS)
    def move(self, act: str, part: int, award: int, coins: int) -> None:
        if not (self.parts and self.awards):
            return
        p, w = part % len(self.parts), award % len(self.awards)
        said = {"of": self.parts[p]} if act != "pay" else {}
        said |= {"against": self.awards[w]} if act in ("draw", "pledge", "unpledge", "pay") else {}
        said |= {} if act == "confirm" else {"amount": coins}
        allowed = self.plain.may(act, self.day, p, w, coins)
        try:
            self._enter(act, **said, document="Letter", ground="Order")
        except Refused:
            assert not allowed, (act, said)
        else:
            assert allowed, (act, said)
            self.plain.do(act, self.day, p, w, coins)

    @invariant()
    def they_count_the_same_today_and_later(self) -> None:
        last = max([self.day, *(one.touched for one in self.plain.purses + self.plain.workers)])
        for later in (0, 1, 45, 200):
            day = last + timedelta(days=later)
            cover = weighing.weigh(self.agency, day)
            assert cover.held == self.plain.proven(day)
            assert cover.unconfirmed == self.plain.unproven(day)
            assert cover.drawn == self.plain.paid_out()
            assert cover.state == self.plain.verdict(day)
            if self.parts:
                assert cover.owed == self.plain.waiting()

    @invariant()
    def no_coin_is_lost(self) -> None:
        held = sum(one.coins for one in self.plain.purses)
        assert self.plain.came == held + self.plain.paid_out() + self.plain.back
        ledger = weighing.weigh(self.agency, date(2010, 1, 1)).ledger
        assert sum(part.balance for part in ledger.parts.values()) == held
        assert all(part.free() >= 0 for part in ledger.parts.values())
        assert all(award.open >= 0 for award in ledger.awards.values())

    def teardown(self) -> None:
        assert rebuilding.rebuild()[1] == 0
        db.session.rollback()

    def _enter(self, act: str, **answers: object) -> int:
        return entering.enter(self.agency, Entry(act, self.day, **answers), actor="test")


def test_a_bond_counts_as_its_plain_model_does(app_context: Flask) -> None:
    run_state_machine_as_test(
        Bond,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
