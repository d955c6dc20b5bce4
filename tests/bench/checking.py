"""Checking: a full run over a generated register, on both databases, beside a bare scan of it.

`PLACEMENTS` in the environment says how many there are. `SHAPE` says how they went: where it is
"tidy" about one placement in twenty breaks a rule and one in five lacks a fact, where it is
"rough" that many of the verdicts do. With `CLAUSES=few` all are in one corridor of few clauses.
"""

import os

from audits import shelf
from audits.rules import rules
from tests.bench import places, register
from tests.bench.contracts import CHARGES, SHAPES
from tests.bench.judging import PROCESSES, Result, measure, median
from tests.bench.measuring import RUNS, folder, number, say, show

HEADS = ("database", "processes", "fill s", "scan s", "first run s", "run s", "x scan",
         "placements/s", "verdicts/s", "peak memory")  # fmt: skip
NARROW = ("database", "commit ms", "placement ms", "agency ms", "placements of the agency")


def run() -> None:
    """Print placements and verdicts a second on SQLite and PostgreSQL."""
    count, shape = _asked()
    main = register.CORRIDORS[0]
    clauses = len(rules(shelf.load_all(), main.origin, main.destination))
    say(f"Checking: {number(count)} placements and {number(count * CHARGES)} charges ({shape}),")
    say(
        f"  {clauses} clauses in the plan of {main.origin}-{main.destination},"
        f" {len(set(register.SHARES))} corridor(s), median of {RUNS} runs"
    )
    with folder() as place:
        results = [
            measure(database, place, count, SHAPES[shape])
            for database in (places.SQLITE, places.POSTGRESQL)
        ]
    show(HEADS, [_row(result, split=split) for result in results for split in (False, True)])
    say(
        "  a new charge: the bare commit, and beyond it what it belongs to judged, breaches listed:"
    )
    show(NARROW, [_narrow(result) for result in results])
    _print_outcomes(results)


def _asked() -> tuple[int, str]:
    """How many placements of which shape the environment asks for."""
    count, shape = os.environ.get("PLACEMENTS", "200000"), os.environ.get("SHAPE", "tidy")
    if not count.isdecimal() or int(count) == 0:
        raise SystemExit(f"PLACEMENTS is a whole number above 0, and {count!r} is not.")
    if shape not in SHAPES:
        raise SystemExit(f"SHAPE is one of {', '.join(SHAPES)}, and {shape!r} is not.")
    return int(count), shape


def _row(result: Result, *, split: bool) -> tuple[str, ...]:
    runs = result.split if split else result.runs
    judged = median(runs)
    return (
        result.database,
        str(PROCESSES if split else 1),
        f"{result.fill:.1f}",
        f"{result.scan:.2f}",
        f"{runs[0].seconds:.2f}",
        f"{judged.seconds:.2f}",
        f"{judged.seconds / result.scan:.1f}",
        number(judged.counts.placements / judged.seconds),
        number(judged.verdicts / judged.seconds),
        result.memory,
    )


def _narrow(result: Result) -> tuple[str, ...]:
    """What a new charge takes, and beyond that its placement and its agency judged."""
    narrow = result.narrow
    beyond = (narrow.placement - narrow.commit, narrow.agency - narrow.commit)
    return (
        result.database,
        *(f"{one * 1000:.1f}" for one in (narrow.commit, *beyond)),
        number(narrow.placements),
    )


def _print_outcomes(results: list[Result]) -> None:
    """What was found, in per cent of the verdicts; the same on both databases, or it says so."""
    judged = median(results[0].runs)
    total, verdicts = judged.counts.total, judged.verdicts
    say(
        f"  verdicts: {number(verdicts)}; met {total.met / verdicts:.1%},"
        f" breached {total.breached / verdicts:.2%}, unknown {total.unknown / verdicts:.2%};"
        f" findings written: {number(total.breached)}"
    )
    every = [run.counts.clauses for result in results for run in (*result.runs, *result.split)]
    same = all(clauses == judged.counts.clauses for clauses in every)
    say(f"  every run on both databases counts the same: {'yes' if same else 'NO'}")
