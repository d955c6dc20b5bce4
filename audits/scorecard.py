"""The scorecard of an agreement: which questions its text answers, and where.

A question is answered by the provisions that its law file marks with it. Where none is, it is
absent from a text that was read in full, and not seen where only parts of it were. D14 alone is
answered by the record of ratifications.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audits.clause import Clause, Unchecked
from audits.instrument import Instrument
from audits.questionnaire import QUESTIONS, RATIFIED
from audits.words import N_

PRESENT, ABSENT, NOT_SEEN = "present", "absent", "not_seen"
STATES = {PRESENT: N_("present"), ABSENT: N_("absent"), NOT_SEEN: N_("not seen")}


@dataclass(frozen=True)
class Where:
    """A place of the text that answers a question; `ref` is empty beside the provisions."""

    ref: str
    says: str
    cite: str
    seen: str


@dataclass(frozen=True)
class Answer:
    """What the agreement says to one question."""

    question: str
    state: str
    places: tuple[Where, ...]


def score(agreement: Instrument, shelf: Iterable[Instrument]) -> tuple[Answer, ...]:
    """The agreement's answers, in the order of the questions; `shelf` has the conventions."""
    marked = list(_marked(agreement))
    otherwise = ABSENT if read_in_full(agreement) else NOT_SEEN
    answers = {}
    for question in QUESTIONS:
        places = tuple(where for elements, where in marked if question in elements)
        answers[question] = Answer(question, PRESENT if places else otherwise, places)
    answers["D14"] = _ratified(agreement, {one.id: one for one in shelf})
    return tuple(answers.values())


def read_in_full(agreement: Instrument) -> bool:
    """Whether the whole text was read, so that what was not found in it is not there."""
    return any(source.seen == "full_text" for source in agreement.sources)


def _marked(agreement: Instrument) -> Iterator[tuple[tuple[str, ...], Where]]:
    entries: list[Clause | Unchecked] = [*agreement.clauses, *agreement.unchecked]
    for entry in sorted(entries, key=lambda one: one.id):
        yield entry.elements, Where(entry.ref, entry.says, entry.cite, entry.seen)
    body = agreement.joint_body
    if body is not None:
        says = "; ".join(filter(None, (body.name, body.composition, body.meeting_frequency)))
        yield body.elements, Where("", says, body.cite, body.seen)
    for beside in agreement.beside:
        yield beside.elements, Where("", beside.says, beside.cite, beside.seen)


def _ratified(agreement: Instrument, shelf: dict[str, Instrument]) -> Answer:
    """Present where every party ratified all the conventions; else nobody has seen that."""
    parties = sorted({*agreement.place.origins, *agreement.place.destinations})
    places = []
    lacking = False
    for name in RATIFIED:
        years = shelf[name].place.ratifications if name in shelf else {}
        known = [f"{state} {years[state]}" for state in parties if state in years]
        lacking |= len(known) < len(parties)
        if known:
            places.append(Where(name, ", ".join(known), "", shelf[name].sources[0].seen))
    return Answer("D14", NOT_SEEN if lacking else PRESENT, tuple(places))
