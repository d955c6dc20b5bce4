"""What is asked of a ministry about an act of the other state."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired

from registry.forms import Form
from registry.forms.agency import WORDS
from registry.forms.fields import choices


class TaskForm(Form):
    """What the ministry did, and by which decision or for which reason not."""

    answer = RadioField(
        _l("What was done"),
        choices=choices(
            [("decided", _l("we took a decision of our own")), ("no_action", _l("nothing"))]
        ),
        validators=[DataRequired(_l("Choose what was done."))],
    )
    reason = TextAreaField(
        _l("The decision, or why nothing was done"),
        validators=[DataRequired(_l("Name the decision, or say why nothing was done.")), WORDS],
    )
