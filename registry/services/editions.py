"""Editions of the law: the program's files, and in their place what ministries adopted.

Reading only. What changes an edition is in `services.proposing` and `services.adopting`; how the
current ones are listed and shown, in `services.shelf`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from flask import current_app, has_app_context
from flask_babel import gettext as _
from sqlalchemy import inspect, select

from audits import shelf
from audits.errors import BadInstrument
from audits.instrument import Instrument, examine, read
from registry.db import db
from registry.errors import NotFound
from registry.models import InstrumentText, LawEdition, Organisation
from registry.services.remembering import once


@dataclass(frozen=True)
class Edition:
    """One edition of an instrument, from number 1 on; one without a day came with the program."""

    instrument_id: str
    number: int
    edition: str
    at: str | None = None
    actor: str = ""
    country: str = ""
    reason: str = ""

    @property
    def adopter(self) -> str:
        """The name of the ministry that adopted it; empty for a file of the program."""
        slug = self.actor.partition(":")[2]
        named = select(Organisation.name).filter_by(slug=slug)
        return db.session.scalar(named) or self.actor


@cache
def shipped() -> Mapping[str, Instrument]:
    """The program's own law files by id; a bad one raises BadInstrument."""
    return {one.id: one for one in shelf.load_all()}


def list_current() -> tuple[Instrument, ...]:
    """Every instrument in its current edition, by id; without a register, the program's files."""
    return _joined(tuple(sorted(adopted().items())))


def find_current(instrument_id: str) -> Instrument | None:
    """The instrument in its current edition; None where there is none of that id."""
    return next((one for one in list_current() if one.id == instrument_id), None)


def adopted() -> dict[str, str]:
    """The SHA-256 of the current edition of each instrument that was adopted here, by id."""
    return once("adopted", _adopted) if has_register() else {}


def has_register() -> bool:
    """Whether there is a database here that keeps editions; one without tables has none."""
    if not has_app_context():
        return False
    known = current_app.extensions.setdefault("law", {})
    if not known.get("kept"):
        known["kept"] = inspect(db.session.connection()).has_table(LawEdition.__tablename__)
    return bool(known["kept"])


def list_faults() -> list[BadInstrument]:
    """What is wrong with current editions: a newer program may refuse what an older one read."""
    found = []
    for name, edition in adopted().items():
        found += examine(text_of(edition), f"{name.lower()}.toml")[1]
    return found


def list_editions(instrument_id: str) -> list[Edition]:
    """The editions of an instrument, the first first."""
    rows = db.session.scalars(
        select(LawEdition).filter_by(instrument_id=instrument_id).order_by(LawEdition.number)
    ).all()
    found = [Edition(instrument_id, row.number, row.edition, row.at, row.actor, row.country,
                     row.reason) for row in rows]  # fmt: skip
    if rows and rows[0].base:
        found.insert(0, Edition(instrument_id, 1, rows[0].base))
    if not rows and instrument_id in shipped():
        found = [Edition(instrument_id, 1, shipped()[instrument_id].edition)]
    return found


def get_edition(instrument_id: str, number: int) -> Edition:
    """The edition of that number."""
    for one in list_editions(instrument_id):
        if one.number == number:
            return one
    raise NotFound(_("%(id)s has no edition %(number)s.", id=instrument_id, number=number))


def text_of(edition: str) -> str:
    """The text of an edition that the register or the program holds."""
    for one in shipped().values():
        if one.edition == edition:
            return one.text
    kept = db.session.get(InstrumentText, edition)
    if kept is None:
        raise NotFound(_("There is no edition %(edition)s.", edition=edition[:16]))
    return kept.text


def read_edition(instrument_id: str, edition: str) -> Instrument:
    """The instrument as that edition states it."""
    if edition not in _READ:
        _READ[edition] = read(text_of(edition), f"{instrument_id.lower()}.toml")
    return _READ[edition]


# By what names a text by its content, so that registers of one process may share it.
_READ: dict[str, Instrument] = {}


def _adopted() -> dict[str, str]:
    rows = select(LawEdition.instrument_id, LawEdition.edition).order_by(LawEdition.number)
    return {row.instrument_id: row.edition for row in db.session.execute(rows)}


@lru_cache(maxsize=64)
def _joined(changed: tuple[tuple[str, str], ...]) -> tuple[Instrument, ...]:
    found = {**shipped(), **{name: read_edition(name, edition) for name, edition in changed}}
    return tuple(found[name] for name in sorted(found))
