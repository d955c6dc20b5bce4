"""Reports: the demonstration's audit report as a PDF, the first of a process and the next ones."""

import io
from statistics import median
from time import perf_counter

import pikepdf
from sqlalchemy import select

from audits.report import render
from registry.db import db
from registry.models import Audit
from registry.services import reporting
from tests.bench import places
from tests.bench.demonstration import demonstration
from tests.bench.measuring import number, say, show

AGAIN = 5


def run() -> None:
    """Print the seconds of a report: gathering what it says, and setting the pages."""
    with demonstration() as instance, places.opened({"INSTANCE_PATH": str(instance)}):
        audit = db.session.scalars(select(Audit).order_by(Audit.id)).one()
        first, *others = [_timed(audit) for _ in range(AGAIN + 1)]
    made = first[2]
    with pikepdf.open(io.BytesIO(made)) as document:
        sheets = len(document.pages)
    say(f"Reports: the demonstration's audit, {sheets} pages, {number(len(made))} bytes")
    warm = [median(one[part] for one in others) for part in (0, 1)]
    rows = (_row("first of a process", *first[:2]), _row(f"median of {AGAIN} more", *warm))
    show(("report", "facts s", "pages s", "together s"), rows)
    same = all(one[2] == made for one in others)
    say(f"  all of the same bytes: {'yes' if same else 'NO'}")


def _timed(audit: Audit) -> tuple[float, float, bytes]:
    """One report: the seconds of its facts and of its pages, and the PDF."""
    started = perf_counter()
    facts = reporting.report(audit)
    gathered = perf_counter()
    made = render(facts, str)
    return gathered - started, perf_counter() - gathered, made


def _row(name: str, facts: float, setting: float) -> tuple[str, ...]:
    return name, f"{facts:.2f}", f"{setting:.2f}", f"{facts + setting:.2f}"
