"""What an agency disputes of its own public record, until its authority has decided.

That a fact is disputed, and since when, is public and an event; what the agency writes about it is
for the authority alone. Nothing is replaced by it: a correction is proposed by one officer and
approved by another, an entry of what it is known by is struck out or ended by two, and an entry of
a licence is mended by an act.
"""

from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import ActProposal, Agency, CorrectionRequest, Dispute, User
from registry.services import approving, journal, licensing
from registry.services.contesting import (
    ENTRY,
    dispute_of,
    disputed,
    is_mended,
    known_entry,
    list_facts,
    list_requests,
    state_of,
)
from registry.services.knowing import striking
from registry.services.knowing.entries import KNOWN
from registry.services.knowing.striking import Removal

ACCEPTED, DECLINED = "accepted", "declined"
CORRECTED, WITHDRAWN = "corrected", "withdrawn"


@dataclass(frozen=True)
class Claim:
    """What an agency says: which fact is wrong, how it should read, why, and by which document."""

    fact: str
    wanted: str
    why: str
    document: str


def open_(agency: Agency, claim: Claim, *, account: User) -> CorrectionRequest:
    """Ask for a correction; the fact is marked as disputed from today."""
    journal.one_writer()
    stands = {one.key: one.shown for one in list_facts(agency)}
    _check(agency, claim, stands)
    actor = journal.actor_of(account)
    body = _named(agency) | {"fact": claim.fact, "since": clock.today().isoformat()}
    event = journal.record("dispute-opened", body, actor=actor)
    request = CorrectionRequest(
        agency_id=agency.id,
        seq=event.seq,
        at=event.at,
        actor=actor,
        stands=_kept(claim, stands),
        **{name: value.strip() for name, value in vars(claim).items()},
    )
    db.session.add(request)
    db.session.flush()
    return request


def give_up(request: CorrectionRequest, *, account: User) -> None:
    """Take a request back that was not decided yet; the dispute ends."""
    dispute = _still_open(request)
    _close(dispute, request.agency, WITHDRAWN, actor=journal.actor_of(account))


def accept(
    request: CorrectionRequest, facts: dict[str, Any], *, officer: User, seen: int | None = None
) -> ActProposal:
    """Propose the correction that an agency asked for; the dispute ends where it is approved."""
    _still_open(request)
    if request.fact not in licensing.changes_of(request.agency, facts):
        raise Refused(request.fact, _("This is what the agency disputes, and it is as it was."))
    proposal = approving.correct(
        request.agency, facts, officer=officer, seen=seen, settles=request.seq
    )
    if proposal is None:
        raise Refused("", _("Nothing was changed."))
    return _proposed(request, proposal, officer)


def remove(
    request: CorrectionRequest, removal: Removal, *, officer: User, seen: int | None = None
) -> ActProposal:
    """Propose that the entry that an agency disputes is ended or struck out, as `accept` does."""
    _still_open(request)
    entry = known_entry(request)
    if entry is None:
        raise NotFound(_("There is no such entry."))
    settling = replace(removal, settles=request.seq)
    proposal = striking.propose(request.agency, entry, settling, officer=officer, seen=seen)
    return _proposed(request, proposal, officer)


def settle(request: CorrectionRequest, reason: str, *, officer: User) -> None:
    """End a dispute about an entry that was ended since, or that an act on the licence mended."""
    dispute = _still_open(request)
    if not request.fact.startswith((ENTRY, KNOWN)) or not is_mended(request):
        raise Refused("", _("Nothing has come since that puts it right. Propose that first."))
    _check_reason(reason)
    _answer(request, ACCEPTED, reason, officer)
    _close(dispute, request.agency, CORRECTED, actor=journal.actor_of(officer))


def decline(request: CorrectionRequest, reason: str, *, officer: User) -> None:
    """Leave the record as it is, and say why; the dispute ends."""
    dispute = _still_open(request)
    _check_reason(reason)
    _answer(request, DECLINED, reason, officer)
    _close(dispute, request.agency, DECLINED, actor=journal.actor_of(officer))


def _check(agency: Agency, claim: Claim, stands: dict[str, str]) -> None:
    """Refuse a claim that says too little, or that was made before, by field."""
    if claim.fact not in stands:
        raise Refused("fact", _("Choose what is wrong."))
    wanted = {
        "wanted": _("Say how it should read."),
        "why": _("Say why it is wrong."),
        "document": _("Name the document that shows it."),
    }
    for field, reason in wanted.items():
        if not getattr(claim, field).strip():
            raise Refused(field, reason)
    if claim.fact in disputed(agency):
        raise Refused("fact", _("You dispute this already. Wait for the answer."))
    if claim.wanted.strip() == stands[claim.fact]:
        raise Refused("wanted", _("It reads so already."))
    for earlier in list_requests(agency):
        told = (earlier.fact, earlier.wanted, earlier.document)
        same = told == (claim.fact, claim.wanted.strip(), claim.document.strip())
        if same and earlier.answer == DECLINED and earlier.stands == _kept(claim, stands):
            raise Refused("document", _("This was declined: %(reason)s Name another document.",
                                        reason=earlier.reason))  # fmt: skip


def _kept(claim: Claim, stands: dict[str, str]) -> str:
    """What a request keeps of what stood there: never a name, which would outlive its erasure."""
    return "" if claim.fact.startswith(KNOWN) else stands[claim.fact]


def _still_open(request: CorrectionRequest) -> Dispute:
    """The dispute of a request that waits for an answer; Refused where it has one."""
    journal.one_writer()
    db.session.refresh(request)
    if state_of(request) != "open":
        raise Refused("", _("This request was answered already."))
    return dispute_of(request)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("reason", _("State the reason; the agency reads it."))


def _proposed(request: CorrectionRequest, proposal: ActProposal, officer: User) -> ActProposal:
    """Note that what a request asks for waits for a second person."""
    _answer(request, ACCEPTED, "", officer)
    request.proposal = proposal
    db.session.flush()
    return proposal


def _answer(request: CorrectionRequest, answer: str, reason: str, officer: User) -> None:
    request.answer, request.reason = answer, reason.strip() or None
    request.answered_at = clock.stamp(clock.now())
    request.answered_by = journal.actor_of(officer)


def _close(dispute: Dispute, agency: Agency, outcome: str, *, actor: str) -> None:
    closed = {"dispute": dispute.seq, "until": clock.today().isoformat(), "outcome": outcome}
    journal.record("dispute-closed", _named(agency) | closed, actor=actor)


def _named(agency: Agency) -> dict[str, Any]:
    return {"register": agency.register, "number": agency.number}
