"""What is asked of two entries that look alike: one firm or two, and how the officer knows."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from registry.forms import Form


class LikenessForm(Form):
    """An officer's word on two entries."""

    word = RadioField(
        _l("Are these one firm?"),
        choices=[
            SelectChoice("same", _l("One firm: the public page of each shows the other")),
            SelectChoice("different", _l("Different firms: do not ask again")),
        ],
        validators=[InputRequired(_l("Say whether they are one firm."))],
    )
    ground = TextAreaField(
        _l("How do you know?"), validators=[InputRequired(_l("Say how you know."))]
    )
