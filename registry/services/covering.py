"""Coverage: every provision of the law accounted for, as rows, totals and lines.

What a provision says is in its law file; why one is judged or not is only counted here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from flask_babel import gettext as _
from flask_babel import ngettext

from audits.clause import Clause, Unchecked
from audits.doubts import doubts
from audits.errors import BadInstrument
from audits.instrument import KINDS, Instrument
from audits.shelf import Coverage, Total, coverage, idle, totals
from registry.services import ratifying, shelf


def list_coverage() -> list[dict[str, str]]:
    """One row a clause or unchecked provision: judged by which check, or why not."""
    return [
        _row(instrument, entry)
        for instrument in shelf.list_instruments()
        for entry in shelf.list_provisions(instrument)
    ]


def list_totals() -> list[dict[str, object]]:
    """One row an instrument, then one for each kind and way of having seen the text."""
    instruments = shelf.list_instruments()
    rows = [_counted(row) for row in coverage(instruments)]
    return rows + [asdict(one) for one in totals(instruments)]


def list_doubts() -> list[BadInstrument]:
    """The clauses in their current editions that decide nothing, whatever the facts are."""
    return [doubt for instrument in shelf.list_instruments() for doubt in doubts(instrument)]


def list_notes() -> list[str]:
    """The conventions that judge nothing, since nobody is known to have ratified them."""
    return [
        _("%(instrument)s judges nothing: %(why)s", instrument=one.id, why=_(idle(one)))
        for one in shelf.list_instruments()
        if one.kind == "convention" and not one.place.ratifications
    ]


def as_lines(*, provisions: bool = True) -> Iterator[str]:
    """Every instrument, with its provisions where asked, and the totals, for the terminal."""
    instruments = shelf.list_instruments()
    for instrument, row in zip(instruments, coverage(instruments), strict=True):
        yield from _head(instrument, row)
        for entry in shelf.list_provisions(instrument) if provisions else ():
            said = _row(instrument, entry)
            yield f"  {entry.ref}  {said['state']}  {said['topic']}: {said['check'] or said['why']}"
    yield ""
    yield from _total_lines(instruments)


def _head(instrument: Instrument, row: Coverage) -> Iterator[str]:
    counted = _(
        "%(provisions)s provisions, %(checked)s with a check (%(clauses)s clauses)",
        provisions=row.provisions,
        checked=row.checked,
        clauses=row.clauses,
    )
    yield f"{instrument.id}  {instrument.kind}: {counted}"
    if instrument.place.ratifications:
        states = "; ".join(ratifying.list_ratified(instrument.place))
        yield "  " + _("ratified by %(states)s", states=states)
    if row.idle:
        yield "  " + _("it judges nothing: %(why)s", why=_(row.idle))


def _total_lines(instruments: Iterable[Instrument]) -> Iterator[str]:
    held = list(instruments)
    parts = totals(held)
    for kind in KINDS:
        of_kind = [one for one in parts if one.kind == kind]
        count = sum(one.kind == kind for one in held)
        said = ngettext("%(num)s instrument", "%(num)s instruments", count)
        yield f"{kind}: {said}, {_sum(of_kind)}"
        yield from (f"  {one.seen}: {_sum([one])}" for one in of_kind)


def _sum(parts: list[Total]) -> str:
    return _(
        "%(provisions)s provisions, %(checked)s with a check",
        provisions=sum(one.provisions for one in parts),
        checked=sum(one.checked for one in parts),
    )


def _row(instrument: Instrument, entry: Clause | Unchecked) -> dict[str, str]:
    judged = isinstance(entry, Clause)
    return {
        "instrument": instrument.id,
        "kind": instrument.kind,
        "provision": entry.ref,
        "topic": entry.topic,
        "seen": entry.seen,
        "state": "checked" if judged else "unchecked",
        "check": entry.check if isinstance(entry, Clause) else "",
        "why": entry.why if isinstance(entry, Unchecked) else "",
    }


def _counted(row: Coverage) -> dict[str, object]:
    return {**asdict(row), "unchecked": len(row.unchecked), "idle": _(row.idle) if row.idle else ""}
