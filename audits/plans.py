"""Plans: the rules of a corridor as statements, made once and kept for the next run.

The pass over the placements gives for each the words of its outcomes (`audits.packing`), or none
where conversions or references have to be worked out first; the second pass is over those. Which
rules a corridor has is in `audits.rules`, running the statements in `audits.sitting`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import sqlalchemy as sa

from audits import days, packing
from audits.answers import needs_answer, wanted_charges, wanted_facts
from audits.expressions import Held, Reading, reading_of
from audits.facts import Truth, charge, no_number, placement
from audits.frame import Frame, narrowing, number
from audits.needs import source
from audits.paid import borne, need_answer
from audits.questions import Answers, PaidQuestion, Question
from audits.statement import Statement
from audits.terms import FIELDS, resolved_table, span_of, unresolved
from audits.writing import VERDICT, Details, writing

SAMPLE = 10_000
"""How many placements are asked what work there is; what they do not have is a hard one."""
KEPT = 64
"""How many plans are kept: the corridors that a busy ministry asks for again and again."""

hard = sa.Table(
    "judge_hard",
    sa.MetaData(),
    sa.Column("placement_id", sa.BigInteger(), primary_key=True, autoincrement=False),
    prefixes=["TEMPORARY"],
)
"""The placements for which something has to be worked out before they can be judged."""


@dataclass(frozen=True)
class Judging:
    """A pass over placements: its rows given, or written into the plan's table of a pass."""

    told: Statement
    stored: Statement


class Plan:
    """The statements of a corridor's rules."""

    def __init__(self, reading: Reading, frame: Frame) -> None:
        self._reading = reading
        self._frame = frame
        self._keeping: dict[frozenset[int], Statement] = {}
        self.words = tuple(packing.names(len(reading.plain)))
        self.passed = packing.table("judge_pass", self.words, key=False)
        self.table = packing.table(VERDICT, self.words)

    @property
    def questions(self) -> Sequence[Question]:
        """What has to be answered for some placements."""
        return tuple(self._reading.needs.questions)

    @cached_property
    def answers(self) -> sa.Table:
        """The temporary table of the answers to all of it."""
        return self._reading.answers.table()

    @cached_property
    def kinds(self) -> list[tuple[str, ...]]:
        """The lists of kinds of references that the rules ask for."""
        return sorted({kinds for _, kinds in self._reading.needs.terms})

    @cached_property
    def references(self) -> sa.Table:
        """The temporary table of resolved references of those kinds."""
        return resolved_table(self.kinds)

    @cached_property
    def works(self) -> Statement:
        """The work that the first placements of the corridor have."""
        facts = placement.c
        wanted = {facts[name] for day in self._days for name in (day, "destination", *FIELDS)}
        some = sa.select(*sorted(wanted, key=str)).where(*narrowing(self._frame)).limit(SAMPLE)
        return Statement(self._works(some.subquery()))

    @cached_property
    def hard_works(self) -> Statement:
        """The work of the hard ones that has not been resolved."""
        reading = self._reading
        found = source(reading.needs, Answers(), self._frame.spans, self._hard_ones)
        parts = [
            self._work(placement.c, day).select_from(found).where(unresolved(day))
            for day in self._days
        ]
        return Statement(sa.union(*parts))

    @cached_property
    def judge(self) -> Judging:
        """Each placement with its agency and words; the first is NULL where it is a hard one."""
        reading = self._reading
        first, *others = packing.words(reading.plain)
        if (unsure := self._hard()) is not None:
            first = sa.case((unsure, no_number()), else_=first)
        facts = placement.c
        found = source(reading.needs, Answers(), self._frame.spans)
        where = narrowing(self._frame)
        words = (first, *others)
        return self._judging(
            sa.select(facts.id, facts.agency_id, *words).select_from(found).where(*where)
        )

    @cached_property
    def judge_hard(self) -> Judging:
        """The same of the hard ones, beside whose facts the answers stand."""
        reading, facts = self._reading, placement.c
        found = source(reading.needs, reading.answers, self._frame.spans, self._hard_ones)
        packed = packing.words(reading.answered)
        return self._judging(sa.select(facts.id, facts.agency_id, *packed).select_from(found))

    @cached_property
    def count_passed(self) -> Statement:
        """How many placements of a pass that is stored have the same agency and words."""
        told = [self.passed.c[name] for name in ("agency_id", *self.words)]
        counted = sa.select(sa.func.count(), *told).where(self._known).group_by(*told)
        return Statement(counted)

    @cached_property
    def hard_passed(self) -> Statement:
        """Notes the hard ones of a pass that is stored."""
        rows = sa.select(self.passed.c.placement_id).where(sa.not_(self._known))
        return Statement(sa.insert(hard).from_select(["placement_id"], rows))

    def keep_passed(self, outcomes: frozenset[int]) -> Statement:
        """Keeps the rows of a pass that is stored in which some clause has one of the outcomes."""
        if outcomes not in self._keeping:
            words = [self.passed.c[name] for name in self.words]
            rows = sa.select(*self.passed.c).where(self._known, packing.has(words, outcomes))
            keeping = sa.insert(self.table).from_select(self.table.c.keys(), rows)
            self._keeping[outcomes] = Statement(keeping)
        return self._keeping[outcomes]

    @cached_property
    def ask(self) -> Statement:
        """The facts of the hard ones that answers are worked out from, and which are needed."""
        reading = self._reading
        found = source(reading.needs, Answers(), self._frame.spans, self._hard_ones)
        flags = [
            sa.case((needs_answer(one, self._as_of, exact=self._frame.exact), 1), else_=0)
            for one in reading.needs.questions
        ]
        asked = sa.select(*wanted_facts(), *flags).select_from(found)
        return Statement(asked.order_by(hard.c.placement_id))

    @cached_property
    def charges(self) -> Statement:
        """The charges of the hard ones from a `first` number to a `last` one."""
        some = hard.c.placement_id.between(number("first"), number("last"))
        # Joined, SQLite would look through all charges between the two numbers.
        asked = sa.select(hard.c.placement_id).where(some)
        return Statement(wanted_charges().where(charge.c.placement_id.in_(asked)))

    def write(self, place: int, code: int, into: sa.TableClause, *, answered: bool) -> Statement:
        """Writes the details of a clause's verdicts of one outcome; given is their `shift` too."""
        word, _shift = packing.place_of(place)
        frame = self._frame
        wanted = Details(
            into, code, answered, self.words, self.words[word], frame.spans, frame.confirmed
        )
        return writing(self._reading.rules[place], wanted)

    def _judging(self, rows: sa.Select[Any]) -> Judging:
        stored = sa.insert(self.passed).from_select(self.passed.c.keys(), rows)
        return Judging(Statement(rows), Statement(stored))

    @property
    def _known(self) -> Truth:
        return self.passed.c[self.words[0]].is_not(None)

    def _hard(self) -> Truth | None:
        """Whether something is to be worked out first; None where that is never so."""
        questions, exact = self._reading.needs.questions, self._frame.exact
        on_sheet = [one for one in questions if isinstance(one, PaidQuestion) and not exact]
        others = [one for one in questions if one not in on_sheet]
        parts = [needs_answer(one, self._as_of, exact=exact) for one in others]
        parts += [unresolved(day) for day in self._days]
        if on_sheet:
            charged = need_answer(on_sheet, self._as_of)
            parts.insert(0, sa.and_(borne, sa.or_(*charged)))
        return sa.or_(*parts) if parts else None

    def _works(self, some: sa.FromClause) -> sa.CompoundSelect[Any]:
        parts = [self._work(some.c, day).where(some.c[day].is_not(None)) for day in self._days]
        return sa.union(*parts)

    def _work(self, facts: Any, day: str) -> sa.Select[Any]:
        """The different works among placements, by the span of that day."""
        span = span_of(facts[day], self._frame.spans)
        return sa.select(span, facts["destination"], *(facts[name] for name in FIELDS)).distinct()

    @property
    def _days(self) -> list[str]:
        return sorted({day for day, _ in self._reading.needs.terms})

    @property
    def _as_of(self) -> int:
        return days.number(self._frame.as_of)

    @property
    def _hard_ones(self) -> sa.FromClause:
        return hard.outerjoin(placement, placement.c.id == hard.c.placement_id)


@lru_cache(maxsize=KEPT)
def plan_of(held: Held, frame: Frame) -> Plan:
    """The statements of the rules."""
    return Plan(reading_of(held, frame.as_of), frame)
