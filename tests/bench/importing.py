"""Importing: charges beside a bare executemany; a register of agencies with its history.

The register comes in where nobody is sanctioned, and beside agencies that were revoked, where each
new one is held against all of those.
"""

import csv
import io
import random
from collections.abc import Iterator
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

PLACEMENTS = 50_000
AGENCIES, YEARS, REVOKED = 3_293, 4, 500
SYLLABLES = "ka ma ri sho tan dev gur bha lin pra sun mo ra hi ne pu cha go to vi".split()
KINDS = ("Overseas", "International", "Manpower", "Recruitment", "Employment Services")
SHAPE = SHAPES["rough"]
FIELDS_OF_A_LIST = ("number", "name", "country", "register", "phones", "address", "status",
                    "status_since", "expires_on", "as_of")  # fmt: skip
_WRITTEN = sa.text("SELECT * FROM charge ORDER BY id")
WHY = agencies.Asked(passes="Looked into.")


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
    say(f"The same beside {REVOKED} revoked agencies, and how often one without them fits in:")
    with folder() as place:
        rows = [(*_beside(name, place), bare) for name, bare, *_rest in measured]
    show(
        ("database", "preview s", "import s", "times", "resembling"),
        [(name, looked, took, f"{float(took) / float(bare):.1f}", found)
         for name, looked, took, found, bare in rows],
    )  # fmt: skip


def _measured(database: str, place: Path, rows: list[Row]) -> tuple[str, ...]:
    with places.empty(database, place):
        with db.engine.begin() as connection:
            frame(connection)
            insert(connection, Agency.__table__, register.agencies())
            insert(connection, Placement.__table__, contracts.placements(PLACEMENTS, SHAPE))
        file = _file(rows)
        whole = seconds(lambda: _imported(file))
        with db.engine.begin() as connection:
            written = [dict(row) for row in connection.execute(_WRITTEN).mappings()]
            connection.execute(sa.delete(Charge.__table__))
        bare = seconds(lambda: _bare(written))
    return database, f"{bare:.2f}", f"{whole:.2f}", f"{whole / bare:.1f}"


def _listed(database: str, place: Path) -> tuple[str, ...]:
    with places.empty(database, place):
        file = _list(_register())
        took = [seconds(lambda: _agencies(file)) for _turn in range(2)]
        return database, *(f"{one:.2f}" for one in took), number(journal.last_seq())


def _beside(database: str, place: Path) -> tuple[str, ...]:
    """The seconds of a look at the list and of its import, and how many resemble a revoked one."""
    with places.empty(database, place):
        _agencies(_list(_revoked()))
        file, found = _list(_register()), list[int]()
        looked = seconds(lambda: found.append(len(agencies.preview(file).resembling)))
        took = seconds(lambda: _agencies(file))
        return database, f"{looked:.2f}", f"{took:.2f}", number(found[0])


def _agencies(file: bytes) -> None:
    result = agencies.load(file, asked=WHY, actor="bench")
    if result.refused:
        raise SystemExit(f"The import refused {result.refused[0]}.")
    db.session.commit()


def _list(rows: Iterator[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS_OF_A_LIST, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _register() -> Iterator[Row]:
    """A register of several years: every fifth agency was suspended once, some were renamed."""
    for turn, known in enumerate(_known("register", AGENCIES), 1):
        for year in range(2018, 2018 + 2 * YEARS, 2):
            stopped = turn % 5 == 0 and year == 2020
            renamed = {"name": f"{known['name']} Group"} if turn % 7 == 0 and year > 2020 else {}
            held = {"status": "valid", "expires_on": f"{year + 2}-01-14"}
            days = {"status_since": f"{year}-01-15", "as_of": f"{year}-06-30"}
            yield known | renamed | days | ({"status": "suspended"} if stopped else held)


def _revoked() -> Iterator[Row]:
    """Agencies of another list, each revoked."""
    for known in _known("revoked", REVOKED):
        yield known | {"register": "revoked", "status": "revoked", "status_since": "2024-01-01",
                       "as_of": "2024-06-30"}  # fmt: skip


def _known(seed: str, many: int) -> Iterator[Row]:
    """Invented agencies: their numbers, names, telephones and addresses."""
    rng = random.Random(seed)  # noqa: S311 - invented names, no secret

    def word() -> str:
        return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))).title()

    for turn in range(1, many + 1):
        yield {"number": f"{turn:04d}", "name": f"{word()} {word()} {rng.choice(KINDS)}",
               "country": "BGD", "phones": f"02{rng.randrange(10**7):07d}",
               "address": f"House {rng.randint(1, 99)}, {word()} Road, {word()}"}  # fmt: skip


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
