"""Check runs: judge the register by the law on the shelf, store what is found, and read it back.

A run keeps the editions it judged by, its as-of day, the last journal entry and the last write
that it saw, so that it can be judged again. What a verdict is, is in `audits`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, func, select

from audits import engine
from audits.facts import verdict_rows
from audits.instrument import Instrument, read
from audits.verdict import line
from registry import clock
from registry.db import db
from registry.errors import NotFound
from registry.models import (
    Agency,
    CheckRun,
    InstrumentText,
    Placement,
    RunInstrument,
)
from registry.services import journal, shelf
from registry.services.replaying import as_it_stood


@dataclass(frozen=True)
class Asked:
    """What a run is asked to judge; empty fields narrow nothing, no day means today."""

    as_of: date | None = None
    agency: Agency | None = None
    instrument: str | None = None
    with_met: bool = False


def judge(asked: Asked, *, actor: str) -> tuple[CheckRun, Iterator[dict[str, Any]]]:
    """Store a run, and give its verdicts as the exchange format prints them, in their order."""
    instruments = _instruments(asked.instrument)
    run = CheckRun(
        at=clock.stamp(clock.now()),
        actor=actor,
        as_of=asked.as_of or clock.today(),
        journal_seq=journal.last_seq(),
        write_number=journal.last_write(),
        agency_id=asked.agency.id if asked.agency else None,
        instrument=asked.instrument,
        counts={},
    )
    db.session.add(run)
    db.session.flush()
    _keep_editions(run, instruments)
    counts = engine.judge(
        db.session.connection(),
        instruments=instruments,
        as_of=run.as_of,
        run_id=run.id,
        agency_id=run.agency_id,
        met=asked.with_met,
    )
    run.counts = {
        "placements": counts.placements,
        "total": vars(counts.total),
        "clauses": {ref: vars(one) for ref, one in counts.clauses.items()},
    }
    db.session.flush()
    return run, _lines(run.id, met=asked.with_met)


def run_check(
    *,
    actor: str,
    as_of: date | None = None,
    agency: Agency | None = None,
    instrument: str | None = None,
    with_met: bool = False,
) -> CheckRun:
    """Store a run and leave its findings in the register."""
    return judge(Asked(as_of, agency, instrument, with_met), actor=actor)[0]


def replay(number: int) -> Iterator[dict[str, Any]]:
    """The verdicts of a stored run, judged again by its editions on the facts of its time."""
    run = get_run(number)
    texts = db.session.scalars(
        select(InstrumentText)
        .join(RunInstrument, RunInstrument.edition == InstrumentText.edition)
        .where(RunInstrument.run_id == run.id)
        .order_by(InstrumentText.instrument_id)
    )
    instruments = [read(one.text, f"{one.instrument_id.lower()}.toml") for one in texts]
    with as_it_stood(write=run.write_number, seq=run.journal_seq) as connection:
        engine.judge(
            connection,
            instruments=instruments,
            as_of=run.as_of,
            run_id=run.id,
            agency_id=run.agency_id,
            exact=True,
        )
        rows = [dict(row) for row in connection.execute(_printed(run.id)).mappings()]
    return (line(_named(row)) for row in rows)


def get_run(number: int) -> CheckRun:
    """The run of that number."""
    run = db.session.get(CheckRun, number)
    if run is None:
        raise NotFound(_("There is no check run %(number)s.", number=number))
    return run


def latest_run(agency: Agency | None = None) -> CheckRun | None:
    """The last run of the whole register, or the last that judged this agency."""
    whole = CheckRun.agency_id.is_(None)
    covers = whole if agency is None else whole | (CheckRun.agency_id == agency.id)
    query = select(CheckRun).where(covers, CheckRun.instrument.is_(None))
    return db.session.scalars(query.order_by(CheckRun.id.desc()).limit(1)).first()


def list_runs(limit: int = 50) -> list[CheckRun]:
    """The last runs, the newest first."""
    return list(db.session.scalars(select(CheckRun).order_by(CheckRun.id.desc()).limit(limit)))


def count_by_clause(
    run: CheckRun, *where: ColumnElement[bool], met: bool = False
) -> dict[str, dict[str, int]]:
    """How many verdicts of each outcome a run's clauses have, on placements that fit."""
    rows = verdict_rows(run.id, met=met).subquery()
    query = (
        select(rows.c.clause, rows.c.outcome, func.count())
        .join(Placement, Placement.id == rows.c.placement_id)
        .where(*where)
        .group_by(rows.c.clause, rows.c.outcome)
    )
    found: dict[str, dict[str, int]] = {}
    for clause, outcome, number in db.session.execute(query):
        counted = found.setdefault(clause, {"met": 0, "breached": 0, "unknown": 0})
        counted[outcome] = number
    return dict(sorted(found.items()))


def as_text(verdict: dict[str, Any]) -> str:
    """A verdict as one line for a person at the terminal."""
    parts = [verdict["outcome"], verdict["reference"], verdict["clause"]]
    if verdict["observed"]:
        parts.append(f"{verdict['observed']} / {verdict['limit']}")
    if verdict["missing"]:
        parts.append("missing: " + ", ".join(verdict["missing"]))
    return "  ".join(parts)


def as_sentence(run: CheckRun) -> str:
    """What a run found, in one sentence."""
    total = run.counts["total"]
    return _(
        "Run %(run)s as of %(day)s: %(breached)s breached, %(unknown)s unknown, %(met)s met.",
        run=run.id,
        day=run.as_of.isoformat(),
        breached=total["breached"],
        unknown=total["unknown"],
        met=total["met"],
    )


def _instruments(name: str | None) -> list[Instrument]:
    return list(shelf.list_instruments()) if name is None else [shelf.get_instrument(name)]


def _keep_editions(run: CheckRun, instruments: list[Instrument]) -> None:
    """Keep the text of each edition once, and which editions the run judged by."""
    for one in instruments:
        if db.session.get(InstrumentText, one.edition) is None:
            db.session.add(InstrumentText(edition=one.edition, instrument_id=one.id, text=one.text))
    db.session.flush()
    db.session.add_all(
        RunInstrument(run_id=run.id, instrument_id=one.id, edition=one.edition)
        for one in instruments
    )
    db.session.flush()


def _lines(run_id: int, *, met: bool) -> Iterator[dict[str, Any]]:
    for row in db.session.execute(_printed(run_id, met=met)).mappings():
        yield line(_named(dict(row)))


def _printed(run_id: int, *, met: bool = False) -> Select[Any]:
    """A run's verdicts with their placement and agency, in the order in which they are printed."""
    rows = verdict_rows(run_id, met=met).subquery()
    again = select(func.count()).where(Agency.number_folded == _other.c.number_folded)
    shared = again.correlate(_other).scalar_subquery() > 1
    return (
        select(
            rows,
            Placement.reference,
            _other.c.number,
            _other.c.register,
            shared.label("shared"),
        )
        .join(Placement, Placement.id == rows.c.placement_id)
        .join(_other, _other.c.id == rows.c.agency_id)
        .order_by(*map(_bytewise, (rows.c.instrument_id, rows.c.clause)), Placement.reference)
    )


def _bytewise(column: ColumnElement[str]) -> ColumnElement[str]:
    """The column in the order of its UTF-8 bytes, also where a temporary table holds it."""
    return column.collate("C") if db.engine.dialect.name == "postgresql" else column


_other = Agency.__table__.alias("judged")


def _named(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its agency's number; with the register where the number stands in several."""
    number = row["number"]
    return row | {"agency": f"{row['register']}:{number}" if row["shared"] else number}
