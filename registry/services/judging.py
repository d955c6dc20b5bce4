"""Judging on demand: verdicts that no row keeps, by the law and on the facts that a run saw.

A run keeps its breaches; what is unknown or met is judged again when somebody asks, and stands in
a temporary table as long as it is read. Nothing is stored here. Runs are in `services.checking`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection

from audits import engine
from audits.instrument import Instrument
from audits.order import Order
from registry import clock
from registry.db import db
from registry.models import CheckRun
from registry.services import journal, shelf
from registry.services.confirming import confirmed_refs
from registry.services.replaying import as_it_stood

ALL = frozenset({"breached", "unknown", "met"})


def order_of(run: CheckRun | None) -> Order:
    """What a run was asked to judge, or the whole register today; nothing is listed or stored."""
    if run is None:
        return Order(clock.today(), run_id=0, confirmed=confirmed_refs(), stored=False)
    return Order(
        as_of=run.as_of,
        run_id=run.id,
        agency_id=run.agency_id,
        confirmed=frozenset(run.confirmed),
        stored=False,
    )


@contextmanager
def listed(run: CheckRun | None, order: Order) -> Iterator[Connection]:
    """A connection where the order's verdicts stand in `judge_listed`, beside the facts judged.

    A run's are judged by its editions, and on the facts as they stood where some have changed
    since; without a run the law and the facts of today decide.
    """
    if run is None or not has_changed(run):
        connection = db.session.connection()
        engine.sit(connection, instruments_of(run), order)
        yield connection
        return
    with stood(run, order) as connection:
        yield connection


@contextmanager
def stood(run: CheckRun, order: Order) -> Iterator[Connection]:
    """The same, always from the record's history and every amount calculated anew."""
    instruments = instruments_of(run)
    time = {"write": run.write_number, "seq": run.journal_seq}
    with as_it_stood(**time, agency_id=order.agency_id) as connection:
        engine.sit(connection, instruments, replace(order, exact=True))
        yield connection


def has_changed(run: CheckRun) -> bool:
    """Whether any fact was written or any event recorded since the run."""
    return (run.write_number, run.journal_seq) != (journal.last_write(), journal.last_seq())


def instruments_of(run: CheckRun | None) -> list[Instrument]:
    """The instruments in the editions that the run judged by, or those of today's shelf."""
    law = shelf.law_of(run.id if run else None)
    return [law[name] for name in sorted(law)]
