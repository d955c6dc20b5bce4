"""Who may do what: one table, closed by default.

Doors ask the role: every view is stamped with the permission that opens it, and an unstamped
view answers 403. Shelves ask the row: which agencies, placements and audits a person sees is
narrowed in the services, by authority and by corridor.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from flask import Flask, current_app, request
from flask_babel import gettext as _
from flask_security import current_user

from registry.errors import Forbidden
from registry.models import User

View = TypeVar("View", bound=Callable[..., object])


class Role(StrEnum):
    """Who somebody is; a visitor without an account is the public."""

    PUBLIC = "public"
    OBSERVER = "observer"
    COMMITTEE = "committee"
    MINISTRY = "ministry"
    ADMINISTRATOR = "administrator"
    AGENCY = "agency"


class Permission(StrEnum):
    """What a door asks for, as noun:verb."""

    REGISTER_READ = "register:read"
    ACCOUNT_USE = "account:use"
    OFFICE_ENTER = "office:enter"
    AGENCY_EDIT = "agency:edit"
    LICENCE_DECIDE = "licence:decide"
    AGENCY_IMPORT = "agency:import"
    PLACEMENT_READ = "placement:read"
    PLACEMENT_ERASE = "placement:erase"
    LAW_CONFIRM = "law:confirm"
    LAW_EDIT = "law:edit"
    CHECK_RUN = "check:run"
    AUDIT_READ = "audit:read"
    AUDIT_CONDUCT = "audit:conduct"
    ACCOUNT_INVITE = "account:invite"
    RECORD_OWN = "record:own"
    APPLICATION_OBJECT = "application:object"


EVERYONE = frozenset(Role)
SIGNED_IN = EVERYONE - {Role.PUBLIC}

GRANTS: dict[Permission, frozenset[Role]] = {
    Permission.REGISTER_READ: EVERYONE,
    Permission.ACCOUNT_USE: EVERYONE,
    Permission.OFFICE_ENTER: SIGNED_IN,
    Permission.AGENCY_EDIT: frozenset({Role.MINISTRY}),
    Permission.LICENCE_DECIDE: frozenset({Role.MINISTRY}),
    Permission.AGENCY_IMPORT: frozenset({Role.MINISTRY}),
    Permission.PLACEMENT_READ: frozenset({Role.MINISTRY}),
    Permission.PLACEMENT_ERASE: frozenset({Role.MINISTRY}),
    Permission.LAW_CONFIRM: frozenset({Role.MINISTRY}),
    Permission.LAW_EDIT: frozenset({Role.MINISTRY}),
    Permission.CHECK_RUN: frozenset({Role.MINISTRY}),
    Permission.AUDIT_READ: frozenset({Role.COMMITTEE, Role.OBSERVER}),
    Permission.AUDIT_CONDUCT: frozenset({Role.COMMITTEE}),
    Permission.ACCOUNT_INVITE: frozenset({Role.ADMINISTRATOR}),
    Permission.APPLICATION_OBJECT: EVERYONE,
    Permission.RECORD_OWN: frozenset({Role.AGENCY}),
}

# Flask-Security brings its own views; signing in and out must be open to those who are not in.
LIBRARY_DOORS = {"security": Permission.ACCOUNT_USE, "static": Permission.REGISTER_READ}


def requires(permission: Permission) -> Callable[[View], View]:
    """Stamp a view with the permission that opens it."""

    def stamp(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return stamp


def role_of(user: User | None) -> Role:
    """The one role of an account; nobody, or an account without a role, is the public."""
    names = [role.name for role in user.roles] if user and user.is_active else []
    return Role(names[0]) if names else Role.PUBLIC


def person() -> User | None:
    """The account behind this request, or None."""
    user: User = current_user._get_current_object()  # the account itself, not Flask-Login's proxy
    return user if user is not None and user.is_authenticated else None


def reader() -> User:
    """The account behind a page that only the signed-in open."""
    user = person()
    if user is None:
        raise Forbidden(_("Sign in to open this page."))
    return user


def may(permission: Permission, user: User | None) -> bool:
    """Whether the table grants the permission to the user's role."""
    return role_of(user) in GRANTS[permission]


def permission_of(endpoint: str) -> Permission | None:
    """The permission stamped on an endpoint, or None when it has none."""
    library = LIBRARY_DOORS.get(endpoint.split(".", maxsplit=1)[0])
    if library and (endpoint.startswith("security.") or endpoint == "static"):
        return library
    return getattr(current_app.view_functions.get(endpoint), "permission", None)


def guard() -> None:
    """Refuse a request whose door is unstamped or closed to the reader."""
    if request.endpoint is None:
        return
    permission = permission_of(request.endpoint)
    if permission is None or not may(permission, person()):
        current_app.logger.warning(
            "refused %s %s to %s", request.method, request.path, role_of(person())
        )
        if person() is None:
            raise Forbidden(_("Sign in to open this page."))
        raise Forbidden(_("Your account does not open this page."))


def prepare(app: Flask) -> None:
    """Put the guard before every view."""
    app.before_request(guard)
