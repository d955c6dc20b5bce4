"""What is asked for the law in the office: confirmations of clauses, texts of new editions."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from registry.errors import Refused
from registry.forms import Form
from registry.forms.fields import choices

NAME = Length(max=500, message=_l("At most 500 characters."))
WORDS = Length(max=2000, message=_l("At most 2,000 characters."))
TEXT = Length(max=200_000, message=_l("At most 200,000 characters."))


class ClausesForm(Form):
    """Which clauses an act is about; each is offered by its number."""

    clauses = SelectMultipleField(
        _l("Clauses"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )

    def offer(self, clauses: Iterable[tuple[str, Any]]) -> None:
        """Offer these clauses, by reference and words."""
        self.clauses.choices = choices(clauses)


class ConfirmForm(ClausesForm):
    """The clauses compared, the edition they were read in, and the signed text."""

    edition = HiddenField()
    file = FileField(_l("The signed text, as a file"), validators=[Maybe()])
    address = StringField(_l("Or the address of the signed text"), validators=[Maybe(), NAME])
    sha256 = StringField(_l("SHA-256 of the document at that address"), validators=[Maybe(), NAME])
    place = StringField(
        _l("Article or page"),
        validators=[DataRequired(_l("Name the article or the page.")), NAME],
    )


class WithdrawForm(ClausesForm):
    """The clauses whose confirmation no longer stands, and why."""

    ground = TextAreaField(
        _l("Ground"), validators=[DataRequired(_l("State the ground of the decision.")), WORDS]
    )


class TextForm(Form):
    """The text of an instrument's next edition, and why it is changed."""

    base = HiddenField()
    text = TextAreaField(_l("Text"), validators=[DataRequired(_l("The text is empty.")), TEXT])
    reason = TextAreaField(
        _l("Why it is changed"),
        validators=[DataRequired(_l("Say why the text is changed.")), WORDS],
    )


class AdoptForm(Form):
    """Only the token that shows that the button was one of ours."""


class GroundForm(Form):
    """Why a proposal is withdrawn or refused."""

    ground = TextAreaField(
        _l("Ground"), validators=[DataRequired(_l("State the ground of the decision.")), WORDS]
    )


class EraseForm(GroundForm):
    """The ground of an erasure, and whether the answers were looked at once more."""

    confirmed = HiddenField()

    def confirms(self) -> bool:
        """Whether the form was sent once more, after its answers were looked at."""
        return self.submitted() and self.confirmed.data == "yes"

    @property
    def waits(self) -> bool:
        """Whether the answers are good and are to be looked at once more."""
        return self.is_submitted() and not self.errors

    def refuse(self, refusal: Refused) -> None:
        """Put a service's reason where it belongs; what is sent next is looked at again."""
        super().refuse(refusal)
        self.confirmed.data = ""
