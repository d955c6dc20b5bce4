"""Why each resemblance passes: an officer's answers, and what waits for one.

Answers are private. Without one for each resemblance no licence is granted; what is written is the
officer's, and is shown to the second person who approves.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from registry import clock
from registry.acts import GUARDED
from registry.db import db
from registry.errors import Refused
from registry.models import Agency, MatchAnswer, User
from registry.services import journal, wording
from registry.services.guarding import words
from registry.services.guarding.looking import Looked, Match, look_each
from registry.services.guarding.watched import Watched

COUNTED = (*GUARDED, "apply")
"""The acts of which the journal says how many resemblances were found."""
Identity = tuple[int, str, str]


@dataclass(frozen=True)
class Guarded:
    """What was found of an agency, and the answers that there are, by the match's identity."""

    agency: Agency
    looked: Looked
    answers: Mapping[Identity, MatchAnswer]

    @property
    def open(self) -> list[Match]:
        """The matches without an answer."""
        return [one for one in self.looked.matches if one.identity not in self.answers]


def guard(agency: Agency) -> Guarded:
    """What an agency resembles today, with what officers wrote about it."""
    (guarded,) = guard_each([agency], Watched(agency.country))
    return guarded


def guard_each(agencies: Sequence[Agency], watched: Watched) -> Iterator[Guarded]:
    """What each agency of a country resembles, with what officers wrote; they are read at once."""
    answers: dict[int, dict[Identity, MatchAnswer]] = defaultdict(dict)
    ids = [one.id for one in agencies]
    for row in db.session.scalars(select(MatchAnswer).where(MatchAnswer.agency_id.in_(ids))):
        answers[row.agency_id][row.sanction, row.kind, row.sign] = row
    for agency, looked in zip(agencies, look_each(agencies, watched), strict=True):
        yield Guarded(agency, looked, answers[agency.id])


def answer(agency: Agency, texts: Mapping[Identity, str], *, officer: User | None) -> int:
    """Keep why matches pass, or a better reason than before; returns how many were written.

    A text without a word leaves what is kept. Nobody is the operator.
    """
    journal.one_writer()
    written = write(guard(agency), texts, actor=journal.actor_of(officer))
    db.session.flush()
    return written


def write(guarded: Guarded, texts: Mapping[Identity, str], *, actor: str) -> int:
    """Keep why matches pass as this actor's answers; returns how many were written.

    What is `guarded` was found by whoever is already the one writer.
    """
    found, written = {one.identity for one in guarded.looked.matches}, 0
    for identity, text in texts.items():
        if not text.strip() or identity not in found:
            continue
        row = guarded.answers.get(identity)
        if row is None:
            sanction, kind, sign = identity
            agency_id = guarded.agency.id
            row = MatchAnswer(agency_id=agency_id, sanction=sanction, kind=kind, sign=sign)
            db.session.add(row)
        if row.text != text.strip():
            row.text, row.at, row.actor = text.strip(), clock.stamp(clock.now()), actor
            written += 1
    return written


def check(agency: Agency, act: str) -> int:
    """Refuse to grant a licence while a resemblance has no answer; names the first and its like.

    Returns how many resemblances there are, 0 for an act of which nobody counts them.
    """
    if act not in COUNTED:
        return 0
    guarded = guard(agency)
    if guarded.open and act in GUARDED:
        first = guarded.open[0]
        raise Refused(
            "act",
            _(
                "%(kind)s: it resembles %(agency)s (%(sanction)s, %(day)s). Write first why that"
                " passes. Without an answer: %(number)s.",
                kind=words.trait_name(first.found.kind),
                agency=words.other_name(first),
                sanction=wording.status_name(first.sanctions[0].status),
                day=wording.day_name(first.sanctions[0].since),
                number=len(guarded.open),
            ),
        )
    return len(guarded.looked.matches)
