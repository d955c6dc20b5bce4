"""What the judge asks the database, as text: what one engine lets pass and the other does not."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits.instrument import read
from tests.audits import record
from tests.audits.reference.generator import TURNS, made_world

CAPITAL = re.compile(r'"[^"]*[A-Z]|[a-z_]\.\w*[A-Z]')
"""A name with a capital letter: in quotes, or after its table's."""
FOLDER = Path(__file__).parent / "reference" / "law"


@pytest.mark.parametrize("exact", [False, True], ids=["sheets", "charges"])
@pytest.mark.parametrize("name", ["npl-mys-1999", "std-all"])
def test_every_name_is_written_small_since_sqlite_alone_does_not_tell_the_case(
    connection: sa.Connection, name: str, exact: bool
):
    asked: list[str] = []

    @sa.event.listens_for(connection, "before_cursor_execute")
    def note(*given):
        asked.append(given[2])

    world = made_world(seed=5, size=60)
    for row in world.placements:
        row.update(origin="NPL", destination="MYS")
    record.write(connection, world)
    law = read((FOLDER / f"{name}.toml").read_text("utf-8"), f"{name}.toml")
    record.verdicts(connection, [law], TURNS[-1], exact=exact)
    assert [one for one in asked if CAPITAL.search(one)] == []
    assert any("cost_sheet" in one for one in asked)
    assert any("charge" in one for one in asked)
