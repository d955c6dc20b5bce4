"""Accounts: one person, one role, one organisation.

An account comes only from an invitation (`services.inviting`) or with a demonstration
(`services.demonstration_signins`). How signing in works is in `services.signing_in`, who may do
what in `registry.access`.
"""

import base64
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app
from flask_babel import gettext as _
from flask_security import Security, SQLAlchemyUserDatastore, hash_password
from sqlalchemy import select

from registry import access
from registry.config import derived
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Organisation, Role, User, WebAuthn
from registry.services.organising import AGENCY, get_organisation
from registry.services.signing_in import MESSAGES, SETTINGS, WORKING_DAY, NoMail, OnceOnlyTotp

ROLES = tuple(str(role) for role in access.Role if role is not access.Role.PUBLIC)


@dataclass(frozen=True)
class Person:
    """Whom an account is for; `organisation` is a slug, None only for an administrator."""

    email: str
    role: str
    organisation: str | None = None
    display_name: str | None = None


def prepare(app: Flask, **forms: Any) -> None:
    """Join sign-in to the application, with `forms` in place of Flask-Security's own."""
    secret = app.config["SECRET_KEY"]
    key = bytes.fromhex(derived(secret, "recovery codes"))
    app.config.setdefault("PERMANENT_SESSION_LIFETIME", WORKING_DAY)
    app.config |= {f"SECURITY_{name}": value for name, value in SETTINGS.items()}
    app.config |= {f"SECURITY_MSG_{name}": (words, "info") for name, words in MESSAGES.items()}
    app.config |= {
        "SECURITY_PASSWORD_SALT": derived(secret, "passwords"),
        "SECURITY_TOTP_SECRETS": {"1": derived(secret, "authenticator apps")},
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS": [base64.urlsafe_b64encode(key)],
    }
    security = Security(
        app,
        SQLAlchemyUserDatastore(db, User, Role, WebAuthn),
        totp_cls=OnceOnlyTotp,
        mail_util_cls=NoMail,
        **forms,
    )
    security.want_json(lambda _request: False)


def datastore() -> Any:
    """Flask-Security's way to the tables of `registry.models.account`."""
    return current_app.extensions["security"].datastore


def create(person: Person, password: str) -> User:
    """Make an account with exactly one role; refuses an address that has one already."""
    organisation = check_person(person)
    if find_account(person.email):
        raise Refused("email", _("%(email)s has an account already.", email=person.email))
    user: User = datastore().create_user(
        email=normal_email(person.email),
        password=hash_password(check_password(password)),
        display_name=person.display_name,
        organisation_id=organisation.id if organisation else None,
        roles=[datastore().find_or_create_role(person.role)],
    )
    db.session.flush()
    return user


def renew(user: User, person: Person, password: str) -> User:
    """Start an account anew: password, role and second factor; whoever is signed in is out."""
    organisation = check_person(person)
    user.password = hash_password(check_password(password))  # type: ignore[assignment]
    user.display_name = person.display_name
    user.organisation_id = organisation.id if organisation else None
    user.roles = [datastore().find_or_create_role(person.role)]
    user.active = True
    datastore().tf_reset(user)
    datastore().mf_set_recovery_codes(user, [])
    datastore().set_uniquifier(user)
    db.session.flush()
    return user


def close(user: User, *, by: User) -> None:
    """Close an account: it cannot sign in, and where it is signed in it is out at once."""
    if user.id == by.id:
        raise Refused("", _("You cannot close your own account."))
    datastore().deactivate_user(user)
    db.session.flush()


def check_person(person: Person) -> Organisation | None:
    """The organisation of a future account; refuses what cannot be, by the name of the answer."""
    normal_email(person.email)
    if person.role not in ROLES:
        raise Refused("role", _("The role is one of %(roles)s.", roles=", ".join(ROLES)))
    administers = person.role == access.Role.ADMINISTRATOR
    if administers and person.organisation:
        raise Refused("organisation", _("An administrator belongs to no organisation."))
    if not administers and not person.organisation:
        raise Refused("organisation", _("This role needs an organisation."))
    organisation = get_organisation(person.organisation) if person.organisation else None
    if organisation and person.role == access.Role.MINISTRY and organisation.kind != "ministry":
        raise Refused("organisation", _("Only a ministry's account can have this role."))
    if organisation and (person.role == access.Role.AGENCY) != (organisation.kind == AGENCY):
        raise Refused("role", _("An agency's account is for the role agency, and for no other."))
    return organisation


def check_password(password: str) -> str:
    """The password as it is kept; refuses one that is too short."""
    faults, normal = current_app.extensions["security"].password_util.validate(password, True)
    if faults:
        raise Refused("password", str(faults[0]))
    return str(normal)


def normal_email(email: str) -> str:
    """An address in its one spelling; refuses what is none."""
    try:
        return str(current_app.extensions["security"].mail_util.normalize(email))
    except ValueError as error:
        raise Refused("email", _("%(email)s is no e-mail address.", email=email)) from error


def find_account(email: str) -> User | None:
    """The account of an address, however it is capitalised."""
    found: User | None = datastore().find_user(case_insensitive=True, email=normal_email(email))
    return found


def get_account(number: int) -> User:
    """The account of that number."""
    user = db.session.get(User, number)
    if user is None:
        raise NotFound(_("There is no such account."))
    return user


def list_accounts() -> list[User]:
    """All accounts, by address."""
    return list(db.session.scalars(select(User).order_by(User.email)))
