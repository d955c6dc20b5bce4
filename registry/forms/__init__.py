"""The shapes of answers: what a form asks and what it takes; no database and no rule of the field.

Here is the base of every form. A page with a form has the same lines in the same order:

    form = SuspendForm()
    if form.submitted():
        try:
            deciding.decide(agency, form.decision(), actor=actor)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("agencies.show", number=agency.number))
    return render_template("agencies/suspend.html", form=form, agency=agency), form.status
"""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField

from registry.errors import Refused


class Form(FlaskForm):
    """A form that is sent by POST, with the token that shows it came from one of our pages."""

    def submitted(self) -> bool:
        """Whether the form was sent and every answer has its shape."""
        return bool(self.validate_on_submit())

    def refuse(self, refusal: Refused) -> None:
        """Put a service's reason beside the answer at fault, else above the whole form."""
        field = self._fields.get(refusal.field)
        if field is None:
            self.form_errors.append(refusal.reason)
        else:
            field.errors = (*field.errors, refusal.reason)

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows the form: 422 where an answer is refused."""
        return 422 if self.errors else 200

    def answers(self) -> dict[str, Any]:
        """Every answer by its name, without the form's own token."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}


class SeenForm(Form):
    """A form about an agency's record; it carries the last event of the record that was shown."""

    seen = HiddenField()

    def seen_event(self) -> int:
        """The number of the event; 0, which no record has, where the answer is no number."""
        return int(self.seen.data) if str(self.seen.data or "").isdecimal() else 0

    def show_seen(self, seq: int) -> None:
        """Carry an event as the one that was shown, unless the form was sent with another."""
        self.seen.data = self.seen.data or str(seq)

    def refuse(self, refusal: Refused) -> None:
        """Put a service's reason where it belongs; what is sent next was written in sight of it."""
        super().refuse(refusal)
        self.seen.data = str(getattr(refusal, "seq", self.seen.data))
