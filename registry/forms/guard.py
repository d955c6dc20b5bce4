"""What is asked of each resemblance: why it passes."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length

from registry.forms import Form

Identity = tuple[Any, ...]


class PassForm(Form):
    """A room for an answer to each match; which those are is only known when it is asked."""

    def texts(self, asked: Mapping[str, Identity]) -> dict[Identity, str]:
        """What was written, by the identity of the match."""
        return {identity: self[name].data or "" for name, identity in asked.items()}


def field_name(identity: Identity) -> str:
    """The name of a match's answer in the form; it says nothing of what is alike."""
    return f"why_{sha256(repr(identity).encode()).hexdigest()[:16]}"


def pass_form(kept: Mapping[Identity, str]) -> type[PassForm]:
    """The form for these matches, with the answers that are kept."""
    rooms = {
        field_name(identity): TextAreaField(
            _l("Why does this pass?"),
            validators=[Length(max=2000, message=_l("At most 2,000 characters."))],
            default=text,
        )
        for identity, text in kept.items()
    }
    return type("PassForm", (PassForm,), rooms)
