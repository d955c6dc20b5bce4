"""The rules of a corridor as expressions, and what these need beside a placement's own row.

The statements made of them are in `audits.plans`, a detail's columns in `audits.details`.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from audits.facts import DAY_FACTS
from audits.needs import Needs, together
from audits.placement import Placement
from audits.plan import Judged, judge_rule
from audits.questions import NOTHING_PAID, Answers
from audits.rules import Rule

KEPT = 64
"""How many readings are kept: the corridors that a busy ministry asks for again and again."""
RULES = 1024
"""How many rules are kept: many corridors have most of theirs in common."""


@dataclass(frozen=True)
class Held:
    """The rules of a corridor; equal where the editions and the first days are."""

    key: tuple[Hashable, ...]
    rules: tuple[Rule, ...] = field(compare=False)

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> "Held":
        """Those rules, in their order."""
        return cls(tuple((rule.instrument.edition, rule.key) for rule in rules), tuple(rules))


class RuleReading:
    """One rule as expressions, and what these need beside a placement."""

    def __init__(self, rule: Rule, as_of: date) -> None:
        self._rule = rule
        self._as_of = as_of
        self.needs = Needs()
        self.plain = _judged(rule, as_of, self.needs)

    @cached_property
    def answered(self) -> Judged:
        """The same where answers stand beside the placements."""
        answers = Answers(self.needs.questions)
        return judge_rule(self._rule, _facade(self._rule, self._as_of, answers))


class Reading:
    """Rules as expressions, without and with answers, and what they need beside a placement."""

    def __init__(self, held: Held, as_of: date) -> None:
        self.rules = [_rule_reading(Held.of([rule]), as_of) for rule in held.rules]
        self.plain = [one.plain for one in self.rules]
        self.needs = together(one.needs for one in self.rules)
        self.answers = Answers(self.needs.questions)

    @cached_property
    def answered(self) -> list[Judged]:
        """The same where answers stand beside the placements."""
        return [one.answered for one in self.rules]


def _judged(rule: Rule, as_of: date, needs: Needs) -> Judged:
    """The rule in expressions; what it needs is noted in `needs`."""
    judged = judge_rule(rule, _facade(rule, as_of, Answers(), needs))
    if not needs.sheet:
        return judged
    return replace(judged, bare=judge_rule(rule, _facade(rule, as_of, NOTHING_PAID)))


def _facade(rule: Rule, as_of: date, answers: Answers, needs: Needs | None = None) -> Placement:
    return Placement(DAY_FACTS[rule.clause.on], as_of, answers, Needs() if needs is None else needs)


@lru_cache(maxsize=RULES)
def _rule_reading(held: Held, as_of: date) -> RuleReading:
    (rule,) = held.rules
    return RuleReading(rule, as_of)


@lru_cache(maxsize=KEPT)
def reading_of(held: Held, as_of: date) -> Reading:
    """The expressions of the rules as of a day."""
    return Reading(held, as_of)
