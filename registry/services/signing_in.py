"""How signing in works: Flask-Security's settings, its sentences in our words, and their traps.

Nothing here makes an account (`services.accounts`) or says what it may do (`registry.access`).
"""

from datetime import timedelta
from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l
from flask_security import MailUtil, Totp, UserMixin
from werkzeug.local import LocalProxy

from registry.services.demonstrating import is_demonstration

SHORTEST_PASSWORD = 12
WORKING_DAY = timedelta(hours=12)

SETTINGS: dict[str, Any] = {
    "URL_PREFIX": "/<lang>",
    "STATIC_FOLDER": None,
    "CLI_USERS_NAME": None,
    "CLI_ROLES_NAME": None,
    "API_ENABLED_METHODS": ["session"],
    "REGISTERABLE": False,
    "CHANGEABLE": True,
    "SEND_PASSWORD_CHANGE_EMAIL": False,
    "RETURN_GENERIC_RESPONSES": True,
    "PASSWORD_HASH": "argon2",
    "PASSWORD_SCHEMES": ["argon2"],
    "PASSWORD_LENGTH_MIN": SHORTEST_PASSWORD,
    "EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "LOGOUT_CSRF": True,
    "FRESHNESS": timedelta(hours=1),
    "FRESHNESS_GRACE_PERIOD": timedelta(minutes=10),
    "POST_LOGIN_VIEW": "office.index",
    "POST_LOGOUT_VIEW": "public.index",
    "POST_CHANGE_VIEW": "office.index",
    "LOGIN_USER_TEMPLATE": "security/login.html",
    "LOGOUT_USER_TEMPLATE": "security/logout.html",
    "TWO_FACTOR": True,
    # Asked at each sign-in: the database says what it is, whenever it became a demonstration.
    "TWO_FACTOR_REQUIRED": LocalProxy(lambda: not is_demonstration()),
    "TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "TWO_FACTOR_RESCUE_EMAIL": False,
    "TWO_FACTOR_POST_SETUP_VIEW": "office.index",
    "TWO_FACTOR_VERIFY_CODE_TEMPLATE": "security/two_factor_token_validation.html",
    "TWO_FACTOR_SELECT_TEMPLATE": "security/tf_select.html",
    "TOTP_ISSUER": "Recruitment Agency Register",
    "MULTI_FACTOR_RECOVERY_CODES": True,
    "MULTI_FACTOR_RECOVERY_CODES_N": 8,
}

MESSAGES = {
    "GENERIC_AUTHN_FAILED": _l("The e-mail address or the password is not right."),
    "UNAUTHENTICATED": _l("Sign in to open this page."),
    "REAUTHENTICATION_REQUIRED": _l("Give your password again to go on."),
    "REAUTHENTICATION_SUCCESSFUL": _l("Your password was right."),
    "INVALID_PASSWORD": _l("This password is not right."),
    "PASSWORD_NOT_PROVIDED": _l("Enter a password."),
    "PASSWORD_INVALID_LENGTH": _l("Use at least %(least)s characters.", least=SHORTEST_PASSWORD),
    "PASSWORD_IS_THE_SAME": _l("This is the password you have already."),
    "RETYPE_PASSWORD_MISMATCH": _l("The two passwords differ."),
    "PASSWORD_CHANGE": _l("Your password has been changed."),
    "EMAIL_NOT_PROVIDED": _l("Enter your e-mail address."),
    "INVALID_EMAIL_ADDRESS": _l("Enter an e-mail address, such as name@example.org."),
    "DISABLED_ACCOUNT": _l("This account is closed."),
    "TWO_FACTOR_INVALID_TOKEN": _l("This code is not right, or it is too old."),
    "TWO_FACTOR_LOGIN_SUCCESSFUL": _l("You are signed in."),
    "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": _l("Your authenticator app is set up."),
    "TWO_FACTOR_PERMISSION_DENIED": _l("This step cannot stand alone: sign in from the start."),
    "TWO_FACTOR_METHOD_NOT_AVAILABLE": _l("Choose one of the ways shown."),
    "TWO_FACTOR_DISABLED": _l("The second factor is off."),
    "INVALID_RECOVERY_CODE": _l("This recovery code is not right, or it was used already."),
    "NO_RECOVERY_CODES_SETUP": _l("You have no recovery codes yet."),
}


class OnceOnlyTotp(Totp):
    """Codes of an authenticator app, each accepted once, so that a code seen is worth nothing."""

    used: dict[str, int] = {}

    def get_last_counter(self, user: UserMixin) -> int | None:
        return self.used.get(str(user.fs_uniquifier))

    def set_last_counter(self, user: UserMixin, tmatch: Any) -> None:
        self.used[str(user.fs_uniquifier)] = tmatch.counter


class NoMail(MailUtil):
    """Nothing is sent: what must reach a person is shown to the administrator to hand over."""

    def send_mail(self, template: str, *_arguments: Any, **_context: Any) -> None:
        current_app.logger.info("no mail is sent: %s", template)
