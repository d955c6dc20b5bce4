"""What is asked for a joint committee."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from registry.forms import Form
from registry.forms.fields import CountryField

NAME = Length(max=200, message=_l("At most 200 characters."))


class CommitteeForm(Form):
    """Which agreement it follows up, in which corridor, and who sits in it."""

    name = StringField(_l("Name"), validators=[DataRequired(_l("Enter the name.")), NAME])
    slug = StringField(_l("Short name"), validators=[DataRequired(_l("Enter a short name.")), NAME])
    agreement = SelectField(_l("Agreement"), validators=[DataRequired(_l("Choose the agreement."))])
    origin = CountryField(_l("From"), validators=[DataRequired(_l("Choose a country."))])
    destination = CountryField(_l("To"), validators=[DataRequired(_l("Choose a country."))])
    members = SelectMultipleField(
        _l("Members"), option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
