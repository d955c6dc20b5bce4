"""The scorecards of the agreements on the shelf, for pages, committees and as a file.

What a scorecard is, and when a question counts as answered, is in `audits.scorecard`.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from audits import scorecard
from audits.instrument import Instrument
from audits.questionnaire import DEMANDS, ELEMENTS, QUESTIONS
from registry.errors import NotFound
from registry.services import shelf

HALVES: Mapping[str, Mapping[str, str]] = {"elements": ELEMENTS, "demands": DEMANDS}
COLUMNS = ("agreement", "question", "text", "state", "clause", "cite", "seen", "says")


@dataclass(frozen=True)
class Scored:
    """An agreement and its answers, by question."""

    agreement: Instrument
    answers: Mapping[str, scorecard.Answer]

    def states(self, state: str) -> list[scorecard.Answer]:
        """The answers of that state, in the order of the questions."""
        return [one for one in self.answers.values() if one.state == state]

    @cached_property
    def read_in_full(self) -> bool:
        """Whether the whole text was read."""
        return scorecard.read_in_full(self.agreement)


def get_scored(instrument_id: str) -> Scored:
    """The scorecard of the agreement of that id; no other kind of text has one."""
    agreement = shelf.get_instrument(instrument_id)
    if agreement.kind != "agreement":
        raise NotFound(_("%(id)s is no agreement and has no scorecard.", id=instrument_id))
    return _scored(agreement)


def list_scored() -> list[Scored]:
    """The scorecards of all agreements, by id."""
    return [_scored(one) for one in shelf.list_by_basis()["agreement"]]


def question_name(question: str) -> str:
    """A question in the reader's language: "Workers pay no recruitment fees"."""
    return _(QUESTIONS[question])


def state_name(state: str) -> str:
    """The state of an answer in the reader's language: "not seen"."""
    return _(scorecard.STATES[state])


def as_csv() -> str:
    """A row for each place that answers a question, and one for each question without one."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for scored in list_scored():
        for answer in scored.answers.values():
            head = (scored.agreement.id, answer.question, QUESTIONS[answer.question], answer.state)
            for where in answer.places:
                rows.writerow((*head, where.ref, where.cite, where.seen, where.says))
            if not answer.places:
                rows.writerow((*head, "", "", "", ""))
    return text.getvalue()


def _scored(agreement: Instrument) -> Scored:
    answers = scorecard.score(agreement, shelf.list_instruments())
    return Scored(agreement, {answer.question: answer for answer in answers})
