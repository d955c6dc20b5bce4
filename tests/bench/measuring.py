"""Clocks, medians, memory and tables of figures; what is measured stands in the sections."""

import os
import re
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

RUNS = 3


def say(text: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def show(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column from the left, figures from the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        say("  " + "   ".join(cells).rstrip())


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes, once."""
    started = perf_counter()
    work()
    return perf_counter() - started


def typical(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of some runs, in seconds."""
    return median(seconds(work) for _ in range(runs))


def number(value: float) -> str:
    """A whole figure, with its thousands apart."""
    return f"{value:,.0f}"


def peak(process: int | None = None) -> str:
    """The most memory that this process, or the one of that number, has had."""
    if process is None:
        unit = 1 if sys.platform == "darwin" else 1024
        return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return _megabytes(int(found[1]) * 1024) if found else "not told"


def children(process: int) -> list[int]:
    """The processes that a process has started, where the system tells."""
    told = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in told.read_text().split()] if told.exists() else []


def machine() -> str:
    """The cores, what else runs on them, and the Python, in one line."""
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    python = ".".join(map(str, sys.version_info[:3]))
    busy = "; it is busy, and the figures are lower for it" if load > cores / 2 else ""
    return f"{cores} cores, load {load:.2f} before the start, Python {python}{busy}"


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone at the end, whatever happens."""
    with TemporaryDirectory(prefix="registry-bench-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _megabytes(size: float) -> str:
    return f"{size / 2**20:,.0f} MB"
