"""Runs that several workers judge: shared out by agency, part by part, each part once.

A part is judged in one transaction on one snapshot: the facts as they stood at the run, by its
editions. What was cut off leaves no trace, and who comes second finds the part judged. How the
parts get to the workers is in `services.queueing`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, not_, select

from audits import engine
from registry import clock
from registry.db import db, steady
from registry.models import CheckRun, RunPart
from registry.services import checking, judging, replaying
from registry.services.checking import Asked

MOST = 1000
"""Parts of one run: more would each be too small to be worth a transaction."""

# Else a part would stay locked for as long as the server believes in a worker that is gone.
LET_GO = {
    "client_connection_check_interval": "2s",
    "tcp_keepalives_idle": "15",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}


def share(asked: Asked, parts: int, *, actor: str) -> CheckRun:
    """Begin a run and put its parts into the queue; it is under way until all are judged."""
    # Imported here: most of the commands need no queue, and it is slow to import.
    from registry.services import queueing

    queueing.require_queue()
    run = checking.begin(asked, actor=actor)
    db.session.add_all(RunPart(run_id=run.id, part=part, of=parts) for part in range(parts))
    db.session.flush()
    queueing.put(run.id, parts)
    return run


def judge_part(run_id: int, number: int) -> bool:
    """Judge a part of a run, the first act of a transaction; False where it was judged before."""
    connection = steady()
    settings = (func.set_config(name, value, True) for name, value in LET_GO.items())
    connection.execute(select(*settings))
    part = db.session.get_one(RunPart, (run_id, number), with_for_update=True)
    if part.done_at is not None:
        return False
    run = db.session.get_one(CheckRun, run_id)
    counts = _judge(run, part)
    part.counts = checking.as_kept(counts)
    part.done_at = clock.stamp(clock.now())
    db.session.flush()
    return True


def close(run_id: int) -> CheckRun:
    """The run, with its counts if every part of it is judged.

    Those who close one run do it one after the other, so that the last sees all parts.
    """
    # Without the key: the parts' findings point to the run, and their transactions may last.
    run = db.session.get_one(CheckRun, run_id, with_for_update={"key_share": True})
    parts = list_parts(run)
    if not run.done and all(part.done_at for part in parts):
        run.counts = _summed(part.counts or {} for part in parts)
        db.session.flush()
    return run


def progress(run: CheckRun) -> str:
    """What a run found, or how many of its parts are judged, in words."""
    if run.done:
        return checking.as_sentence(run)
    parts = list_parts(run)
    done = sum(part.done_at is not None for part in parts)
    return _(
        "Run %(run)s is under way: %(done)s of %(parts)s parts are done.",
        run=run.id,
        done=done,
        parts=len(parts),
    )


def list_under_way() -> list[CheckRun]:
    """The runs with parts that are still to be judged, the oldest first."""
    query = select(CheckRun).where(not_(CheckRun.done)).order_by(CheckRun.id)
    return list(db.session.scalars(query))


def list_parts(run: CheckRun) -> list[RunPart]:
    """The parts of a run in their order; none for a run that was made at once."""
    query = select(RunPart).filter_by(run_id=run.id).order_by(RunPart.part)
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def _judge(run: CheckRun, part: RunPart) -> engine.Counts:
    order = replace(judging.order_of(run), stored=True, part=(part.part, part.of))
    instruments = judging.instruments_of(run)
    if judging.has_changed(run):
        replaying.put_before(
            run.write_number,
            run.journal_seq,
            lambda agency: agency % part.of == part.part,
            with_sheets=True,
        )
    return engine.sit(db.session.connection(), instruments, order)


def _summed(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The counts of several parts together, clause by clause."""
    whole = engine.Counts()
    for part in parts:
        clauses = {ref: engine.Count(**counted) for ref, counted in part["clauses"].items()}
        whole.add(engine.Counts(part["placements"], clauses))
    return checking.as_kept(whole)
