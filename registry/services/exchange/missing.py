"""What it means that a register's newer list does not have a known agency any more.

Nothing is ever deleted. Unless somebody says that it means delisting, it means nothing: a list may
be a part of the register, and silence is no act.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _

from audits.standing import MAY_RECRUIT
from registry.errors import Refused
from registry.models import Agency
from registry.services import licensing
from registry.services.exchange.listing import LISTED

NOTHING, DELISTED = "nothing", "delisted"
MEANINGS = (NOTHING, DELISTED)


def means_delisted(meaning: str | None) -> bool:
    """Whether the agencies that are missing count as delisted; an unknown word is refused."""
    if meaning is not None and meaning not in MEANINGS:
        raise Refused("missing", _("Missing can mean %(words)s.", words=", ".join(MEANINGS)))
    return meaning == DELISTED


def list_delisted(gone: Iterable[Agency], as_of: date) -> list[Agency]:
    """Those that may recruit by the last word on them; what stops one already goes on."""
    return [one for one in gone if licensing.standing(one, as_of).status in MAY_RECRUIT]


def entry(as_of: date) -> dict[str, Any]:
    """The entry of a licence that a list of that day does not have any more."""
    return {
        "act": LISTED,
        "status": DELISTED,
        "reported": None,
        "since": as_of,
        "issued_on": None,
        "expires_on": None,
        "ground": None,
        "limits": None,
        "as_of": as_of,
    }
