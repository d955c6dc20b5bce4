"""One law in one corridor against the reference interpreter: quick, so that it is run often.

The whole of the invented law in all corridors at once is in test_engine_compared.py.
"""

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
CORRIDORS = {
    "conv-either": "KWT",
    "kwt-law": "KWT",
    "npl-law": "KWT",
    "npl-mys-1999": "MYS",
    "std-all": "MYS",
}
SIZE = 250


@pytest.mark.parametrize("exact", [False, True], ids=["sheets", "charges"])
@pytest.mark.parametrize("name", CORRIDORS)
def test_a_law_in_a_corridor_is_judged_as_the_reference_interpreter_does(
    connection: sa.Connection, name: str, exact: bool
):
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    world = made_world(seed=11, size=SIZE)
    for row in world.placements:
        row.update(origin="NPL", destination=CORRIDORS[name])
    record.write(connection, world)
    as_of = date(2023, 6, 30)
    _, lines = record.verdicts(connection, [read(text, f"{name}.toml")], as_of, exact=exact)
    assert lines == list(judge(world, [tomllib.loads(text, parse_float=Decimal)], as_of, set()))
    assert {line["outcome"] for line in lines} == {"met", "breached", "unknown"}
