"""What is asked for a warning against a recruiter without a licence, and for its end."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired
from wtforms.validators import Optional as Maybe

from registry.forms import Form
from registry.forms.agency import NAME, WORDS, short_lines
from registry.forms.fields import LinesField, choices


class WarningForm(Form):
    """Who recruits without a licence, where and how, and how that came to be known."""

    register = SelectField(_l("Register"), validators=[DataRequired(_l("Choose a register."))])
    kind = RadioField(
        _l("Against whom"),
        choices=choices([("firm", _l("a firm or a trade name")), ("person", _l("a person"))]),
        validators=[DataRequired(_l("Choose whether it is a firm or a person."))],
    )
    name = StringField(
        _l("Name"), validators=[DataRequired(_l("Enter the name that it goes by.")), NAME]
    )
    name_local = StringField(_l("Name in the local script"), validators=[Maybe(), NAME])
    places = LinesField(_l("Where it recruits"), validators=[Maybe(), short_lines])
    contacts = LinesField(_l("Telephone numbers and pages"), validators=[Maybe(), short_lines])
    since = DateField(_l("From"), validators=[InputRequired(_l("Give the day of the warning."))])
    reported = StringField(
        _l("How it was reported"), validators=[DataRequired(_l("Say how it was reported.")), NAME]
    )
    ground = TextAreaField(
        _l("Ground"), validators=[DataRequired(_l("State the ground of the warning.")), WORDS]
    )
    source = StringField(_l("Source"), validators=[DataRequired(_l("Name the source.")), NAME])

    def offer(self, registers: Iterable[Any]) -> None:
        """Offer these registers."""
        self.register.choices = choices((one.slug, one.name) for one in registers)

    def notice(self) -> dict[str, Any]:
        """The answers as the service takes them, without the register."""
        answers = self.answers()
        answers.pop("register")
        lists = {name: tuple(answers[name] or ()) for name in ("places", "contacts")}
        return answers | lists | {"name_local": answers["name_local"] or None}


class WarningEndForm(Form):
    """From when a warning holds no more, and why."""

    until = DateField(
        _l("Holds no more from"), validators=[InputRequired(_l("Give the day it ends."))]
    )
    ground = TextAreaField(
        _l("Ground"), validators=[DataRequired(_l("State the ground of the decision.")), WORDS]
    )
