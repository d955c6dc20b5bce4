"""Two persons: an officer proposes an act or a correction, another of the same authority approves.

Nothing of a proposal is public, and nothing of it is in any export, before it is approved. What is
approved is examined again, for the record may have changed, and becomes one event of the journal
that names both roles and no person.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from registry.acts import ACTS, Decision
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import ActProposal, Agency, User
from registry.services import (
    clearing,
    deciding,
    journal,
    licensing,
    naming,
    submitting,
    waiting,
    warning,
)
from registry.services.bonding import awarding, proposing
from registry.services.knowing import striking
from registry.services.narrowing import country_of, hidden

ACT, CORRECTION = "act", "correction"
DAYS = frozenset({"since", "expires_on", "issued_on", "until", "due_on", "barred_until"})


def put_forward(
    agency: Agency, decision: Decision, *, officer: User, seen: int | None = None
) -> ActProposal | None:
    """Propose an act, or carry it out where one person may (None); `seen` is the record's event."""
    _same_country(agency, officer)
    deciding.check_seen(agency, seen)
    if decision.act in ACTS and not ACTS[decision.act].two:
        actor = journal.actor_of(officer)
        deciding.decide(agency, decision, actor=actor, decided={"persons": 1})
        return None
    deciding.examine(agency, decision)
    asked = (ACT, decision.act)
    if any((one.kind, one.body.get("act")) == asked for one in waiting.list_of(agency)):
        raise Refused("", _("A proposal of this act waits for a second person already."))
    body = {key: licensing.plain(value) for key, value in asdict(decision).items()}
    return waiting.keep(ACT, body, officer=officer, agency=agency)


def correct(
    agency: Agency,
    facts: dict[str, Any],
    *,
    officer: User,
    seen: int | None = None,
    settles: int | None = None,
) -> ActProposal | None:
    """Propose other published facts of an agency; None where nothing would change.

    `settles` is the event of a dispute that ends with the correction.
    """
    _same_country(agency, officer)
    deciding.check_seen(agency, seen)
    changes = licensing.changes_of(agency, facts)
    if not changes:
        return None
    before = {key: getattr(agency, key) for key in changes}
    body = {"changes": changes, "before": before} | ({"settles": settles} if settles else {})
    return waiting.keep(CORRECTION, body, officer=officer, agency=agency)


def approve(proposal: ActProposal, *, officer: User, seen: int | None = None) -> None:
    """Carry out what a colleague proposed, if it is still possible; public from now on."""
    journal.one_writer()
    db.session.refresh(proposal)
    _still_open(proposal)
    if not may_approve(proposal, officer):
        raise Refused("", _("Another officer of your authority must approve what you proposed."))
    decided = {"persons": 2, "proposed_at": proposal.at, "proposed_by": proposal.actor}
    if proposal.agency is not None:
        deciding.check_seen(proposal.agency, seen)
    proposal.seq = CARRIED[proposal.kind](proposal, decided, officer=officer)
    _close(proposal, "approved", officer)


def close(proposal: ActProposal, ground: str, *, officer: User) -> None:
    """Withdraw one's own proposal, or decline a colleague's, and say why."""
    journal.one_writer()
    db.session.refresh(proposal)
    _still_open(proposal)
    if not _same_authority(proposal, officer):
        raise Refused("", _("Only the authority that proposed this can close it."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    proposal.ground = ground.strip()
    _close(proposal, "withdrawn" if proposal.proposer_id == officer.id else "declined", officer)


def may_approve(proposal: ActProposal, officer: User) -> bool:
    """Whether an officer is the second person: of the same authority, and not the first."""
    return _same_authority(proposal, officer) and bool(officer.id != proposal.proposer_id)


def list_proposals(*, seen_by: User, open_only: bool = False) -> list[ActProposal]:
    """The proposals of the reader's country, the newest first."""
    query = select(ActProposal).filter_by(country=country_of(seen_by))
    if open_only:
        query = query.filter_by(state="open")
    return list(db.session.scalars(query.order_by(ActProposal.id.desc())))


def agency_of(proposal: ActProposal) -> Agency:
    """The agency that a proposal is about; NotFound for one that is about a whole list."""
    if proposal.agency is None:
        raise NotFound(_("There is no proposal %(number)s.", number=proposal.id))
    return proposal.agency


def get_proposal(number: int, *, seen_by: User) -> ActProposal:
    """The proposal of that number, if it is of the reader's country."""
    proposal = db.session.get(ActProposal, number)
    if proposal is None or proposal.country != country_of(seen_by):
        absent = _("There is no proposal %(number)s.", number=number)
        raise hidden(f"act proposal {number}", seen_by, absent)
    return proposal


def changes_since(proposal: ActProposal) -> list[str]:
    """What came into the agency's record since an open proposal was made, in words."""
    agency = agency_of(proposal)
    overtaken = proposal.state == "open" and proposal.seen not in (None, agency.seq)
    return deciding.changes_since(agency, proposal.seen or 0) if overtaken else []


def told(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What a proposal would publish: what it is called, what stands there, what would stand."""
    return TOLD[proposal.kind](proposal)


def decision_of(proposal: ActProposal) -> Decision:
    """The act that a proposal holds."""
    values: dict[str, Any] = {
        key: date.fromisoformat(value) if key in DAYS and value else value
        for key, value in proposal.body.items()
    }
    persons = tuple((name, role) for name, role in proposal.body["persons"])
    return Decision(**(values | {"persons": persons}))


def _told_of_act(proposal: ActProposal) -> list[tuple[str, str, str]]:
    values = asdict(decision_of(proposal))
    parts = [key for key, value in values.items() if key != "act" and value not in (None, ())]
    return [(naming.label(key), "", naming.shown(key, values)) for key in parts]


def _told_of_correction(proposal: ActProposal) -> list[tuple[str, str, str]]:
    now = {key: getattr(agency_of(proposal), key) for key in licensing.PUBLISHED}
    before, after = now | proposal.body["before"], now | proposal.body["changes"]
    return [
        (naming.label(key), naming.shown(key, before), naming.shown(key, after))
        for key in proposal.body["changes"]
    ]


def _carry_out_act(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    actor = journal.actor_of(officer)
    return deciding.decide(agency_of(proposal), decision_of(proposal), actor=actor, decided=decided)


def _carry_out_correction(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    agency, body = agency_of(proposal), proposal.body
    _check_before(agency, body["before"])
    decided = waiting.settling(proposal, decided)
    licensing.correct(agency, actor=journal.actor_of(officer), decided=decided, **body["changes"])
    return agency.seq


def _close(proposal: ActProposal, state: str, officer: User) -> None:
    waiting.close(proposal, state, actor=journal.actor_of(officer))
    if proposal.kind == warning.ISSUE:
        proposal.body = warning.without_names(proposal.body)
    db.session.flush()


def _still_open(proposal: ActProposal) -> None:
    if proposal.state != "open":
        raise Refused("", _("This proposal is closed."))


def _same_country(agency: Agency, officer: User) -> None:
    if agency.country != country_of(officer):
        raise Refused("", _("This agency is in the register of another country."))


def _same_authority(proposal: ActProposal, officer: User) -> bool:
    return journal.actor_of(officer) == proposal.actor


def _check_before(agency: Agency, before: dict[str, Any]) -> None:
    """Refuse a correction of facts that were corrected meanwhile."""
    changed = [name for name, value in before.items() if getattr(agency, name) != value]
    if changed:
        names = _(", ").join(naming.label(name) for name in changed)
        raise Refused(
            "", _("What is to be corrected was changed meanwhile: %(names)s.", names=names)
        )


# By the kind of a proposal: what approving it does (it returns the event), what it would publish.
CARRIED: dict[str, Callable[..., int]] = {
    ACT: _carry_out_act,
    CORRECTION: _carry_out_correction,
    submitting.IMPORT: submitting.load,
    warning.ISSUE: warning.carry_out,
    warning.END: warning.carry_out_end,
    proposing.KIND: proposing.carry_out,
    awarding.KIND: awarding.carry_out,
    clearing.KIND: clearing.carry_out,
    striking.STRIKE: striking.carry_out,
    striking.END: striking.carry_out,
}
TOLD: dict[str, Callable[[ActProposal], list[tuple[str, str, str]]]] = {
    ACT: _told_of_act,
    CORRECTION: _told_of_correction,
    warning.ISSUE: warning.told,
    warning.END: warning.told_of_end,
    proposing.KIND: proposing.told,
    awarding.KIND: awarding.told,
    clearing.KIND: clearing.told,
    striking.STRIKE: striking.told,
    striking.END: striking.told,
}
