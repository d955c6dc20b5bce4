"""What is asked around an application: papers, objections and answers, the register's own rules."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length
from wtforms.validators import Optional as Maybe

from registry.forms import Form
from registry.forms.agency import NAME
from registry.forms.fields import choices

LONG = Length(max=5000, message=_l("At most 5,000 characters."))


class PaperForm(Form):
    """A paper that an application rests on."""

    kind = SelectField(_l("Kind of paper"))
    reference = StringField(
        _l("Its reference or address in your files"),
        validators=[DataRequired(_l("Give its reference or address in your files.")), NAME],
    )
    dated_on = DateField(_l("Day of the paper"), validators=[Maybe()])

    def offer(self, kinds: list[tuple[str, str]]) -> None:
        """Offer these kinds, by name and words."""
        self.kind.choices = choices([("", ""), *kinds])


class ObjectionForm(Form):
    """What speaks against an application, and, if somebody wants, who says so."""

    text = TextAreaField(
        _l("What speaks against it?"),
        validators=[DataRequired(_l("Say what speaks against the application.")), LONG],
    )
    name = StringField(_l("Your name"), validators=[Maybe(), NAME])
    contact = StringField(_l("How to reach you"), validators=[Maybe(), NAME])


class AnswerForm(Form):
    """The authority's answer to an objection."""

    answer = TextAreaField(_l("Answer"), validators=[DataRequired(_l("Write the answer.")), LONG])


class RuleForm(Form):
    """What a register's law asks of applications, each with where it says so."""

    objection_days = IntegerField(_l("Days for objections"), validators=[Maybe()])
    objection_cite = StringField(_l("Where your law says so"), validators=[Maybe(), NAME])
    look_back_years = IntegerField(_l("Years back"), validators=[Maybe()])
    look_back_cite = StringField(_l("Where your law says so"), validators=[Maybe(), NAME])
