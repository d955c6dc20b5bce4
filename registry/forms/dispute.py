"""What an agency is asked about a fact of its record, and what its authority answers."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired

from registry.forms import Form
from registry.forms.agency import NAME, WORDS
from registry.forms.fields import choices


class ClaimForm(Form):
    """Which fact is wrong, how it should read, why, and by which document."""

    fact = SelectField(_l("What is wrong"), validators=[DataRequired(_l("Choose what is wrong."))])
    wanted = TextAreaField(
        _l("How it should read"),
        validators=[DataRequired(_l("Say how it should read.")), WORDS],
    )
    why = TextAreaField(_l("Why"), validators=[DataRequired(_l("Say why it is wrong.")), WORDS])
    document = StringField(
        _l("Document that shows it: its reference or address"),
        validators=[DataRequired(_l("Name the document that shows it.")), NAME],
    )

    def offer(self, facts: Iterable[tuple[str, str, str]]) -> None:
        """Offer these facts, each by its key, its name and what stands there."""
        told = ((key, f"{name}: {shown}" if shown else name) for key, name, shown in facts)
        self.fact.choices = choices([("", ""), *told])


class ReasonForm(Form):
    """Why the record stays as it is, or by what it was mended."""

    reason = TextAreaField(
        _l("Reason"),
        validators=[DataRequired(_l("State the reason; the agency reads it.")), WORDS],
    )


class GiveUpForm(Form):
    """Only the token that shows that the button was one of ours."""
