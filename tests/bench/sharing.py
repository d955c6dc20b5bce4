"""Sharing: one register judged in parts by one worker and by two, each a process of its own.

`PLACEMENTS` in the environment says how many there are. The times are from starting the workers to
their end, so that the start of Python is among them.
"""

import os
import subprocess
import sys
from time import perf_counter

from flask import current_app

from registry.db import db
from registry.models import CheckRun
from registry.services import checking, sharing
from registry.services.checking import Asked
from tests.bench import loading, places, register
from tests.bench.contracts import SHAPES
from tests.bench.measuring import folder, number, say, show
from tests.databases import ROOT, environment

PARTS = 5
ROUNDS = 2
HEADS = ("who", "s", "placements/s", "breached", "unknown")


def run() -> None:
    """Print placements a second at once, by one worker and by two, on PostgreSQL."""
    count = int(os.environ.get("PLACEMENTS", "200000"))
    say(f"Sharing: {number(count)} placements in {PARTS} parts, {ROUNDS} rounds, PostgreSQL")
    with folder() as place, places.empty(places.POSTGRESQL, place):
        loading.fill(count, SHAPES["tidy"])
        rows = [row for _ in range(ROUNDS) for row in (_at_once(), _shared(1), _shared(2))]
    show(HEADS, rows)


def _at_once() -> tuple[str, ...]:
    started = perf_counter()
    made = checking.run_check(actor="bench", as_of=register.AS_OF)
    db.session.commit()
    return _row("at once", perf_counter() - started, made)


def _shared(workers: int) -> tuple[str, ...]:
    made = sharing.share(Asked(as_of=register.AS_OF), PARTS, actor="bench")
    db.session.commit()
    url = db.engine.url.render_as_string(hide_password=False)
    settings = os.environ | environment(url, current_app.config["INSTANCE"])
    command = [sys.executable, "-m", "flask", "work", "--once"]
    started = perf_counter()
    working = [
        subprocess.Popen(command, cwd=ROOT, env=settings, stderr=subprocess.DEVNULL)
        for _ in range(workers)
    ]
    statuses = [worker.wait() for worker in working]
    if any(statuses):
        raise SystemExit("A worker failed: `flask work --once` says why.")
    return _row(f"{workers} worker{'s' * (workers > 1)}", perf_counter() - started, made)


def _row(who: str, seconds: float, made: CheckRun) -> tuple[str, ...]:
    db.session.refresh(made)
    total, judged = made.counts["total"], made.counts["placements"]
    figures = number(judged / seconds), number(total["breached"]), number(total["unknown"])
    db.session.commit()
    return who, f"{seconds:.1f}", *figures
