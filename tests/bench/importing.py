"""Importing: charges beside a bare executemany, and a register of agencies with its history."""

import csv
import io
from pathlib import Path

import sqlalchemy as sa

from audits import days, money
from registry.db import db
from registry.models import Agency, Charge, Placement
from registry.services import journal
from registry.services.exchange import agencies, charges
from registry.services.exchange.charges import FIELDS
from tests.bench import contracts, places, register
from tests.bench.contracts import CHARGES, SHAPES
from tests.bench.loading import frame, insert
from tests.bench.measuring import folder, number, say, seconds, show
from tests.bench.register import Row

PLACEMENTS = 10_000
AGENCIES, YEARS = 3_293, 4
SHAPE = SHAPES["rough"]


def run() -> None:
    """Print the seconds of an import of charges, and how often a bare executemany fits in."""
    rows = list(contracts.charges(PLACEMENTS, SHAPE))
    say(f"Importing {number(PLACEMENTS * CHARGES)} charges of {number(PLACEMENTS)} placements:")
    with folder() as place:
        measured = [_measured(name, place, rows) for name in (places.SQLITE, places.POSTGRESQL)]
    show(("database", "executemany s", "import s", "times"), measured)
    say(f"Importing {number(AGENCIES)} agencies with {YEARS} years each, then the same file again:")
    with folder() as place:
        measured = [_listed(name, place) for name in (places.SQLITE, places.POSTGRESQL)]
    show(("database", "import s", "again s", "events"), measured)


def _measured(database: str, place: Path, rows: list[Row]) -> tuple[str, ...]:
    with places.empty(database, place):
        with db.engine.begin() as connection:
            frame(connection)
            insert(connection, Agency.__table__, register.agencies())
            insert(connection, Placement.__table__, contracts.placements(PLACEMENTS, SHAPE))
        bare = seconds(lambda: _bare(rows))
        with db.engine.begin() as connection:
            connection.execute(sa.delete(Charge.__table__))
        file = _file(rows)
        whole = seconds(lambda: _imported(file))
    return database, f"{bare:.2f}", f"{whole:.2f}", f"{whole / bare:.1f}"


def _listed(database: str, place: Path) -> tuple[str, ...]:
    with places.empty(database, place):
        file = _register()
        took = [seconds(lambda: _agencies(file)) for _turn in range(2)]
        return database, *(f"{one:.2f}" for one in took), number(journal.last_seq())


def _agencies(file: bytes) -> None:
    result = agencies.load(file, actor="bench")
    if result.refused:
        raise SystemExit(f"The import refused {result.refused[0]}.")
    db.session.commit()


def _register() -> bytes:
    """A register of several years: every fifth agency was suspended once, some were renamed."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("number", "name", "country", "status", "status_since", "expires_on", "as_of"))
    for turn in range(1, AGENCIES + 1):
        for year in range(2018, 2018 + 2 * YEARS, 2):
            stopped = turn % 5 == 0 and year == 2020
            name = f"Agency {turn:04d}{' Overseas' if turn % 7 == 0 and year > 2020 else ''}"
            status = ("suspended", "") if stopped else ("valid", f"{year + 2}-01-14")
            days = (f"{year}-01-15", status[1], f"{year}-06-30")
            writer.writerow((f"{turn:04d}", name, "BGD", status[0], *days))
    return text.getvalue().encode()


def _bare(rows: list[Row]) -> None:
    with db.engine.begin() as connection:
        insert(connection, Charge.__table__, rows)


def _imported(file: bytes) -> None:
    result = charges.load(file, actor="bench")
    if result.refused:
        raise SystemExit(f"The import refused {result.refused[0]}.")
    db.session.commit()


def _file(rows: list[Row]) -> bytes:
    """The charges as a ministry's file has them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(FIELDS), extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        plain = {name: _plain(row, name) for name in ("amount", "refunded_amount")}
        told = {name: _day(row[name]) for name in ("paid_on", "refunded_on")}
        named = {"placement_reference": f"B{row['placement_id']:08d}"}
        writer.writerow({**row, **plain, **told, **named})
    return text.getvalue().encode()


def _plain(row: Row, name: str) -> str:
    return "" if row[name] is None else money.plain(row[name], row["currency"])


def _day(day: int | None) -> str:
    return "" if day is None else days.date_of(day).isoformat()
