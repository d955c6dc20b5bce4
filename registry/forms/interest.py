"""The answers that a committee's decision on interest asks for."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, DecimalField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from registry.forms import Form


class InterestForm(Form):
    """The yearly rate, the day from which it runs, and where the decision stands."""

    percent = DecimalField(
        _l("Percent a year"), places=None, validators=[InputRequired(_l("Give the rate."))]
    )
    since = DateField(_l("From"), validators=[InputRequired(_l("Give the first day of the rate."))])
    cite = StringField(
        _l("Where the decision stands"),
        validators=[
            DataRequired(_l("Say where the decision stands.")),
            Length(max=200, message=_l("At most 200 characters.")),
        ],
    )
