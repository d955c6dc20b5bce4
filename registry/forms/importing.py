"""What is asked for an import: the file and how to read it; then the decision."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional as Maybe

from registry.forms import Form
from registry.forms.fields import choices


class UploadForm(Form):
    """A published list, and the column map that reads it."""

    file = FileField(_l("The list, as a CSV file"), validators=[FileRequired(_l("Choose a file."))])
    map = SelectField(_l("How its columns are named"), validators=[Maybe()])
    skip_bad = BooleanField(_l("Leave out rows that cannot be read, and import the others"))

    def offer(self, maps: Iterable[tuple[str, str]]) -> None:
        """Offer the canonical columns, or one of these maps."""
        self.map.choices = choices([("", _("As the exchange format has them")), *maps])


class ConfirmImportForm(Form):
    """What it means that known agencies are not in the list; asked where some are missing."""

    missing = RadioField(
        _l("What does it mean that agencies with a licence are not in this list?"),
        choices=[
            SelectChoice("nothing", _l("Nothing: the register says of them what it said before")),
            SelectChoice("delisted", _l("They are delisted as of the day of the list")),
        ],
        default="nothing",
    )


class RunCheckForm(Form):
    """Only the token that shows that the button was one of ours."""
