"""Search: one query among the names of a register, with the standing of what is found."""

import csv
import random
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from registry.db import db
from registry.models import Agency, Licence
from registry.services import lookup
from tests.bench import places, register
from tests.bench.loading import frame, insert
from tests.bench.measuring import folder, number, say, seconds, show
from tests.conftest import REGISTERS

PUBLISHED = REGISTERS / "bd-bmet-2023.csv"
QUERIES = 300
_WORDS = ("Himal", "Sagar", "Orchard", "Golden", "Delta", "Padma", "Lotus", "Summit", "Al Noor",
          "Evergreen", "Everest", "Pioneer", "Unity", "Crescent", "Horizon", "Meghna")  # fmt: skip
_KINDS = ("Overseas", "International", "Manpower", "Travels", "Employment Services", "Enterprise")


def run() -> None:
    """Print the milliseconds of a search by exact name, with a slip, by half a name, by number."""
    rng = random.Random("search")  # noqa: S311 - invented slips, no secret
    names = _names()
    with folder() as place, places.empty(places.SQLITE, place):
        _enter(names)
        first = seconds(lambda: lookup.search(names[0], register.AS_OF))
        rows = [_row(kind, asked) for kind, asked in _queries(names, rng).items()]
    whose = "a published register" if PUBLISHED.exists() else "generated names"
    say(f"Search: {number(len(names))} agencies ({whose}), SQLite; the first, which makes the")
    say(f"  index of names, {first * 1000:.0f} ms; {QUERIES} of each kind:")
    show(("query", "median ms", "95 in 100 ms", "right one first"), rows)


def _row(kind: str, asked: list[tuple[str, str]]) -> tuple[str, ...]:
    """One kind of query: its times, and how often the first hit has the name that was meant."""
    times, right = [], 0
    for query, meant in asked:
        started = perf_counter()
        hits = lookup.search(query, register.AS_OF)
        times.append(perf_counter() - started)
        right += bool(hits) and hits[0].agency.name == meant
        db.session.rollback()
    slow = sorted(times)[int(len(times) * 0.95)]
    return kind, f"{median(times) * 1000:.2f}", f"{slow * 1000:.2f}", f"{right / len(asked):.0%}"


def _queries(names: list[str], rng: random.Random) -> dict[str, list[tuple[str, str]]]:
    """Queries of each kind, with the name that each means."""
    meant = [(place + 1, names[place]) for place in rng.choices(range(len(names)), k=QUERIES)]
    return {
        "the name": [(name, name) for _, name in meant],
        "a letter left out": [(_slipped(name, rng), name) for _, name in meant],
        "the first word": [(name.split()[0], name) for _, name in meant],
        "the number": [(str(key), name) for key, name in meant],
    }


def _slipped(name: str, rng: random.Random) -> str:
    """The name without one of its letters, but not the first."""
    place = rng.randrange(1, len(name))
    return name[:place] + name[place + 1 :]


def _names() -> list[str]:
    """The names of a published register where it stands beside the checkout, else invented ones."""
    if PUBLISHED.exists():
        with PUBLISHED.open(encoding="utf-8", newline="") as file:
            return [row["name"] for row in csv.DictReader(file)]
    return list(_invented())


def _invented() -> Iterator[str]:
    for first in _WORDS:
        for second in _WORDS:
            for kind in _KINDS:
                if first != second:
                    yield f"{first} {second} {kind}"


def _enter(names: list[str]) -> None:
    """Enter the names as agencies with a licence each."""
    rows = [register.agency(place, name, "BGD") for place, name in enumerate(names, 1)]
    with db.engine.begin() as connection:
        frame(connection)
        insert(connection, Agency.__table__, rows)
        insert(connection, Licence.__table__, register.licences(len(rows)))
