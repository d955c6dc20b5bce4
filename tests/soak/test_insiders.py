"""Insiders who know the form: guards off, leaves made anew, numbers closed up, guards on again."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from random import Random
from typing import Any

from registry.ledger.entry import Entry
from tests.soak.files import Spoiled, spoilable
from tests.soak.lengths import chances, figures, times

Rows = list[dict[str, Any]]
COLUMNS = (*Entry._fields, "leaf")


def edit(rows: Rows, chance: Random) -> None:
    """Another word in a body."""
    row = chance.choice(rows)
    row["body"] = row["body"].replace("a", "e", 1) if "a" in row["body"] else "{}"


def backdate(rows: Rows, chance: Random) -> None:
    """An act of another day."""
    chance.choice(rows)["at"] = f"20{chance.randrange(10, 24)}-01-01T00:00:00Z"


def rename(rows: Rows, chance: Random) -> None:
    """An act of somebody else."""
    chance.choice(rows)["actor"] = f"ministry:{chance.randrange(9)}"


def swap(rows: Rows, chance: Random) -> None:
    """Two acts in the other order."""
    one, other = chance.sample(range(len(rows)), 2)
    rows[one], rows[other] = rows[other], rows[one]


def add(rows: Rows, chance: Random) -> None:
    """An act that nobody did, between others."""
    rows.insert(chance.randrange(len(rows)), dict(chance.choice(rows)))


def take_out(rows: Rows, chance: Random) -> None:
    """An act less, in the middle."""
    del rows[chance.randrange(len(rows))]


def cut_off(rows: Rows, chance: Random) -> None:
    """The last acts gone."""
    del rows[-chance.randrange(1, len(rows)) :]


WAYS: tuple[Callable[[Rows, Random], None], ...] = (
    edit, backdate, rename, swap, add, take_out, cut_off,
)  # fmt: skip


def change(register: Spoiled, way: Callable[[Rows, Random], None], chance: Random) -> bool:
    """Change the file in one way and sign nothing; whether an entry that was there is another.

    A copy of the last entry before itself leaves all as they were and appends one.
    """
    with closing(sqlite3.connect(register.file)) as connection, connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = guards.fetchall()
        for name, _sql in kept:
            connection.execute(f"DROP TRIGGER {name}")
        query = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY seq")  # noqa: S608
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in query]
        before = [dict(row) for row in rows]
        way(rows, chance)
        for seq, row in enumerate(rows, 1):
            row["seq"] = seq
            row["leaf"] = Entry(*(row[name] for name in Entry._fields)).leaf.hex()
        connection.execute("DELETE FROM journal")
        told = ", ".join(f":{name}" for name in COLUMNS)
        connection.executemany(f"INSERT INTO journal VALUES ({told})", rows)  # noqa: S608
        if chance.random() < 0.5:  # the checkpoints that are kept here go too
            connection.execute("DELETE FROM checkpoint")
        for _name, sql in kept:
            connection.execute(sql)
    return rows[: len(before)] != before


def test_no_insider_edits_what_a_checkpoint_outside_covers(tmp_path):
    chance, edits, undetected, made = chances(9162), times(105, 10_000), [], 0
    with spoilable(tmp_path, agencies=12) as register:
        for turn in range(edits):
            way = WAYS[turn % len(WAYS)]
            if change(register, way, chance):
                made += 1
                if not register.faults(rows=False):
                    undetected.append((turn, way.__name__))
            register.restore()

    figures(f"{made} edits by insiders: {len(undetected)} undetected")
    assert undetected == []
    assert made > 0.9 * edits
