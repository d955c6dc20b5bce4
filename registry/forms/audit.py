"""The answers that an audit asks for: opening, the agency's reply, an action, the conclusion."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError
from wtforms.validators import Optional as Maybe

from registry.forms import Form

WORDS = Length(max=8000, message=_l("At most 8,000 characters."))
NAME = Length(max=200, message=_l("At most 200 characters."))


class OpenAuditForm(Form):
    """Which agency, and over which period."""

    agency = SelectField(_l("Agency"), validators=[InputRequired(_l("Choose an agency."))])
    since = DateField(
        _l("First day of the period"), validators=[InputRequired(_l("Give the first day."))]
    )
    last = DateField(
        _l("Last day of the period"), validators=[InputRequired(_l("Give the last day."))]
    )

    def validate_last(self, field: DateField) -> None:
        """A period is kept with the day after its last one, and the calendar's end has none."""
        if field.data == date.max:
            raise ValidationError(_("The period ends after the last day that can be kept."))


class ReplyForm(Form):
    """What the agency answered, and what the auditor says to it."""

    received_on = DateField(
        _l("Received on"), validators=[InputRequired(_l("Give the day it came in."))]
    )
    subject = StringField(
        _l("What it is about"), validators=[DataRequired(_l("Say what it is about.")), NAME]
    )
    agency_text = TextAreaField(
        _l("What the agency says"),
        validators=[DataRequired(_l("Enter the agency's reply.")), WORDS],
    )
    auditor_answer = TextAreaField(_l("The auditor's answer"), validators=[Maybe(), WORDS])
    changed = TextAreaField(_l("What changed because of the reply"), validators=[Maybe(), WORDS])


class ActionForm(Form):
    """A corrective action: what, who, by when, which proof."""

    action = TextAreaField(
        _l("What must be done"), validators=[DataRequired(_l("Say what must be done.")), WORDS]
    )
    owner = StringField(
        _l("Who must do it"), validators=[DataRequired(_l("Say who must do it.")), NAME]
    )
    due_on = DateField(
        _l("By when"), validators=[InputRequired(_l("Give the day by which it is done."))]
    )
    proof = StringField(_l("Proof that shows it"), validators=[Maybe(), NAME])


class CloseAuditForm(Form):
    """The conclusion and the sign-off; the reviewer is somebody else than the auditor."""

    text = TextAreaField(
        _l("Conclusion"), validators=[DataRequired(_l("Enter the conclusion.")), WORDS]
    )
    sanctions = TextAreaField(_l("Sanctions proposed"), validators=[Maybe(), WORDS])
    questions = TextAreaField(_l("Questions for the committee"), validators=[Maybe(), WORDS])
    auditor = StringField(
        _l("Auditor"), validators=[DataRequired(_l("Enter the auditor's name.")), NAME]
    )
    reviewer = StringField(
        _l("Reviewer"), validators=[DataRequired(_l("Enter the reviewer's name.")), NAME]
    )
    interests = TextAreaField(
        _l("Statement of interests"),
        validators=[DataRequired(_l("State the interests, or that there are none.")), WORDS],
    )
