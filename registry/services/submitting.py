"""A list of agencies that one officer submits and another approves: one proposal for all its rows.

Until then nothing of it is written. From the terminal a list is the operator's own act.
"""

import hashlib
from typing import Any

from registry.db import db
from registry.errors import Refused
from registry.models import ActProposal, User
from registry.services import importing, journal, waiting
from registry.services.exchange.result import Result
from registry.services.importing import Passing
from registry.services.uploading import Upload

IMPORT = "import"
SEEN = "seen"
"""What stands with a list only while it is approved: the marks of the matches that were shown."""


def submit(upload: Upload, meaning: str, *, officer: User) -> ActProposal:
    """Propose what a list says; `meaning` is what it means that an agency is not in it."""
    _refuse_bad(importing.preview(upload, seen_by=officer), upload)
    proposal = waiting.keep(IMPORT, upload.about | {"missing": meaning}, officer=officer)
    proposal.data = upload.data
    db.session.flush()
    return proposal


def look_at(
    proposal: ActProposal, *, seen_by: User, seen: frozenset[str] | None = None
) -> Result | None:
    """What a submitted list would do to the register today; None once it was decided.

    First of whom its agencies resemble are those with more than the marks that were `seen`, if any.
    """
    if proposal.data is None:
        return None
    result = importing.preview(_upload(proposal), seen_by=seen_by)
    if seen is not None:
        result.resembling.sort(key=lambda one: one.marks <= seen)
    return result


def say_why(proposal: ActProposal, passes: str | None, seen: frozenset[str]) -> None:
    """Keep with a submitted list why it passes whom its agencies resemble, by the marks `seen`."""
    journal.one_writer()  # before the proposal's row is held, as whoever closes it takes them
    db.session.refresh(proposal)
    if proposal.kind == IMPORT:
        said = {"passes": (passes or "").strip(), SEEN: sorted(seen)}
        proposal.body = proposal.body | said
        db.session.flush()


def load(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Record what a list says, and one event that says how it was approved; returns its number."""
    upload, missing = _upload(proposal), proposal.body["missing"]
    result = importing.load(upload, missing, _passing(proposal), seen_by=officer)
    _refuse_bad(result, upload)
    proposal.body = {name: value for name, value in proposal.body.items() if name != SEEN}
    body = {
        "name": upload.about["name"],
        "sha256": hashlib.sha256(upload.data).hexdigest(),
        "missing": missing,
        "added": result.added,
        "changed": result.changed,
        "decided": decided,
    }
    body |= {"resemblances": count} if (count := _count(result)) else {}
    return journal.record("list-approved", body, actor=journal.actor_of(officer)).seq


def _passing(proposal: ActProposal) -> Passing:
    body = proposal.body
    return Passing(body.get("passes", ""), frozenset(body.get(SEEN, ())))


def _count(result: Result) -> int:
    """How many resemblances there were of the list's agencies."""
    return sum(len(one.matches) for one in result.resembling)


def _refuse_bad(result: Result, upload: Upload) -> None:
    if not result.stands(upload.about["skip_bad"]):
        raise Refused("", str(result.refused[0]))


def _upload(proposal: ActProposal) -> Upload:
    return Upload("", proposal.data or b"", proposal.body)
