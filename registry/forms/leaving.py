"""What is asked about what leaves the public page of a register."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired

from registry.forms import Form
from registry.forms.agency import NAME
from registry.forms.fields import choices


class LeaveForm(Form):
    """What leaves, how many days after its end, and by which law."""

    kind = SelectField(_l("What leaves the public page"))
    days = IntegerField(
        _l("How many days after its end"),
        validators=[InputRequired(_l("Give the number of days."))],
    )
    cite = StringField(
        _l("Legal basis"), validators=[DataRequired(_l("Name the legal basis.")), NAME]
    )

    def offer(self, kinds: list[tuple[str, str]]) -> None:
        """Offer these, by key and words."""
        self.kind.choices = choices(kinds)
