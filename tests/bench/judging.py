"""Runs over a generated register on one database: whole, of one agency, of one placement."""

from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa

from audits import engine, shelf
from audits.facts import finding, unknown_count
from audits.order import Order
from registry.db import db
from registry.models import Charge, CheckRun, RunInstrument
from registry.services import splitting
from registry.services.checking import Asked
from tests.bench import loading, places, register
from tests.bench.contracts import Shape
from tests.bench.measuring import RUNS, peak, seconds, typical
from tests.bench.scan import columns, scan

AGAIN = 20
PROCESSES = 2
AGENCY = 1


@dataclass(frozen=True)
class Run:
    """One run: what it counted, and how long it took."""

    counts: engine.Counts
    seconds: float

    @property
    def verdicts(self) -> int:
        """How many verdicts were given, of every outcome."""
        total = self.counts.total
        return total.met + total.breached + total.unknown


@dataclass(frozen=True)
class Narrow:
    """The seconds of a new charge: a bare commit, and with its placement or agency judged."""

    commit: float
    placement: float
    agency: float
    placements: int


@dataclass(frozen=True)
class Result:
    """What one database took for filling, the bare scan and the runs, and its memory.

    `split` are the runs of two processes, each with its own connection.
    """

    database: str
    fill: float
    scan: float
    runs: list[Run]
    split: list[Run]
    narrow: Narrow
    memory: str


def median(runs: list[Run]) -> Run:
    """The run of the median time."""
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def measure(database: str, place: Path, count: int, shape: Shape) -> Result:
    """Fill a database with so many placements, judge them some times, and scan them."""
    instruments = shelf.load_all()
    with places.empty(database, place):
        fill = seconds(lambda: loading.fill(count, shape))
        runs = [_judged(number) for number in range(1, RUNS + 1)]
        split = [_split() for _number in range(RUNS)]
        narrow = _narrowed()
        with db.engine.connect() as connection:
            read = columns(instruments)
            bare = typical(lambda: scan(connection, read))
            return Result(database, fill, bare, runs, split, narrow, _memory(connection))


def _judged(number: int) -> Run:
    """One full run, its findings written and committed; those of the run before are gone."""
    instruments = shelf.load_all()
    with db.engine.begin() as connection:
        for table in (finding, unknown_count):
            connection.execute(sa.delete(table))
        connection.execute(sa.insert(CheckRun.__table__), _check_run(number))
    started = perf_counter()
    with db.engine.begin() as connection:
        counts = engine.judge(
            connection, instruments=instruments, as_of=register.AS_OF, run_id=number
        )
    return Run(counts, perf_counter() - started)


def _split() -> Run:
    """The same by two processes, as `flask check --processes 2` has it."""
    with db.engine.begin() as connection:
        for table in (finding, unknown_count, RunInstrument.__table__, CheckRun.__table__):
            connection.execute(sa.delete(table))
    started = perf_counter()
    run = splitting.run_split(Asked(as_of=register.AS_OF), PROCESSES, actor="bench")
    db.session.commit()
    seconds = perf_counter() - started
    kept = {ref: engine.Count(**counted) for ref, counted in run.counts["clauses"].items()}
    placements = run.counts["placements"]
    db.session.rollback()
    return Run(engine.Counts(placements, kept), seconds)


def _narrowed() -> Narrow:
    """A charge written and committed, and the same with what it belongs to judged again."""
    with db.engine.connect() as connection:
        first = "SELECT min(id), count(*) FROM placement WHERE agency_id = :agency"
        placement, number = connection.execute(sa.text(first), {"agency": AGENCY}).one()
    agency = Order(
        register.AS_OF, run_id=0, agency_id=AGENCY, listed=frozenset({"breached"}), stored=False
    )
    orders = (None, replace(agency, placement_id=placement), agency)
    commit, single, whole = (_charged(placement, order) for order in orders)
    return Narrow(commit, single, whole, number)


def _charged(placement: int, order: Order | None) -> float:
    """The median seconds of a charge and what is judged after it, the first time left out."""
    instruments = shelf.load_all()
    row = {"placement_id": placement, "item": "visa", "amount": 1, "currency": "NPR",
           "borne_by": "employer", "made_in": register.WRITE}  # fmt: skip

    def act() -> None:
        with db.engine.begin() as connection:
            added = connection.execute(
                sa.insert(Charge.__table__), {**row, "identity": str(perf_counter())}
            )
            if added.rowcount and order is not None:
                engine.sit(connection, instruments, order)

    act()
    return typical(act, AGAIN)


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


def _memory(connection: sa.Connection) -> str:
    """The peak of this process, and of the server's side of the connection where there is one."""
    if connection.dialect.name != "postgresql":
        return peak()
    server = connection.scalar(sa.select(sa.func.pg_backend_pid()))
    return f"{peak()} + {peak(server)}"
