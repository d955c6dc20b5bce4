"""The licence's life against a plain model of it: any acts in any order, and no difference.

`LIVES=2000 pytest tests/registry/licensing/test_life.py` lives more of them.
"""

import os
from datetime import date, timedelta
from typing import Any

import pytest
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

from audits.standing import layers
from registry.acts import Decision
from registry.db import db
from registry.errors import Refused
from registry.services import deciding, licensing
from tests.registry.licensing.plain import BECOMES, ON_APPLICATION, ON_LICENCE, Answers, Plain
from tests.registry.publishing import register

LIVES = int(os.environ.get("LIVES", "15"))
FIRST = date(2000, 1, 1)
HEARD = {"appeal_refusal", "allow_appeal", "dismiss_appeal"}
ACTS = sorted({*ON_LICENCE, *ON_APPLICATION, *BECOMES, *HEARD})
AHEAD = st.integers(-3, 60)
LIMITS = st.sampled_from(["To Malaysia only.", "No domestic work."])
ANSWERS = st.tuples(LIMITS, AHEAD, st.none() | AHEAD, st.booleans())


class Life(RuleBasedStateMachine):
    """One agency in the register and the same in the model, through acts and days."""

    @initialize()
    def enter(self) -> None:
        self.agency = licensing.enter(register(), "1", actor="test", name="Himal Manpower")
        self.plain = Plain()
        self.day = FIRST

    @rule(days=st.integers(1, 45))
    def wait(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(act=st.sampled_from(ACTS), answers=ANSWERS)
    def try_an_act(self, act: str, answers: tuple[Any, ...]) -> None:
        self._act(act, self._answers(*answers))

    @rule(place=st.integers(0, 10**6), answers=ANSWERS)
    def do_a_possible_act(self, place: int, answers: tuple[Any, ...]) -> None:
        given = self._answers(*answers)
        possible = [act for act in ACTS if self.plain.allows(act, self.day, given)]
        if possible:
            self._act(possible[place % len(possible)], given)

    @invariant()
    def they_say_the_same_today_and_later(self) -> None:
        for later in (0, 1, 20, 61, 200):
            day = self.day + timedelta(days=later)
            stand, held = deciding.stand(self.agency, day), layers(self.agency.entries, day)
            assert licensing.standing(self.agency, day).status == self.plain.status(day)
            assert stand.licence == self.plain.licence(day)
            assert stand.application == self.plain.application
            assert stand.appeal == (self.plain.appeal[0] if self.plain.appeal else None)
            assert (held[-1][1].limits if held else None) == self.plain.limits(day)

    def teardown(self) -> None:
        db.session.rollback()

    def _answers(self, limits: str, expires: int, until: int | None, stayed: bool) -> Answers:
        end = None if until is None else self.day + timedelta(days=until)
        return Answers(limits, self.day + timedelta(days=expires), end, stayed)

    def _act(self, act: str, answers: Answers) -> None:
        """Do the act in both, or have it refused by both."""
        allowed = self.plain.allows(act, self.day, answers)
        try:
            deciding.decide(self.agency, self._decision(act, answers), actor="test")
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.plain.do(act, self.day, answers)

    def _decision(self, act: str, answers: Answers) -> Decision:
        """The decision with what its act has room for, as its form would give it."""
        limited = act in ("restrict", "provisional")
        expiring = act in ("grant", "provisional", "renew", "reinstate")
        ending = act in ("suspend", "suspend_preventively", "dismiss_appeal")
        return Decision(
            act,
            self.day,
            "Order 7",
            basis="s. 12",
            limits=answers.limits if limited else None,
            expires_on=answers.expires if expiring else None,
            until=answers.until if ending else None,
            stayed=answers.stayed if act == "appeal" else None,
        )


@pytest.mark.parametrize("lives", [LIVES])
def test_the_register_and_the_model_never_differ(app_context: Flask, lives: int):
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=lives,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
