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


@dataclass(frozen=True)
class Held:
    """The rules of a corridor; equal where the editions and the first days are."""

    key: tuple[Hashable, ...]
    rules: tuple[Rule, ...] = field(compare=False)

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> "Held":
        """Those rules, in their order."""
        return cls(tuple((rule.instrument.edition, rule.key) for rule in rules), tuple(rules))


class Reading:
    """Rules as expressions, without and with answers, and what they need beside a placement."""

    def __init__(self, held: Held, as_of: date) -> None:
        self.as_of = as_of
        self._needs = [Needs() for _ in held.rules]
        self.plain = [
            _judged(rule, as_of, needs) for rule, needs in zip(held.rules, self._needs, strict=True)
        ]
        self.needs = together(self._needs)
        self.answers = Answers(self.needs.questions)
        self._rules = held.rules

    @cached_property
    def answered(self) -> list[Judged]:
        """The same where answers stand beside the placements."""
        return [judge_rule(rule, _facade(rule, self.as_of, self.answers)) for rule in self._rules]

    def needs_of(self, place: int) -> Needs:
        """What one of the rules needs."""
        return self._needs[place]


def _judged(rule: Rule, as_of: date, needs: Needs) -> Judged:
    """The rule in expressions; what it needs is noted in `needs`."""
    judged = judge_rule(rule, _facade(rule, as_of, Answers(), needs))
    if not needs.sheet:
        return judged
    return replace(judged, bare=judge_rule(rule, _facade(rule, as_of, NOTHING_PAID)))


def _facade(rule: Rule, as_of: date, answers: Answers, needs: Needs | None = None) -> Placement:
    return Placement(DAY_FACTS[rule.clause.on], as_of, answers, Needs() if needs is None else needs)


@lru_cache(maxsize=KEPT)
def reading_of(held: Held, as_of: date) -> Reading:
    """The expressions of the rules as of a day."""
    return Reading(held, as_of)
