"""What is asked for an act on a licence, an application or an appeal, and for its second person.

Which answers an act has room for stands in `registry.acts`; here is how each is asked.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.validators import Optional as Maybe

from registry.acts import ACTS, PERSON_ROLES
from registry.forms import Form, SeenForm
from registry.forms.agency import NAME, WORDS, short_lines
from registry.forms.fields import LinesField, choices

# How each answer that only some acts have room for is asked; all are checked by the service.
ASKED: dict[str, Callable[[list[Any]], Any]] = {
    "basis": lambda checks: StringField(_l("Legal basis"), validators=[*checks, NAME]),
    "expires_on": lambda checks: DateField(_l("Last valid day"), validators=checks),
    "limits": lambda checks: TextAreaField(_l("Limits"), validators=[*checks, WORDS]),
    "due_on": lambda checks: DateField(_l("To be met by"), validators=checks),
    "until": lambda checks: DateField(_l("Last day of the suspension"), validators=checks),
    "persons": lambda checks: LinesField(
        _l("Persons disqualified with it"), validators=[*checks, short_lines]
    ),
    "barred_until": lambda checks: DateField(
        _l("Last day on which these persons may not"), validators=checks
    ),
    "stayed": lambda checks: RadioField(
        _l("Until the appeal is decided"),
        choices=choices(
            [
                ("yes", _l("the decision does not apply (a stay was granted)")),
                ("no", _l("the decision applies")),
            ]
        ),
        validators=checks,
    ),
}
MISSING = {
    "basis": _l("Name the legal basis."),
    "expires_on": _l("Give the last valid day."),
    "limits": _l("State the limits."),
    "stayed": _l("Say whether the decision applies until the appeal is decided."),
}


class DecisionForm(SeenForm):
    """The day, the ground, the legal basis and the document of a decision."""

    since = DateField(_l("From"), validators=[InputRequired(_l("Give the day it takes effect."))])
    ground = TextAreaField(
        _l("Ground"),
        validators=[
            DataRequired(_l("State the ground of the decision.")),
            Length(max=2000, message=_l("At most 2,000 characters.")),
        ],
    )
    basis = StringField(_l("Legal basis"), validators=[Maybe(), NAME])
    document = StringField(
        _l("Document: its reference or address in your files"), validators=[Maybe(), NAME]
    )

    def decision(self) -> dict[str, Any]:
        """The answers as the service takes them; an end is the first day after the last one."""
        answers = {name: value or None for name, value in self.answers().items() if name != "seen"}
        answers["ground"] = (self.ground.data or "").strip()
        for name in ("until", "barred_until"):
            last = answers.get(name)
            if last:
                answers[name] = _day_after(last)
        if "stayed" in answers:
            answers["stayed"] = {"yes": True, "no": False}.get(answers["stayed"] or "")
        if "persons" in answers:
            answers["persons"] = tuple(map(_person, answers["persons"] or ()))
        return answers

    def roles(self) -> list[str]:
        """What a person can be in an agency, in words."""
        return [_(words) for words in PERSON_ROLES.values()]


def decision_form(act: str) -> type[DecisionForm]:
    """The form of an act: what every decision states, and what this one has room for."""
    states = ACTS[act].states
    asked = {
        name: ASKED[name]([InputRequired(MISSING[name])] if name in states else [Maybe()])
        for name in ACTS[act].answers
    }
    return type("DecisionForm", (DecisionForm,), asked)


class ApproveForm(SeenForm):
    """A button pressed in sight of the record as it is; for a list, why resemblances pass.

    `found` has the marks of the resemblances that were shown.
    """

    found = HiddenField()
    passes = TextAreaField(
        _l("Why do these pass?"),
        validators=[Length(max=2000, message=_l("At most 2,000 characters."))],
    )

    def marks(self) -> frozenset[str]:
        """The marks of what was shown when the form was sent; none before."""
        return frozenset((self.found.data or "").split())

    def show_marks(self, marks: Iterable[str]) -> None:
        """Carry what is shown now, for what is sent next is written in sight of it."""
        self.found.data = " ".join(sorted(marks))


class DutyRuleForm(Form):
    """What follows from an act in a register."""

    act = SelectField(_l("After which act"))
    kind = SelectField(
        _l("What is to be done"),
        choices=choices(
            [("tell", _l("tell")), ("refund", _l("refund")), ("return", _l("give back papers"))]
        ),
    )
    whom = StringField(
        _l("Whom"), validators=[DataRequired(_l("Say who is to be told or refunded.")), NAME]
    )
    days = IntegerField(
        _l("Within how many days"), validators=[InputRequired(_l("Give the number of days."))]
    )
    cite = StringField(_l("Legal basis"), validators=[Maybe(), NAME])

    def offer(self, acts: list[tuple[str, Any]]) -> None:
        """Offer these acts, by name and words."""
        self.act.choices = choices(acts)


class DoneForm(Form):
    """The day on which something that follows from an act was done."""

    done_on = DateField(
        _l("Done on"), validators=[InputRequired(_l("Give the day on which it was done."))]
    )


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _person(line: str) -> tuple[str, str]:
    """A name and a role, by its key where the word is known; empty where the line has no comma."""
    name, _comma, role = line.rpartition(",")
    if not name:
        return role.strip(), ""
    known = {
        word.casefold(): key for key, words in PERSON_ROLES.items() for word in (key, _(words))
    }
    return name.strip(), known.get(role.strip().casefold(), role.strip())
