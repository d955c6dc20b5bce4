"""The shelf: the law in its current editions, as lists, plain objects and lines.

Where an edition comes from is in `services.editions`, how a clause reads on a page in
`services.explaining`, what it forbids to ask for in `services.costing`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from audits import days, shelf
from audits.clause import Clause, Dated, Exceptions, Unchecked
from audits.errors import BadInstrument, UnknownInstrument
from audits.instrument import KINDS, Instrument
from audits.money import Money, plain
from registry.db import db
from registry.errors import NotFound
from registry.models import RunInstrument
from registry.services import confirming, editions, ratifying
from registry.services.remembering import once


def list_instruments() -> tuple[Instrument, ...]:
    """Every instrument in its current edition, by id; a bad law file raises BadInstrument."""
    return editions.list_current()


def list_faults() -> list[BadInstrument]:
    """What is wrong with the law files now on the disk and with the editions adopted here."""
    return [*shelf.check_all()[1], *editions.list_faults()]


def get_instrument(instrument_id: str) -> Instrument:
    """The instrument of that id."""
    try:
        return shelf.find(list_instruments(), instrument_id)
    except UnknownInstrument as error:
        reason = _("There is no instrument %(id)s on the shelf.", id=instrument_id)
        raise NotFound(reason) from error


def find_clause(ref: str, run_id: int | None = None) -> Clause | None:
    """The clause that is shown as `ref` ("NPL-MYS-2018#03"), as a run judged by it or as it is."""
    name, _sign, number = ref.partition("#")
    instrument = law_of(run_id).get(name)
    return instrument.clause(number) if instrument else None


def list_by_basis() -> dict[str, list[Instrument]]:
    """The instruments by what they rest on, in the order of the four bases; empty ones too."""
    return {basis: [one for one in list_instruments() if one.kind == basis] for basis in KINDS}


def list_provisions(instrument: Instrument) -> list[Clause | Unchecked]:
    """The instrument's clauses and its unchecked provisions together, by number."""
    return sorted((*instrument.clauses, *instrument.unchecked), key=lambda entry: entry.id)


def force_on(instrument: Instrument, day: date) -> str:
    """How firm the instrument is for a contract of that day: confirmed, unconfirmed or assumed.

    It is confirmed when every clause of it is, by every party.
    """
    last = instrument.term.assumed_after
    if last is not None and days.number(day) > last:
        return "assumed"
    clauses = {clause.ref for clause in instrument.clauses}
    return "confirmed" if clauses and clauses <= confirming.confirmed_refs() else "unconfirmed"


def law_of(run_id: int | None) -> Mapping[str, Instrument]:
    """The instruments by id, in the editions that a run judged by; without a run, the current."""
    if not run_id:
        return {one.id: one for one in list_instruments()}
    return once(f"law of run {run_id}", lambda: _law_of(run_id))


def as_plain(value: Any) -> Any:
    """An instrument, or a part of one, as JSON can hold it: days as text, money as decimal."""
    if isinstance(value, Money):
        return {"amount": plain(value.amount, value.currency), "currency": value.currency}
    if isinstance(value, Dated):
        return [as_plain(step) for step in value.steps]
    if is_dataclass(value):
        kept = {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
        return _with_days(kept)
    if isinstance(value, Mapping):
        return {str(key): as_plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [as_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def as_lines(instrument: Instrument) -> Iterator[str]:
    """An instrument for the terminal: head, then each provision with its values and citation."""
    yield f"{instrument.id}  {instrument.title}"
    yield f"{instrument.kind}, {instrument.type}, confidence {instrument.confidence}"
    yield f"edition {instrument.edition}"
    if instrument.kind == "convention":
        yield f"ratified by: {'; '.join(ratifying.list_ratified(instrument.place)) or 'not seen'}"
    for entry in list_provisions(instrument):
        yield ""
        yield f"{entry.ref}  {entry.says}"
        yield f"  {entry.cite or 'article not seen'} ({entry.seen})"
        if isinstance(entry, Unchecked):
            yield f"  unchecked: {entry.why}"
            continue
        yield f"  check: {entry.check}"
        for name, value in entry.parameters.items():
            yield from _parameter_lines(name, value)


def _parameter_lines(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Exceptions):
        for one in value.each:
            holds = f"{one.side} {one.state} since {days.date_of(one.since)}"
            yield f"  {name}: {holds}, {one.regulation or 'no regulation seen'}"
        return
    if not isinstance(value, Dated):
        yield f"  {name}: {', '.join(value) if isinstance(value, tuple) else value}"
        return
    for step in value.steps:
        since = f" since {step.since_text}" if step.since_text else ""
        yield f"  {name}: {step.value}{since} ({step.cite or 'article not seen'})"


def _law_of(run_id: int) -> Mapping[str, Instrument]:
    rows = db.session.scalars(select(RunInstrument).filter_by(run_id=run_id))
    return {row.instrument_id: editions.read_edition(row.instrument_id, row.edition)
            for row in rows}  # fmt: skip


def _with_days(kept: dict[str, Any]) -> dict[str, Any]:
    """Day numbers as the days they are, and the file's own text left out."""
    kept.pop("text", None)
    for name in ("start", "until", "since"):
        if isinstance(kept.get(name), int):
            kept[name] = days.date_of(kept[name]).isoformat()
    return kept
