"""Splitting: a run of the whole register that several processes of this machine judge together.

Each judges a span of the placements on one snapshot; this one also writes what all of them found,
in its own transaction, so that the run is there whole or not at all. It needs no queue and works on
both engines. Workers on other machines are in `services.sharing`.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import Connection, func, select

from audits import engine
from registry.db import db, steady
from registry.models import CheckRun, Placement
from registry.services import checking, judging
from registry.services.checking import Asked
from registry.services.exchange.result import Progress, quiet
from registry.services.hands import Hand

MOST = 16
"""Processes of one run: each costs about a second of preparation."""


def run_split(asked: Asked, processes: int, *, actor: str, progress: Progress = quiet) -> CheckRun:
    """Store a run that so many processes judge, the first act of a transaction."""
    if db.session().in_transaction():
        raise ValueError("A run is split before anything else is done.")
    # No process may hold a connection that another has opened.
    db.engine.dispose()
    with ExitStack() as at_work:
        hands = [at_work.enter_context(closing(Hand())) for _hand in range(processes - 1)]
        return _judge(asked, hands, actor, progress)


def _judge(asked: Asked, hands: list[Hand], actor: str, progress: Progress) -> CheckRun:
    connection = steady()
    run = checking.begin(asked, actor=actor)
    order = replace(judging.order_of(run), stored=True)
    instruments = checking.list_asked(asked)
    own, *others = _spans(len(hands) + 1)
    snapshot = _snapshot(connection)
    for hand, span in zip(hands, others, strict=True):
        hand.begin(instruments, replace(order, span=span), snapshot)
    counts = engine.sit(
        connection,
        instruments,
        replace(order, span=own),
        _seeing(hands, checking.telling(progress)),
        (hand.found() for hand in hands),
    )
    run.counts = checking.as_kept(counts)
    db.session.flush()
    return run


def _snapshot(connection: Connection) -> str | None:
    """By what name others see what this transaction sees; SQLite needs none, nobody else writes."""
    if connection.dialect.name != "postgresql":
        return None
    return connection.scalar(select(func.pg_export_snapshot()))


def _spans(number: int) -> list[tuple[int, int]]:
    """The placements' ids from the first to the last, in so many spans of one length."""
    first, last = db.session.execute(select(func.min(Placement.id), func.max(Placement.id))).one()
    first, end = first or 0, (last or 0) + 1
    ends = [first + (end - first) * place // number for place in range(number + 1)]
    return list(pairwise(ends))


def _seeing(hands: list[Hand], seen: Callable[[int], None]) -> Callable[[int], None]:
    """Told of placements judged here, tells of those that the others have judged since too."""
    told = [0]

    def both(number: int) -> None:
        elsewhere = sum(hand.judged for hand in hands)
        seen(number + elsewhere - told[0])
        told[0] = elsewhere

    return both
