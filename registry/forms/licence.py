"""What is asked for an act on a licence. An act that stops or restores a licence is confirmed."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.validators import Optional as Maybe

from registry.forms import Form
from registry.forms.agency import NAME, WORDS


class DecisionForm(Form):
    """The day, the ground and the document of a decision; `confirms` asks for a second look."""

    confirms = False

    since = DateField(_l("From"), validators=[InputRequired(_l("Give the day it takes effect."))])
    ground = TextAreaField(
        _l("Ground"),
        validators=[
            DataRequired(_l("State the ground of the decision.")),
            Length(max=2000, message=_l("At most 2,000 characters.")),
        ],
    )
    document = StringField(_l("Number or name of the document"), validators=[Maybe(), NAME])
    confirmed = HiddenField()

    def decision(self) -> dict[str, Any]:
        """The answers as the service takes them; the document is named with the ground."""
        ground = (self.ground.data or "").strip()
        if self.document.data:
            ground = _("%(ground)s (%(document)s)", ground=ground, document=self.document.data)
        return {"since": self.since.data, "ground": ground} | {
            name: self[name].data or None
            for name in ("issued_on", "expires_on", "limits")
            if name in self
        }

    def awaits_confirmation(self) -> bool:
        """Whether the answers are to be looked at once more before anything happens."""
        return self.confirms and self.confirmed.data != "yes"


class GrantForm(DecisionForm):
    """A licence, or its renewal."""

    expires_on = DateField(_l("Last valid day"), validators=[Maybe()])


class ProvisionalForm(GrantForm):
    """A provisional licence."""

    limits = TextAreaField(_l("Limits"), validators=[Maybe(), WORDS])


class RestrictForm(DecisionForm):
    """Conditions on a licence."""

    limits = TextAreaField(_l("Limits"), validators=[DataRequired(_l("State the limits.")), WORDS])


class StoppingForm(DecisionForm):
    """A suspension or a revocation."""

    confirms = True


class ReinstateForm(GrantForm):
    """The return of a licence that was stopped."""

    confirms = True


FORMS: dict[str, type[DecisionForm]] = {
    "grant": GrantForm,
    "provisional": ProvisionalForm,
    "restrict": RestrictForm,
    "suspend": StoppingForm,
    "revoke": StoppingForm,
    "reinstate": ReinstateForm,
}

ACT_WORDS = {
    "grant": _l("Grant or renew the licence"),
    "provisional": _l("Grant a provisional licence"),
    "restrict": _l("Set conditions on the licence"),
    "suspend": _l("Suspend the licence"),
    "revoke": _l("Revoke the licence"),
    "reinstate": _l("Reinstate the licence"),
}
