"""Writing details: of each rule a statement for an outcome, whichever corridor it stands in.

Making it takes longer than running it, and many corridors have most of their rules in common.
What the columns of a detail are is in `audits.details`.
"""

from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from audits import details, packing
from audits.expressions import RuleReading
from audits.facts import FINDING, Number, placement
from audits.needs import source
from audits.questions import Answers
from audits.statement import Statement
from audits.terms import Spans

KEPT = 4096
VERDICT = "judge_verdict"
"""The temporary table of the placements of a corridor that details are written of."""
SHIFT: Number = sa.bindparam("shift", None, sa.Integer())
"""How far above the lowest bit of its word a clause stands, given when it is executed."""


@dataclass(frozen=True)
class Details:
    """Which details are written: where, of which outcome, and of which `word` among the `words`.

    Where `answered`, answers stand beside the placements.
    """

    into: sa.TableClause
    code: int
    answered: bool
    words: tuple[str, ...]
    word: str
    spans: Spans
    confirmed: frozenset[str]


@lru_cache(maxsize=KEPT)
def writing(rule: RuleReading, wanted: Details) -> Statement:
    """The statement that writes those details of a rule's verdicts."""
    judged = rule.answered if wanted.answered else rule.plain
    answers = Answers(rule.needs.questions if wanted.answered else ())
    kept = packing.table(VERDICT, wanted.words)
    # An outer join has the few kept rows looked up among the placements, not the reverse.
    beside = kept.outerjoin(placement, placement.c.id == kept.c.placement_id)
    found = source(rule.needs, answers, wanted.spans, beside)
    columns = details.columns(judged, wanted.code, wanted.confirmed)
    verdict = packing.outcome(kept.c[wanted.word], SHIFT)
    rows = sa.select(*columns).select_from(found).where(verdict == wanted.code)
    return Statement(sa.insert(wanted.into).from_select(list(FINDING), rows))
