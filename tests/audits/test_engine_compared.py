"""The fused statement against the reference interpreter, on random placements.

COMPARE=200000 asks for so many placements instead of the few that a quick run takes.
"""

import os
import sys
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits.instrument import read
from tests.audits import record
from tests.audits.reference.generator import made_world
from tests.audits.reference.judge import judge

FOLDER = Path(__file__).parent / "reference" / "law"
LAWS = [path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))]
PLAIN = [tomllib.loads(text, parse_float=Decimal) for text in LAWS]
INSTRUMENTS = [
    read(text, path.name) for text, path in zip(LAWS, sorted(FOLDER.glob("*.toml")), strict=True)
]
SIZE = int(os.environ.get("COMPARE", "1000"))
BATCH = 1000
CONFIRMED = frozenset({"NPL-MYS-1999#01", "NPL-MYS-1999#03", "STD-ALL#01"})


@pytest.mark.parametrize("as_of", [date(2026, 1, 1), date(2022, 3, 31)])
def test_every_verdict_is_that_of_the_reference_interpreter(
    connection: sa.Connection, as_of: date, capsys
):
    verdicts = 0
    for batch in range(0, SIZE, BATCH):
        world = made_world(seed=batch, size=min(BATCH, SIZE - batch))
        wanted = list(judge(world, PLAIN, as_of, set(CONFIRMED)))
        record.clear(connection)
        record.write(connection, world)
        for exact in (False, True):
            _, lines = record.verdicts(
                connection, INSTRUMENTS, as_of, confirmed=CONFIRMED, exact=exact
            )
            assert lines == wanted
        connection.commit()
        verdicts += len(wanted)
    with capsys.disabled():
        sys.stdout.write(f"\n{SIZE} placements, {verdicts} verdicts: 0 differences ")
    assert verdicts > SIZE
