"""The journal: appending beside a bare insert, verifying from either end, rebuilding."""

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from registry.db import db
from registry.services import checkpointing, journal, rebuilding, verifying
from registry.services.journal import JOURNAL
from registry.services.licensing import PUBLISHED
from registry.services.projecting import Event
from registry.services.verifying import Asked
from tests.bench import places
from tests.bench.measuring import folder, number, peak, say, seconds, show

EVENTS = int(os.environ.get("EVENTS", "100000"))
ACTS = 300
AGENCIES = 100
"""One event in so many enters an agency; the others are entries of its licence."""
AT_ONCE = 20_000
AT = "2026-01-01T00:00:00Z"
Act = tuple[str, dict[str, Any]]


def run() -> None:
    """Print what the journal costs on each engine."""
    say(f"The journal of {number(EVENTS)} events (EVENTS= changes it):")
    with folder() as place:
        measured = [_measured(name, place) for name in (places.SQLITE, places.POSTGRESQL)]
    heads = ("database", "in bulk /s", "verified /s", "with all rows /s", "recent s", "rebuilt s")
    show(heads, [one[:6] for one in measured])
    say(f"One act a transaction, median of {ACTS}, in ms:")
    heads = ("database", "bare insert", "appended", "times", "act with its rows")
    show(heads, [(one[0], *one[6:]) for one in measured])
    say(f"Peak memory: {peak()}")


def _measured(database: str, place: Path) -> tuple[str, ...]:
    with places.empty(database, place):
        _wait_for_the_disk()
        filled = seconds(lambda: _fill(EVENTS))
        (place / "journal.key").unlink(missing_ok=True)
        (place / "journal.pub").unlink(missing_ok=True)
        checkpointing.make_key()
        checkpointing.keep_up()
        acts = _costs_of_acts()
        asked = Asked(keys=checkpointing.list_keys())
        hashed = seconds(lambda: _whole(Asked(keys=asked.keys, rows=False)))
        verified = seconds(lambda: _whole(asked))
        recent = seconds(lambda: _whole(Asked(keys=asked.keys, recent=True)))
        rebuilt = seconds(rebuilding.rebuild)
        db.session.rollback()
    return (
        database,
        number(EVENTS / filled),
        number(EVENTS / hashed),
        number(EVENTS / verified),
        f"{recent:.2f}",
        f"{rebuilt:.1f}",
        *acts,
    )


def _wait_for_the_disk() -> None:
    """Let PostgreSQL commit as it does at work: the tests' own server need not wait."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("ALTER SYSTEM RESET ALL"))
            connection.execute(sa.text("SELECT pg_reload_conf()"))


def _fill(events: int) -> None:
    for start in range(0, events, AT_ONCE):
        acts = (_act(seq) for seq in range(start, min(start + AT_ONCE, events)))
        journal.record_many(acts, actor="bench")
        db.session.commit()


def _act(seq: int) -> Act:
    """The event of that place: a register, an agency, or an entry of the last agency's licence."""
    number_ = f"RL-{seq - (seq - 1) % AGENCIES:07d}"
    if seq == 0:
        body = {"slug": "bench", "country": "NPL", "name": "Bench", "as_of": None,
                "stale_after": 90, "publishes": [], "source": None}  # fmt: skip
        return "register-declared", body
    if (seq - 1) % AGENCIES == 0:
        return "agency-entered", _agency(number_)
    entry = {"act": "grant", "status": "valid", "since": "2020-01-01", "issued_on": None,
             "expires_on": None, "ground": f"Decision {seq}", "limits": None}  # fmt: skip
    return "licence-entered", {"register": "bench", "number": number_, "entry": entry}


def _agency(number_: str) -> dict[str, Any]:
    lists = ("trading_names", "phones", "emails", "sectors", "destinations")
    return {
        **{key: [] if key in lists else None for key in PUBLISHED},
        "name": f"Agency {number_}",
        "register": "bench",
        "country": "NPL",
        "number": number_,
        "number_folded": number_.lower(),
        "slug": number_.lower(),
        "number_is_ours": False,
    }


def _costs_of_acts() -> tuple[str, ...]:
    """Milliseconds of a bare insert, an append and a whole act, each in its own transaction."""
    columns = (sa.Column(one.name, one.type, primary_key=one.primary_key) for one in JOURNAL.c)
    bare = sa.Table("bare", sa.MetaData(), *columns)
    bare.create(db.session.connection())
    db.session.commit()
    again, same = _act(0)  # declared as it is: nothing follows from it
    kind, body = _act(2)
    ready = [journal.row_of(Event(seq, AT, "bench", again, same)) for seq in range(1, ACTS + 1)]
    inserted = _median(lambda turn: db.session.execute(sa.insert(bare), ready[turn]))
    appended = _median(lambda _turn: journal.append(again, same, actor="bench"))
    whole = _median(lambda _turn: journal.record(kind, body, actor="bench"))
    return f"{inserted:.2f}", f"{appended:.2f}", f"{appended / inserted:.1f}", f"{whole:.2f}"


def _median(act: Callable[[int], object]) -> float:
    """Milliseconds of an act with its commit."""

    def committed(turn: int) -> None:
        act(turn)
        db.session.commit()

    return 1000 * median(seconds(lambda turn=turn: committed(turn)) for turn in range(ACTS))


def _whole(asked: Asked) -> None:
    report = verifying.verify(asked)
    if report.faults:
        raise SystemExit(report.faults[0])
