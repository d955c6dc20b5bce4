"""What is asked at sign-in and for an account. Flask-Security's forms check; the words are ours."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_security import (
    ChangePasswordForm,
    LoginForm,
    TwoFactorRescueForm,
    TwoFactorSetupForm,
    TwoFactorVerifyCodeForm,
    VerifyForm,
)
from flask_security.recovery_codes import MfRecoveryForm
from wtforms import HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, EqualTo, Length
from wtforms.validators import Optional as Maybe

from registry.forms import Form
from registry.forms.fields import CountryField, choices

EMAIL = _l("E-mail address")
PASSWORD = _l("Password")
NEW_PASSWORD = _l("New password")
AGAIN = _l("The new password again")
CODE = _l("Six digits from your authenticator app")

ROLE_WORDS = {
    "observer": _l("Observer: reads the audits of the organisation's committees"),
    "committee": _l("Joint committee: conducts audits of its corridor"),
    "ministry": _l("Labour ministry: keeps the register of its country"),
    "administrator": _l("Administrator: invites people, sees no records"),
    "agency": _l("Agency: sees its own public record and asks for corrections"),
}
KIND_WORDS = {
    "ministry": _l("Ministry or authority"),
    "union": _l("Trade union"),
    "civil_society": _l("Civil-society body"),
    "agency": _l("Recruitment agency"),
}

NAME = Length(max=200, message=_l("At most 200 characters."))


class InOurWords:
    """A form of the library whose labels are ours."""

    words: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in self.words.items():
            self[name].label.text = words  # type: ignore[index]


class SignInForm(InOurWords, LoginForm):
    """Address and password; nobody is remembered beyond the session."""

    remember = None
    words = {"email": EMAIL, "password": PASSWORD}

    @property
    def errors(self) -> dict[str | None, list[str]]:
        """What is wrong, each sentence once: the library says one for each empty field."""
        return {name: list(dict.fromkeys(said)) for name, said in super().errors.items()}


class PasswordAgainForm(InOurWords, VerifyForm):
    """The password once more, before something that matters."""

    words = {"password": PASSWORD}


class NewPasswordForm(InOurWords, ChangePasswordForm):
    """A change of password."""

    words = {
        "password": _l("Your present password"),
        "new_password": NEW_PASSWORD,
        "new_password_confirm": AGAIN,
    }


class SecondFactorForm(TwoFactorSetupForm):
    """The start of setting up an authenticator app, the one second factor there is."""

    setup = HiddenField(default="authenticator")


class CodeForm(InOurWords, TwoFactorVerifyCodeForm):
    """The code of an authenticator app."""

    words = {"code": CODE}


class LostFactorForm(TwoFactorRescueForm):
    """A lost phone: a recovery code is the way, which has a page of its own."""

    help_setup = RadioField(_l("Help"), choices=[SelectChoice("help", _l("Help"))])


class RecoveryCodeForm(InOurWords, MfRecoveryForm):
    """One of the codes that were kept for a lost phone."""

    words = {"code": _l("Recovery code")}


LIBRARY_FORMS: dict[str, Any] = {
    "login_form": SignInForm,
    "verify_form": PasswordAgainForm,
    "change_password_form": NewPasswordForm,
    "two_factor_setup_form": SecondFactorForm,
    "two_factor_verify_code_form": CodeForm,
    "two_factor_rescue_form": LostFactorForm,
    "mf_recovery_form": RecoveryCodeForm,
}


class InvitationForm(Form):
    """Whom to invite, as what; the choices of organisation are set by the page."""

    email = StringField(
        EMAIL, validators=[DataRequired(_l("Enter the e-mail address of the person.")), NAME]
    )
    role = RadioField(
        _l("What they will do"),
        choices=choices(ROLE_WORDS.items()),
        validators=[DataRequired(_l("Choose what they will do."))],
    )
    organisation = SelectField(_l("Organisation"), validators=[Maybe()])

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """Offer these organisations, or none of them."""
        self.organisation.choices = choices([("", ""), *organisations])

    def person(self) -> dict[str, Any]:
        """Whom the answers describe."""
        return {
            "email": self.email.data,
            "role": self.role.data,
            "organisation": self.organisation.data or None,
        }


class AcceptForm(Form):
    """The invited person's own name and password."""

    display_name = StringField(
        _l("Your name, as colleagues know you"),
        validators=[DataRequired(_l("Enter your name.")), NAME],
    )
    password = PasswordField(
        PASSWORD,
        validators=[DataRequired(_l("Enter a password."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("The password again"),
        validators=[EqualTo("password", message=_l("The two passwords differ."))],
        render_kw={"autocomplete": "new-password"},
    )


class OrganisationForm(Form):
    """A ministry, a trade union, a civil-society body or an agency."""

    name = StringField(_l("Name"), validators=[DataRequired(_l("Enter its name.")), NAME])
    slug = StringField(
        _l("Short name for addresses"),
        validators=[DataRequired(_l("Enter a short name.")), NAME],
    )
    kind = RadioField(
        _l("What it is"),
        choices=choices(KIND_WORDS.items()),
        validators=[DataRequired(_l("Choose what it is."))],
    )
    country = CountryField(_l("Country"), validators=[DataRequired(_l("Choose a country."))])
    agency = StringField(_l("Licence number, where it is an agency"), validators=[Maybe(), NAME])


class CloseAccountForm(Form):
    """Only the token that shows that the button was one of ours."""
