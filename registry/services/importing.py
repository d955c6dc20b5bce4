"""An officer's import of a list: only agencies of his own country come in.

What a list says and how it is recorded is in `services.exchange`.
"""

from dataclasses import dataclass, replace

from flask_babel import gettext as _

from registry.errors import Refused
from registry.models import User
from registry.services import journal
from registry.services.exchange import agencies, maps, missing
from registry.services.exchange.maps import CANONICAL, ColumnMap
from registry.services.exchange.result import Result
from registry.services.narrowing import country_of
from registry.services.uploading import Upload


@dataclass(frozen=True)
class Passing:
    """Why it passes whom a list's agencies resemble, and the marks of the matches it is said of."""

    why: str = ""
    seen: frozenset[str] = frozenset()


def list_maps(*, seen_by: User) -> list[tuple[str, str]]:
    """The shipped column maps for the officer's country: name, and the register's title."""
    known = [(name, maps.load(name)) for name in maps.shipped()]
    country = country_of(seen_by)
    return [(name, one.title or name) for name, one in known if one.country in (None, country)]


def preview(upload: Upload, *, seen_by: User) -> Result:
    """What a list would do to the register of the officer's country; nothing is written.

    Its `delisted` are the agencies that it would delist if that is what missing means.
    """
    return agencies.preview(upload.data, _map(upload), _asked(seen_by, missing.DELISTED))


def load(upload: Upload, meaning: str, passing: Passing, *, seen_by: User) -> Result:
    """Record what a list says of the agencies of the officer's country.

    `meaning` is what it means that a known agency is not in it (`exchange.missing`).
    """
    return agencies.load(
        upload.data,
        _map(upload),
        _asked(seen_by, meaning, passing),
        actor=journal.actor_of(seen_by),
        skip_bad=upload.about["skip_bad"],
    )


def meaning_of(upload: Upload) -> str:
    """What the column map says that it means to be missing in such a list."""
    return _map(upload).missing or missing.NOTHING


def _map(upload: Upload) -> ColumnMap:
    return maps.load(upload.about["map"]) if upload.about["map"] else CANONICAL


def _asked(user: User, meaning: str, passing: Passing | None = None) -> agencies.Asked:
    country = country_of(user)
    if country is None:
        raise Refused("", _("Your account belongs to no country."))
    asked = agencies.Asked(country=country, only=country, missing=meaning)
    return replace(asked, passes=passing.why, seen=passing.seen) if passing else asked
