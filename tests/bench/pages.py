"""Public pages: one agency's page a second, kept and made anew, beside the least page there is."""

import sqlite3
from pathlib import Path

from tests.bench.client import CONNECTIONS, Answers, pages
from tests.bench.demonstration import HOST, demonstration, served, served_bare
from tests.bench.measuring import RUNS, children, number, peak, say, show

SECONDS = 2.0


def run() -> None:
    """Print how many pages a second one worker answers."""
    say(f"Public pages: granian, one worker, {CONNECTIONS} connections kept alive, loopback")
    with demonstration() as instance:
        page = _an_agency(instance)
        with served_bare(instance) as port:
            found = {"a fixed answer, no application": _measure(port, "/")}
        with served(instance) as (port, process):
            found["agency page, kept"] = _measure(port, page)
            found["/healthz, the least of the application"] = _measure(port, "/healthz")
            # A question that the page does not know is never answered from what is kept.
            found["agency page, made anew"] = _measure(port, f"{page}?unkept=1")
            memory = " + ".join(peak(one) for one in (process, *children(process)))
    slowest = found["agency page, made anew"].rate
    heads = ("page", "pages/s", "x made anew", "median ms", "99 in 100 ms", "bytes")
    show(heads, [_row(name, answers, slowest) for name, answers in found.items()])
    say(f"  peak memory of the server and its worker: {memory}")


def _measure(port: int, path: str) -> Answers:
    """The run of the median rate, after a short one to warm up."""
    address = (HOST, port)
    pages(address, path, SECONDS / 4)
    runs = [pages(address, path, SECONDS) for _ in range(RUNS)]
    return sorted(runs, key=lambda answers: answers.rate)[RUNS // 2]


def _row(name: str, answers: Answers, slowest: float) -> tuple[str, ...]:
    return (
        name,
        number(answers.rate),
        f"{answers.rate / slowest:.1f}",
        f"{answers.slowest(0.5):.2f}",
        f"{answers.slowest(0.99):.2f}",
        number(answers.bytes),
    )


def _an_agency(instance: Path) -> str:
    """The address of the first agency's page."""
    with sqlite3.connect(instance / "registry.sqlite3") as connection:
        register, slug = connection.execute(
            "SELECT register, slug FROM agency ORDER BY id LIMIT 1"
        ).fetchone()
    return f"/en/agencies/{register}/{slug}"
