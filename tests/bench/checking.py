"""Checking: a full run over a generated register, on both databases, beside a bare scan of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa

from audits import engine, shelf
from audits.facts import finding
from audits.rules import rules
from registry import create_app
from registry.db import db
from registry.models import CheckRun
from tests.bench import loading, measuring, register
from tests.bench.contracts import CHARGES, SHAPES
from tests.bench.measuring import RUNS, number, say, show
from tests.bench.scan import scan
from tests.bench.watching import PARTS, Watch, watched
from tests.databases import Engine, Postgresql, Sqlite, environment, postgresql_server

HEADS = (
    "database",
    "fill s",
    "scan s",
    "first run s",
    "run s",
    "x scan",
    "placements/s",
    "verdicts/s",
    "peak memory",
)


@dataclass(frozen=True)
class Run:
    """One run: what it counted, how long it took, and a watch on its statements."""

    counts: engine.Counts
    seconds: float
    watch: Watch


@dataclass(frozen=True)
class Result:
    """What one database did: filling, the bare scan, the runs, the server's own memory."""

    name: str
    fill: float
    scan: float
    runs: list[Run]
    memory: str

    @property
    def typical(self) -> Run:
        """The run of the median time."""
        return sorted(self.runs, key=lambda run: run.seconds)[len(self.runs) // 2]


def run() -> None:
    """Print placements and verdicts a second on SQLite and PostgreSQL."""
    count = int(os.environ.get("PLACEMENTS", "200000"))
    shape = os.environ.get("SHAPE", "tidy")
    main = register.CORRIDORS[0]
    clauses = len(rules(shelf.load_all(), main.origin, main.destination))
    say(
        f"Checking: {number(count)} placements and {number(count * CHARGES)} charges ({shape}),"
        f" {clauses} clauses in the plan of {main.origin}-{main.destination},"
        f" {len(register.CORRIDORS)} corridors, median of {RUNS} runs"
    )
    with measuring.folder() as place:
        results = [_on(name, place, count, shape) for name in ("SQLite", "PostgreSQL")]
    show(HEADS, [_row(result) for result in results])
    _print_parts(results)
    _print_outcomes(results)


def _on(name: str, place: Path, count: int, shape: str) -> Result:
    with _engine(name, place) as made, _application(made.copy(), place):
        fill = measuring.seconds(lambda: loading.fill(count, SHAPES[shape]))
        judged = [_judged(number) for number in range(1, RUNS + 1)]
        with db.engine.connect() as connection:
            columns = judged[-1].watch.columns
            bare = measuring.typical(lambda: scan(connection, columns))
            memory = _memory(connection)
        return Result(name, fill, bare, judged, memory)


def _judged(number: int) -> Run:
    """One full run with its findings written and committed; they are deleted afterwards."""
    instruments = shelf.load_all()
    with db.engine.begin() as connection:
        connection.execute(sa.delete(finding))
        connection.execute(sa.insert(CheckRun.__table__), _check_run(number))
    started = perf_counter()
    with db.engine.begin() as connection, watched(connection) as watch:
        counts = engine.judge(
            connection, instruments=instruments, as_of=register.AS_OF, run_id=number
        )
    return Run(counts, perf_counter() - started, watch)


def _check_run(number: int) -> dict[str, object]:
    return {
        "id": number,
        "at": "2026-06-30T00:00:00Z",
        "actor": "bench",
        "as_of": register.AS_OF,
        "journal_seq": 1,
        "write_number": register.WRITE,
        "counts": {},
    }


@contextmanager
def _engine(name: str, place: Path) -> Iterator[Engine]:
    if name == "SQLite":
        yield Sqlite(place)
        return
    with postgresql_server() as url:
        server = Postgresql(url, place)
        try:
            yield server
        finally:
            server.close()


@contextmanager
def _application(url: str, place: Path) -> Iterator[None]:
    with create_app(environment(url, place)).app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def _memory(connection: sa.Connection) -> str:
    """The peak of this process, with the server's side of the connection where there is one."""
    own = measuring.peak()
    if connection.dialect.name != "postgresql":
        return own
    server = connection.scalar(sa.select(sa.func.pg_backend_pid()))
    return f"{own} + {measuring.peak(server)}"


def _row(result: Result) -> tuple[str, ...]:
    judged = result.typical
    placements, verdicts = judged.counts.placements, _verdicts(judged.counts)
    return (
        result.name,
        f"{result.fill:.1f}",
        f"{result.scan:.2f}",
        f"{result.runs[0].seconds:.2f}",
        f"{judged.seconds:.2f}",
        f"{judged.seconds / result.scan:.1f}",
        number(placements / judged.seconds),
        number(verdicts / judged.seconds),
        result.memory,
    )


def _print_parts(results: list[Result]) -> None:
    """Where the time of the runs goes; what is no statement is Python."""
    say("  of which, in % of the run:")
    rows = []
    for result in results:
        spent = result.typical.watch.seconds
        whole = result.typical.seconds
        shares = [spent[part] / whole * 100 for part in PARTS]
        rest = 100 - sum(shares)
        statements = str(result.typical.watch.statements)
        rows.append((result.name, *(f"{one:.0f}" for one in (*shares, rest)), statements))
    show(("database", *PARTS, "Python", "statements"), rows)


def _print_outcomes(results: list[Result]) -> None:
    """What was found, in per cent of the verdicts; the same on both databases, or it says so."""
    found = [result.typical.counts for result in results]
    total, verdicts = found[0].total, _verdicts(found[0])
    say(
        f"  verdicts: {number(verdicts)}; met {total.met / verdicts:.1%},"
        f" breached {total.breached / verdicts:.2%}, unknown {total.unknown / verdicts:.2%};"
        f" findings written: {number(total.breached + total.unknown)}"
    )
    same = all(one == found[0] for one in found)
    say(f"  both databases count the same: {'yes' if same else 'NO'}")


def _verdicts(counts: engine.Counts) -> int:
    total = counts.total
    return total.met + total.breached + total.unknown
