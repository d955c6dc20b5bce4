"""Proposals: an officer writes an instrument's next edition; another one adopts or refuses it.

Nothing of a proposal is public before it is adopted (`services.adopting`). What its adoption would
change is in `services.previewing`.
"""

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from audits.errors import BadInstrument
from audits.instrument import Instrument, examine
from audits.lines import line_of
from audits.words import N_
from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import LawProposal, Organisation, User
from registry.services import editions, journal
from registry.services.editions import Edition
from registry.services.narrowing import country_of
from registry.services.parties import answers_for


@dataclass(frozen=True)
class Draft:
    """A text as it was typed, why it is proposed, and the edition that it began from, if any."""

    text: str
    reason: str
    base: str | None = None


@dataclass(frozen=True)
class Author:
    """For whom a text is proposed; `officer` is None where the operator does it for a ministry."""

    organisation: Organisation
    officer: User | None = None

    @classmethod
    def of(cls, officer: User) -> "Author":
        """An officer who writes for the ministry that the account belongs to."""
        if officer.organisation is None:
            raise Refused("", _("Your account belongs to no country."))
        return cls(officer.organisation, officer)

    @property
    def actor(self) -> str:
        """How the journal names the author."""
        return journal.actor_of(self.officer)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text: the line from 1, as it stands there, and the reason."""

    line: int
    words: str
    reason: str


class BadText(Refused):
    """A text that does not read, with every fault that was found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        first = faults[0]
        super().__init__(
            "text", _("Line %(line)s: %(reason)s", line=first.line, reason=first.reason)
        )
        self.faults = faults


class Overtaken(Refused):
    """A text that began from an edition which is no longer `current`, with what changed since."""

    def __init__(self, current: str, changed: list[str]) -> None:
        super().__init__(
            "",
            _("The instrument was changed meanwhile. What changed is shown below; nothing of what"
              " you typed is lost."),
        )  # fmt: skip
        self.current = current
        self.changed = changed


def propose(instrument_id: str | None, draft: Draft, author: Author) -> LawProposal:
    """Keep a text as a proposal of that instrument's next edition, or of a new instrument."""
    text = normal(draft.text)
    instrument = read_text(text, instrument_id)
    check_base(instrument.id, draft.base)
    _answer_for(instrument, author.organisation.country)
    if not draft.reason.strip():
        raise Refused("reason", _("Say why the text is changed."))
    if draft.base == instrument.edition:
        raise Refused("text", _("Nothing was changed."))
    proposal = LawProposal(
        at=clock.stamp(clock.now()),
        actor=author.actor,
        country=author.organisation.country,
        proposer_id=author.officer.id if author.officer else None,
        instrument_id=instrument.id,
        base=draft.base,
        text=text,
        reason=draft.reason.strip(),
    )
    db.session.add(proposal)
    db.session.flush()
    return proposal


def propose_file(text: str, reason: str, author: Author) -> LawProposal:
    """Keep a whole law file as a proposal that begins from the current edition."""
    current = editions.find_current(read_text(normal(text), None).id)
    draft = Draft(text, reason, current.edition if current else None)
    return propose(current.id if current else None, draft, author)


def close(proposal: LawProposal, ground: str, *, officer: User) -> None:
    """Withdraw one's own proposal, or refuse another's, and say why."""
    still_open(proposal)
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    proposal.state = "withdrawn" if proposal.proposer_id == officer.id else "refused"
    proposal.closed_at = clock.stamp(clock.now())
    proposal.closed_by = journal.actor_of(officer)
    proposal.ground = ground.strip()
    db.session.flush()


def list_proposals(*, seen_by: User, open_only: bool = False) -> list[LawProposal]:
    """The proposals of the reader's country, the newest first."""
    query = select(LawProposal).filter_by(country=country_of(seen_by))
    if open_only:
        query = query.filter_by(state="open")
    return list(db.session.scalars(query.order_by(LawProposal.id.desc())))


def get_proposal(number: int, *, seen_by: User) -> LawProposal:
    """The proposal of that number, if it is of the reader's country."""
    proposal = db.session.get(LawProposal, number)
    if proposal is None or proposal.country != country_of(seen_by):
        raise NotFound(_("There is no proposal %(number)s.", number=number))
    return proposal


def still_open(proposal: LawProposal) -> None:
    """Refuse a proposal that was decided already."""
    if proposal.state != "open":
        raise Refused("", _("This proposal is closed."))


def normal(text: str) -> str:
    """A text with its lines ended as in the law files, whatever a browser or an editor sent."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def read_text(text: str, instrument_id: str | None) -> Instrument:
    """The instrument that the text states; BadText names every line to mend."""
    named = _named(text)
    if instrument_id and named and named != instrument_id:
        reason = N_("the id is that of another instrument; here it stays %(id)s")
        raise BadText([_fault(text, BadInstrument("", "", reason, key="id", id=instrument_id))])
    instrument, faults = examine(text, f"{(named or 'law').lower()}.toml")
    if instrument is None:
        raise BadText([_fault(text, one) for one in faults])
    return instrument


def check_base(instrument_id: str, base: str | None) -> None:
    """Refuse a text that did not begin from the current edition, with what changed since."""
    current = editions.find_current(instrument_id)
    if current is None and base is None:
        return
    if current is None or base is None:
        raise Refused("text", _("There is an instrument %(id)s already.", id=instrument_id))
    if current.edition != base:
        changed = differences(editions.text_of(base), current.text)
        raise Overtaken(current.edition, list(changed))


def changed_in(edition: Edition) -> list[str]:
    """The lines that an edition changed in the one before it; none of a first one."""
    before = [one for one in editions.list_editions(edition.instrument_id)
              if one.number == edition.number - 1]  # fmt: skip
    texts = [editions.text_of(one.edition) for one in (*before, edition)]
    return list(differences(*texts)) if before else []


def differences(old: str, new: str) -> Iterator[str]:
    """The lines that differ, each after "-" or "+", with two lines around them."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=2, lineterm="")
    return (line for number, line in enumerate(lines) if number > 1)


def _answer_for(instrument: Instrument, country: str | None) -> None:
    """Refuse a text that a country does not answer for, now or in the edition before."""
    before = editions.find_current(instrument.id) or instrument
    if not all(answers_for(one, country) for one in (before, instrument)):
        raise Refused("", _("Your country is no party to this text."))


def _named(text: str) -> str:
    """The id that a text gives itself; empty where it does not read so far."""
    try:
        return str(tomllib.loads(text).get("id", ""))
    except (tomllib.TOMLDecodeError, RecursionError):
        return ""


def _fault(text: str, fault: BadInstrument) -> Fault:
    line = line_of(text, fault)
    reason = fault.why.told(_)
    if fault.clause:
        reason = _("clause %(clause)s: %(reason)s", clause=fault.clause, reason=reason)
    return Fault(line, text.split("\n")[line - 1], reason)
