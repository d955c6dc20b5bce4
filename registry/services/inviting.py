"""Invitations: the only way to an account. One use, seven days; only the token's hash is kept.

Nothing is mailed: the address is shown once to whoever invites, to be handed over.
"""

import hashlib
import secrets
from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select, update

from registry import clock
from registry.db import db
from registry.errors import NotFound
from registry.models import Invitation, User
from registry.services import accounts
from registry.services.accounts import Person

LASTS = timedelta(days=7)


def invite(person: Person, *, actor: str) -> str:
    """Invite a person; returns the token of the one-time address, which is kept nowhere.

    An earlier invitation of the same address ends. Where the address has an account already,
    accepting starts that account anew: the way back for a lost phone or password.
    """
    organisation = accounts.check_person(person)
    email, token = accounts.normal_email(person.email), secrets.token_urlsafe(32)
    now = clock.now()
    earlier = update(Invitation).filter_by(email=email, used_at=None)
    db.session.execute(earlier.values(used_at=clock.stamp(now)))
    db.session.add(
        Invitation(
            token_hash=_hash(token),
            email=email,
            role=person.role,
            organisation_id=organisation.id if organisation else None,
            expires_at=clock.stamp(now + LASTS),
        )
    )
    db.session.flush()
    current_app.logger.info("%s invited an account with the role %s", actor, person.role)
    return token


def get_invitation(token: str) -> Invitation:
    """The open invitation of that token."""
    query = select(Invitation).filter_by(token_hash=_hash(token), used_at=None)
    found = db.session.scalars(query.where(Invitation.expires_at > _now())).one_or_none()
    if found is None:
        raise NotFound(
            _("This invitation was used or is older than seven days. Ask your administrator"
              " for a new one.")
        )  # fmt: skip
    return found


def list_invitations() -> list[Invitation]:
    """The invitations that nobody has used yet and that still hold, by address."""
    query = select(Invitation).filter_by(used_at=None).where(Invitation.expires_at > _now())
    return list(db.session.scalars(query.order_by(Invitation.email)))


def accept(invitation: Invitation, *, password: str, display_name: str) -> User:
    """Make the promised account, or start the one of that address anew; the invitation ends."""
    organisation = invitation.organisation
    person = Person(
        email=invitation.email,
        role=invitation.role,
        organisation=organisation.slug if organisation else None,
        display_name=display_name,
    )
    known = accounts.find_account(invitation.email)
    user = accounts.renew(known, person, password) if known else accounts.create(person, password)
    invitation.used_at = _now()
    db.session.flush()
    return user


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> str:
    return clock.stamp(clock.now())
