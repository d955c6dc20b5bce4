"""Entering what an agency is known by, ending it, striking it out, erasing a person's values.

An officer enters and ends alone, as facts that the authority receives; that an entry was a mistake
is a correction, which comes through `services.approving`. Each is one event of the journal.
"""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from audits.countries import COUNTRIES
from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency
from registry.services import journal
from registry.services.knowing.entries import Entry, body_of, hashes_of, list_entries
from registry.services.knowing.forgetting import forget
from registry.services.knowing.kinds import KINDS, PERSON, PLACE, room
from registry.services.licensing import plain
from registry.services.veiling import erase

Decided = dict[str, Any] | None


def enter(agency: Agency, entry: Entry, *, actor: str, decided: Decided = None) -> int:
    """Enter what an agency is known by, or refuse it; returns the event's number."""
    journal.one_writer()
    db.session.refresh(agency)
    examine(entry)
    if any(known.identity == entry.identity for known in list_standing(agency)):
        raise Refused("name", _("This is in the register already."))
    return journal.record("known-entered", entered(agency, entry, decided), actor=actor).seq


def end(
    agency: Agency, entry: Entry, until: date, ground: str, *, actor: str, decided: Decided = None
) -> int:
    """Say that an entry holds no more from a day on, and why; returns the event's number."""
    journal.one_writer()
    check_end(entry, until, ground)
    body = ended(agency, entry, until, ground) | ({"decided": decided} if decided else {})
    return journal.record("known-ended", body, actor=actor).seq


def strike(agency: Agency, entry: Entry, ground: str, *, actor: str, decided: Decided) -> int:
    """Say that an entry was a mistake and never held; returns the event's number."""
    check_strike(entry, ground)
    body = ended(agency, entry, None, ground) | ({"decided": decided} if decided else {})
    return journal.record("known-ended", body, actor=actor).seq


def erase_values(agency: Agency, entry: Entry, ground: str, *, actor: str) -> None:
    """Erase a person's values for good; the entry and every proof still stand.

    What was written of the person in the agency's disputes goes too.
    """
    if entry.of != PERSON or entry.name is None:
        raise Refused("", _("There is no personal value to erase."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    body = {"of": entry.of, "entered": entry.seq, "ground": ground.strip()}
    journal.record("known-erased", _place(agency) | body, actor=actor)
    for hash_ in hashes_of(entry):
        erase(hash_)
    forget(agency, entry)


def examine(entry: Entry) -> None:
    """Refuse an entry that says too little, too much or what cannot be; nothing is written."""
    if entry.kind not in KINDS:
        raise Refused("kind", _("There is no such kind of entry."))
    if not (entry.name or (entry.of == PLACE and entry.address)):
        raise Refused("name", _("Enter the name.") if entry.of != PLACE
                      else _("Enter a name or an address."))  # fmt: skip
    if not entry.source:
        raise Refused("source", _("Say how this is known."))
    for name in ("number", "registered", "country", "address", "phones", "emails"):
        if name not in room(entry.kind) and getattr(entry, name) not in (None, ()):
            raise Refused(name, _("An entry of this kind has no room for it."))
    if entry.country and entry.country not in COUNTRIES:
        raise Refused("country", _("Choose a country."))
    _examine_person(entry)
    if entry.since and entry.since > clock.today():
        raise Refused("since", _("The day lies in the future."))
    if entry.since and entry.until and entry.until <= entry.since:
        raise Refused("until", _("It would end before it begins."))


def check_strike(entry: Entry, ground: str) -> None:
    """Refuse to strike out what is struck out already, or without a ground."""
    if entry.mistaken:
        raise Refused("", _("This entry was struck out already."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))


def check_end(entry: Entry, until: date, ground: str) -> None:
    """Refuse to end what has ended, on a day that cannot be, or without a ground."""
    if entry.ended is not None:
        raise Refused("", _("This entry was ended already."))
    if until > clock.today():
        raise Refused("until", _("The day lies in the future."))
    if entry.since and until <= entry.since:
        raise Refused("until", _("It would end before it begins."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))


def entered(agency: Agency, entry: Entry, decided: Decided = None) -> dict[str, Any]:
    """The event that enters what an agency is known by."""
    body = _place(agency) | {"of": entry.of, "entry": body_of(entry)}
    return body | ({"decided": decided} if decided else {})


def ended(agency: Agency, entry: Entry, until: date | None, ground: str) -> dict[str, Any]:
    """The event that ends an entry on a day, or strikes it out where there is none."""
    body = {"of": entry.of, "entered": entry.seq, "until": plain(until), "ground": ground.strip()}
    return _place(agency) | body


def get_entry(agency: Agency, seq: int) -> Entry:
    """The agency's entry that this event entered."""
    for entry in list_entries(agency):
        if entry.seq == seq:
            return entry
    raise NotFound(_("There is no such entry."))


def list_standing(agency: Agency) -> list[Entry]:
    """The agency's entries that were not struck out, those that ended too."""
    return [entry for entry in list_entries(agency) if not entry.mistaken]


def _examine_person(entry: Entry) -> None:
    if entry.of != PERSON:
        return
    for name in ("phones", "emails"):
        if len(getattr(entry, name)) > 1:
            raise Refused(name, _("Only one for a person."))
    if entry.number and entry.registered is False:
        raise Refused("number", _("A person with a registration number is registered."))


def _place(agency: Agency) -> dict[str, Any]:
    return {"register": agency.register, "number": agency.number}
