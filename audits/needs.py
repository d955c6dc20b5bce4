"""What expressions need beside the placement's own row, and the joins that bring it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from audits.facts import cost_sheet, placement
from audits.licences import join_licences
from audits.questions import Answers, Question, joined
from audits.terms import Spans, join_terms


@dataclass
class Needs:
    """The cost sheet, the references by day column and kinds, the licences by day, questions."""

    sheet: bool = False
    terms: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    licences: set[str] = field(default_factory=set)
    questions: dict[Question, None] = field(default_factory=dict)


def together(several: Iterable[Needs]) -> Needs:
    """What several rules need together; the order of the questions stays."""
    whole = Needs()
    for one in several:
        whole.sheet = whole.sheet or one.sheet
        whole.terms |= one.terms
        whole.licences |= one.licences
        whole.questions |= one.questions
    return whole


def source(
    needs: Needs, answers: Answers, spans: Spans, found: sa.FromClause = placement
) -> sa.FromClause:
    """The placements with what is needed of other tables beside them, each at most once."""
    if needs.sheet:
        found = found.outerjoin(cost_sheet, cost_sheet.c.placement_id == placement.c.id)
    for day in sorted({day for day, _ in needs.terms}):
        found = join_terms(found, day, spans)
    for day in sorted(needs.licences):
        found = join_licences(found, day)
    if any(question in answers for question in needs.questions):
        found = found.outerjoin(joined, joined.c.placement_id == placement.c.id)
    return found
