"""Objections to applications: made by anybody, read and answered by the authority's officers.

What is typed is private and in no export. Nobody needs an account: the address that the objector is
given leads to the answer, and only its hash is kept. No licence is granted before each objection
has an answer.
"""

import hashlib
import secrets
from collections.abc import Sequence

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Objection, User
from registry.services import journal, narrowing
from registry.services.applying.papers import Application
from registry.services.throttling import Tries

# Under this name in the application's extensions: who objected how often lately.
TRIES = "objections"


def object_to(
    application: Application, text: str, *, name: str | None, contact: str | None, caller: str
) -> str:
    """Keep an objection; returns the words of the address at which its answer can be read.

    `caller` is counted against too many, and kept nowhere.
    """
    if not application.takes_objections(clock.today()):
        raise Refused("", _("The time for objections to this application is over."))
    if not text.strip():
        raise Refused("text", _("Say what speaks against the application."))
    current_app.extensions.setdefault(TRIES, Tries("object")).count(_digest(caller))
    token = secrets.token_urlsafe(16)
    db.session.add(
        Objection(
            agency_id=application.agency.id,
            application=application.applied.seq,
            at=clock.stamp(clock.now()),
            token=_digest(token),
            text=text.strip(),
            name=(name or "").strip() or None,
            contact=(contact or "").strip() or None,
        )
    )
    db.session.flush()
    return token


def get_by_token(token: str) -> Objection:
    """The objection whose objector was given these words."""
    found = db.session.scalars(select(Objection).filter_by(token=_digest(token))).one_or_none()
    if found is None:
        raise NotFound(_("There is no such objection."))
    return found


def list_objections(*, seen_by: User, waiting: bool = False) -> Sequence[Objection]:
    """The objections to applications in the reader's country: those that wait first, the oldest."""
    ours = narrowing.agencies(seen_by).with_only_columns(Agency.id)
    query = select(Objection).where(Objection.agency_id.in_(ours))
    if waiting:
        query = query.where(Objection.answer.is_(None))
    order = (Objection.answer.is_not(None), Objection.id)
    return db.session.scalars(query.order_by(*order)).all()


def list_of(application: Application) -> Sequence[Objection]:
    """The objections to one application, in the order in which they came."""
    return db.session.scalars(_of(application).order_by(Objection.id)).all()


def count_waiting(application: Application) -> int:
    """How many objections to an application have no answer yet."""
    waiting = _of(application).where(Objection.answer.is_(None))
    return db.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def get_objection(number: int, *, seen_by: User) -> Objection:
    """The objection of that number, if it is to an application in the reader's country."""
    found = db.session.get(Objection, number)
    if found is None or found.agency.country != narrowing.country_of(seen_by):
        raise narrowing.hidden(f"objection {number}", seen_by, _("There is no such objection."))
    return found


def answer(objection: Objection, text: str, *, officer: User) -> None:
    """Answer an objection; whoever made it reads the answer at the address that was given."""
    _look_again(objection)
    if objection.answer is not None:
        raise Refused("", _("This objection was answered already."))
    if not text.strip():
        raise Refused("answer", _("Write the answer."))
    objection.answer = text.strip()
    objection.answered_at = clock.stamp(clock.now())
    objection.answered_by = journal.actor_of(officer)
    db.session.flush()


def erase(objection: Objection, ground: str) -> None:
    """Erase what was typed and who typed it, for good; that it was made and answered stays."""
    _look_again(objection)
    if objection.answer is None:
        raise Refused("", _("Answer the objection first; then it can be erased."))
    if objection.erased_at is not None:
        raise Refused("", _("This objection was erased already."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    objection.text = objection.name = objection.contact = None
    objection.erased_at = clock.stamp(clock.now())
    objection.ground = ground.strip()
    db.session.flush()


def _look_again(objection: Objection) -> None:
    """See what a colleague wrote meanwhile, and let nobody write beside."""
    journal.one_writer()
    db.session.refresh(objection)


def _of(application: Application) -> Select[tuple[Objection]]:
    place = {"agency_id": application.agency.id, "application": application.applied.seq}
    return select(Objection).filter_by(**place)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
