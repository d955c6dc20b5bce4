"""What is asked about what an agency is known by: an entry, its end, what a register publishes."""

from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, StopValidation
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from registry.forms import Form, SeenForm
from registry.forms.agency import NAME, WORDS, short_lines
from registry.forms.fields import CountryField, LinesField, choices

SAID = {"yes": True, "no": False}


class EntryForm(Form):
    """One entry; `entry_form` leaves away what its kind has no room for."""

    name = StringField(_l("Name"), validators=[Maybe(), NAME])
    registered = RadioField(
        _l("Has the authority registered this person?"),
        choices=choices([("yes", _l("yes")), ("no", _l("no")), ("", _l("not known"))]),
        default="",
        validators=[Maybe()],
    )
    number = StringField(_l("Registration or licence number"), validators=[Maybe(), NAME])
    country = CountryField(_l("Country"), validators=[Maybe()])
    address = TextAreaField(_l("Place or address"), validators=[Maybe(), WORDS])
    phones = LinesField(_l("Telephone numbers"), validators=[Maybe(), short_lines])
    emails = LinesField(_l("E-mail addresses"), validators=[Maybe(), short_lines])
    since = DateField(_l("From"), validators=[Maybe()])
    until = DateField(_l("Last day"), validators=[Maybe()])
    source = StringField(
        _l("How this is known"), validators=[DataRequired(_l("Say how this is known.")), NAME]
    )

    def facts(self) -> dict[str, Any]:
        """The answers as the service takes them: what is empty is unknown."""
        facts: dict[str, Any] = {
            name: (value.strip() if isinstance(value, str) else value) or None
            for name, value in self.answers().items()
        }
        for name in ("phones", "emails"):
            facts[name] = tuple(facts.get(name) or ())
        facts["registered"] = SAID.get(facts.get("registered") or "")
        facts["until"] = day_after(facts["until"]) if facts["until"] else None
        return facts


def entry_form(room: tuple[str, ...], *, named: bool) -> type[EntryForm]:
    """The form of an entry that has room for these facts; one that is `named` must have a name."""
    without = {"registered", "number", "country", "address", "phones", "emails"} - set(room)
    asked: dict[str, Any] = dict.fromkeys(without)
    if named:
        asked["name"] = StringField(
            _l("Name"), validators=[DataRequired(_l("Enter the name.")), NAME]
        )
    return type("EntryForm", (EntryForm,), asked)


def _ground() -> TextAreaField:
    return TextAreaField(
        _l("Ground"), validators=[DataRequired(_l("State the ground of the decision.")), WORDS]
    )


class EndForm(Form):
    """The last day of an entry, and why it ends."""

    until = DateField(_l("Last day"), validators=[InputRequired(_l("Give the last day."))])
    ground = _ground()

    def end(self) -> date:
        """The first day on which the entry does not hold any more."""
        return day_after(self.until.data)


class StrikeForm(SeenForm):
    """Why an entry was a mistake, written in sight of the record."""

    ground = _ground()


def _last_day_of_what_ended(form: Form, field: DateField) -> None:
    """Refuse an end without its day, with this reason alone."""
    if form["what"].data == "ended" and not any(field.raw_data or ()):
        field.errors = []
        raise StopValidation(_l("Give the last day."))


class RemovalForm(SeenForm):
    """Whether an entry was a mistake or has ended, and when, and why."""

    what = RadioField(
        _l("What is so"),
        choices=choices(
            [
                ("mistake", _l("it was a mistake and never held")),
                ("ended", _l("it held, and has ended")),
            ]
        ),
        validators=[DataRequired(_l("Choose what is so."))],
    )
    until = DateField(_l("Last day"), validators=[_last_day_of_what_ended, Maybe()])
    ground = _ground()

    def end(self) -> date | None:
        """The first day on which what has ended does not hold any more; None for a mistake."""
        return day_after(self.until.data) if self.what.data == "ended" else None


class PublishForm(Form):
    """Of whom a register publishes the names."""

    kinds = SelectMultipleField(
        _l("The public reads the names of"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[Maybe()],
    )

    def offer(self, kinds: list[tuple[str, Any]]) -> None:
        """Offer these kinds, by name and words."""
        self.kinds.choices = choices(kinds)


def day_after(last: date) -> date:
    """The first day after the last one."""
    return last + timedelta(days=1) if last < date.max else last
