"""Check runs: judge the register by the law on the shelf, store what is found, and read it back.

A run keeps the editions it judged by, its as-of day, the last journal entry and the last write
that it saw, so that it can be judged again. What a verdict is, is in `audits`; verdicts that a run
does not keep are in `services.judging`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select

from audits import engine
from audits.facts import verdict_rows
from audits.instrument import Instrument
from audits.verdict import line
from registry import clock
from registry.db import db, steady
from registry.errors import NotFound, Refused
from registry.models import (
    Agency,
    CheckRun,
    InstrumentText,
    Placement,
    RunInstrument,
)
from registry.services import erasing, journal, judging, printing, shelf
from registry.services.confirming import confirmed_refs
from registry.services.exchange.result import Progress, quiet


@dataclass(frozen=True)
class Asked:
    """What a run is asked to judge; empty fields narrow nothing, no day means today."""

    as_of: date | None = None
    agency: Agency | None = None
    instrument: str | None = None
    with_met: bool = False


def judge(
    asked: Asked, *, actor: str, progress: Progress = quiet
) -> tuple[CheckRun, Iterator[dict[str, Any]]]:
    """Store a run, and give its verdicts as the exchange format prints them, in their order."""
    run = _judge(asked, actor=actor, unknown=True, progress=progress)
    return run, printing.lines(printing.printed(run.id))


def _judge(asked: Asked, *, actor: str, unknown: bool, progress: Progress = quiet) -> CheckRun:
    """Store a run; with `unknown` its unknown verdicts are listed too."""
    instruments = list_asked(asked)
    run = begin(asked, actor=actor)
    counts = engine.judge(
        db.session.connection(),
        instruments=instruments,
        as_of=run.as_of,
        run_id=run.id,
        agency_id=run.agency_id,
        confirmed=frozenset(run.confirmed),
        unknown=unknown,
        met=asked.with_met,
        seen=telling(progress, asked.agency),
    )
    run.counts = as_kept(counts)
    db.session.flush()
    return run


def telling(progress: Progress, agency: Agency | None = None) -> Callable[[int], None]:
    """Told of more and more placements, tells how many of all there are have been judged."""
    placed = select(func.count()).select_from(Placement)
    if agency is not None:
        placed = placed.where(Placement.agency_id == agency.id)
    of, told = db.session.scalar(placed) or 0, [0]

    def seen(number: int) -> None:
        told[0] += number
        progress(_("Judging the placements"), told[0], of)

    return seen


def begin(asked: Asked, *, actor: str) -> CheckRun:
    """A run of the register and the law as they are now, with nothing judged yet."""
    run = CheckRun(
        at=clock.stamp(clock.now()),
        actor=actor,
        as_of=asked.as_of or clock.today(),
        journal_seq=journal.last_seq(),
        write_number=journal.last_write(),
        agency_id=asked.agency.id if asked.agency else None,
        instrument=asked.instrument,
        counts={},
        confirmed=sorted(confirmed_refs()),
    )
    db.session.add(run)
    db.session.flush()
    _keep_editions(run, list_asked(asked))
    return run


def as_kept(counts: engine.Counts) -> dict[str, Any]:
    """The counts of what was judged, as a run or a part of one keeps them."""
    return {
        "placements": counts.placements,
        "total": vars(counts.total),
        "clauses": {ref: vars(one) for ref, one in counts.clauses.items()},
    }


def run_check(
    *,
    actor: str,
    as_of: date | None = None,
    agency: Agency | None = None,
    instrument: str | None = None,
    with_met: bool = False,
) -> CheckRun:
    """Store a run and leave its findings in the register; `with_met` lists all it found."""
    return _judge(Asked(as_of, agency, instrument, with_met), actor=actor, unknown=False)


def check_now(*, actor: str, agency: Agency | None = None) -> CheckRun:
    """The same as the first act of a transaction: what others commit meanwhile is not in it."""
    steady()
    return run_check(actor=actor, agency=agency)


def replay(number: int) -> Iterator[dict[str, Any]]:
    """The verdicts of a stored run, judged again by its editions on the facts of its time."""
    run = get_run(number)
    erasing.refuse_erased(run)
    order = replace(judging.order_of(run), listed=frozenset({"breached", "unknown"}))
    with judging.stood(run, order) as connection:
        rows = [dict(row) for row in connection.execute(printing.printed(None)).mappings()]
    return (line(printing.named(row)) for row in rows)


def get_run(number: int) -> CheckRun:
    """The run of that number; refused while it is under way."""
    run = db.session.get(CheckRun, number)
    if run is None:
        raise NotFound(_("There is no check run %(number)s.", number=number))
    if not run.done:
        raise Refused("", _("Run %(number)s is under way: try again later.", number=number))
    return run


def latest_run(agency: Agency | None = None) -> CheckRun | None:
    """The last run of the whole register, or the last that judged this agency."""
    whole = CheckRun.agency_id.is_(None)
    covers = whole if agency is None else whole | (CheckRun.agency_id == agency.id)
    query = select(CheckRun).where(covers, CheckRun.instrument.is_(None), CheckRun.done)
    return db.session.scalars(query.order_by(CheckRun.id.desc()).limit(1)).first()


def list_runs(limit: int = 50) -> list[CheckRun]:
    """The last runs, the newest first."""
    return list(db.session.scalars(select(CheckRun).order_by(CheckRun.id.desc()).limit(limit)))


def count_by_clause(run: CheckRun, *where: ColumnElement[bool]) -> dict[str, dict[str, int]]:
    """How many verdicts of each outcome a run's clauses have, on placements that fit.

    The run was just made, with all its verdicts listed.
    """
    rows = verdict_rows(run.id, listed=True).subquery()
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


def list_asked(asked: Asked) -> list[Instrument]:
    """The instruments that a run is asked to judge by."""
    name = asked.instrument
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
