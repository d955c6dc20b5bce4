"""Each check by itself against the reference interpreter: quick, and it names what differs.

The clauses are those of the invented law; all of them at once, in all corridors, are in
test_engine_compared.py.
"""

import tomllib
from collections import defaultdict
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
DESTINATIONS = {"npl-mys-1999": "MYS", "std-all": "MYS", "kwt-law": "KWT", "npl-law": "KWT"}
AS_OF = date(2023, 6, 30)
SIZE = 160


def _parted() -> dict[tuple[str, str], str]:
    """The text of each law with the clauses of one check alone, by check and law."""
    found: defaultdict[tuple[str, str], str] = defaultdict(str)
    for name in DESTINATIONS:
        head, *clauses = (FOLDER / f"{name}.toml").read_text("utf-8").split("[[clause]]\n")
        for clause in clauses:
            check = tomllib.loads(f"[[clause]]\n{clause}")["clause"][0]["check"]
            found[check, name] = (found[check, name] or head) + f"[[clause]]\n{clause}"
    return found


LAWS = _parted()


@pytest.mark.parametrize("exact", [False, True], ids=["sheets", "charges"])
@pytest.mark.parametrize("check, name", LAWS, ids=["-".join(key) for key in LAWS])
def test_a_check_is_judged_as_the_reference_interpreter_does(
    connection: sa.Connection, check: str, name: str, exact: bool
):
    text = LAWS[check, name]
    world = made_world(seed=11, size=SIZE)
    for row in world.placements:
        row.update(origin="NPL", destination=DESTINATIONS[name])
    record.write(connection, world)
    _, lines = record.verdicts(connection, [read(text, f"{name}.toml")], AS_OF, exact=exact)
    assert lines == list(judge(world, [tomllib.loads(text, parse_float=Decimal)], AS_OF, set()))
    assert lines
