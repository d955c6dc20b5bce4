"""The shelf: the law files of this program, read once, as lists, plain objects and lines.

How a clause reads on a page is in `services.explaining`, what it forbids to ask for in
`services.costing`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from flask_babel import gettext as _

from audits import days, shelf
from audits.clause import Clause, Dated, Unchecked
from audits.errors import BadInstrument, UnknownInstrument
from audits.instrument import KINDS, Instrument
from audits.money import Money, plain
from registry.errors import NotFound


@cache
def list_instruments() -> tuple[Instrument, ...]:
    """Every instrument, by id; a bad law file raises BadInstrument with file, clause, reason."""
    return shelf.load_all()


def list_faults() -> list[BadInstrument]:
    """What is wrong with the law files as they are now on the disk, file by file."""
    return shelf.check_all()[1]


def get_instrument(instrument_id: str) -> Instrument:
    """The instrument of that id."""
    try:
        return shelf.find(list_instruments(), instrument_id)
    except UnknownInstrument as error:
        reason = _("There is no instrument %(id)s on the shelf.", id=instrument_id)
        raise NotFound(reason) from error


def find_clause(ref: str) -> Clause | None:
    """The clause that is shown as `ref` ("NPL-MYS-2018#03"); None where the shelf has none."""
    name = ref.split("#", maxsplit=1)[0]
    for one in list_instruments():
        if one.id == name:
            return next((clause for clause in one.clauses if clause.ref == ref), None)
    return None


def list_by_basis() -> dict[str, list[Instrument]]:
    """The instruments by what they rest on, in the order of the four bases; empty ones too."""
    return {basis: [one for one in list_instruments() if one.kind == basis] for basis in KINDS}


def list_provisions(instrument: Instrument) -> list[Clause | Unchecked]:
    """The instrument's clauses and its unchecked provisions together, by number."""
    return sorted((*instrument.clauses, *instrument.unchecked), key=lambda entry: entry.id)


def force_on(instrument: Instrument, day: date) -> str:
    """How firm the instrument is for a contract of that day: "unconfirmed" or "assumed".

    Nothing is "confirmed" before officers of the parties can confirm an instrument here.
    """
    last = instrument.term.assumed_after
    return "assumed" if last is not None and days.number(day) > last else "unconfirmed"


def list_coverage() -> list[dict[str, str]]:
    """One row a provision of every instrument: judged by which check, or why not."""
    return [
        {
            "instrument": instrument.id,
            "provision": entry.ref,
            "topic": entry.topic,
            "state": "checked" if isinstance(entry, Clause) else "unchecked",
            "check": entry.check if isinstance(entry, Clause) else "",
            "why": "" if isinstance(entry, Clause) else entry.why,
        }
        for instrument in list_instruments()
        for entry in list_provisions(instrument)
    ]


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
    if not isinstance(value, Dated):
        yield f"  {name}: {', '.join(value) if isinstance(value, tuple) else value}"
        return
    for step in value.steps:
        since = f" since {step.since_text}" if step.since_text else ""
        yield f"  {name}: {step.value}{since} ({step.cite or 'article not seen'})"


def _with_days(kept: dict[str, Any]) -> dict[str, Any]:
    """Day numbers as the days they are, and the file's own text left out."""
    kept.pop("text", None)
    for name in ("start", "until", "since"):
        if isinstance(kept.get(name), int):
            kept[name] = days.date_of(kept[name]).isoformat()
    return kept
