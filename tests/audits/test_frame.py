"""Which placements a pass is about."""

from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from audits.frame import Frame, narrowing
from audits.instrument import read
from tests.audits import record
from tests.law.telling import world_of

FILE = Path(__file__).parent / "reference" / "law" / "std-all.toml"
LAW = read(FILE.read_text("utf-8"), FILE.name)
AS_OF = date(2024, 6, 30)


def test_the_ends_of_a_corridor_are_given_as_text():
    asked = Frame(AS_OF, (), frozenset(), exact=False, narrowed=())
    given = sa.and_(*narrowing(asked)).compile().binds
    assert all(isinstance(given[name].type, sa.Text) for name in ("origin", "destination"))


def test_a_contract_signed_on_the_day_itself_is_judged_and_one_of_the_next_day_is_not(
    connection: sa.Connection,
):
    signed = [{"contract_signed_on": AS_OF}, {"contract_signed_on": AS_OF + timedelta(days=1)}]
    stories = [{"clause": "", "name": str(n), "facts": one} for n, one in enumerate(signed)]
    record.write(connection, world_of({"usual": {}}, stories))
    assert record.verdicts(connection, [LAW], AS_OF)[0].placements == 1


def test_a_corridor_without_a_rule_counts_none_where_all_were_signed_later(
    connection: sa.Connection,
):
    later = {"contract_signed_on": AS_OF + timedelta(days=1)}
    stories = [{"clause": "", "name": "Sita", "facts": later}]
    record.write(connection, world_of({"usual": {}}, stories))
    assert record.verdicts(connection, [], AS_OF)[0].placements == 0
