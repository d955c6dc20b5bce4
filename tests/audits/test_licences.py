"""The licence beside a placement: what is missing where it cannot be said, and what is not."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from audits.days import number
from audits.instrument import read
from audits.licences import licence_rows
from tests.audits import record
from tests.law.telling import AGENCY, world_of

LAW = Path(__file__).parents[1] / "law" / "laws" / "tale-licences.toml"
SITA = {"clause": "01", "name": "Sita signs in a sector that nobody wrote down"}


def touched_last(connection: sa.Connection, name: str, key: int) -> None:
    """Have PostgreSQL keep that row behind all others, so that it is found last by itself."""
    table = record.TABLES[name]
    connection.execute(sa.update(table).where(table.c.id == key).values(id=key))


def test_a_sector_that_the_register_does_not_publish_is_not_missed(connection: sa.Connection):
    book = {
        "usual": {"contract_signed_on": date(2021, 3, 1)},
        "register": [{"slug": "ministry", "stale_after": 90, "publishes": []}],
        "agency": [AGENCY],
    }
    record.write(connection, world_of(book, [SITA]))
    law = read(LAW.read_text("utf-8"), LAW.name)
    _, (line,) = record.verdicts(connection, [law], date(2026, 1, 1))
    assert (line["outcome"], line["missing"]) == ("unknown", ["licence"])


def test_the_rows_of_one_agency_are_those_that_it_has_among_all(connection: sa.Connection):
    valid = {"status": "valid", "since": date(2020, 1, 1), "until": None}
    suspended = {"status": "suspended", "since": date(2021, 1, 1), "until": date(2022, 1, 1)}
    act = {"act": "clear", "since": date(2023, 1, 1), "destination": "MYS"}
    agencies = [
        AGENCY | {"number": "1", "licences": [valid]},
        AGENCY | {"number": "2", "licences": [valid, suspended]},
        AGENCY | {"number": "3", "clearances": [act]},
    ]
    record.write(connection, world_of({"usual": {}, "agency": agencies}, []))
    touched_last(connection, "agency", 1)
    everything = list(licence_rows(connection, None))
    found = [row["agency_id"] for row in everything]
    assert found == [1] * 2 + [2] * 4 + [3] * 2
    for one in (1, 2, 3):
        own = [row for row in everything if row["agency_id"] == one]
        assert list(licence_rows(connection, one)) == own


def test_of_two_entries_of_a_day_the_one_that_was_made_last_holds(connection: sa.Connection):
    record.write(connection, world_of({"usual": {}, "agency": [AGENCY]}, []))
    entries = [(1, 3, "revoked"), (2, 1, "valid"), (3, 3, "suspended")]
    usual = {"agency_id": 1, "since": number(date(2020, 1, 1))}
    connection.execute(
        sa.insert(record.TABLES["licence"]),
        [usual | {"id": key, "seq": seq, "status": status} for key, seq, status in entries],
    )
    touched_last(connection, "licence", 1)
    assert list(licence_rows(connection, None))[-1]["status"] == "suspended"


def test_the_order_in_which_entries_were_made_is_not_that_of_their_keys(connection: sa.Connection):
    record.write(connection, world_of({"usual": {}, "agency": [AGENCY]}, []))
    usual = {"agency_id": 1, "since": number(date(2020, 1, 1))}
    connection.execute(
        sa.insert(record.TABLES["licence"]),
        [
            usual | {"id": 1, "seq": 2, "status": "revoked"},
            usual | {"id": 2, "seq": 1, "status": "valid"},
        ],
    )
    assert list(licence_rows(connection, None))[-1]["status"] == "revoked"


def test_an_agency_without_a_list_that_its_register_publishes_has_none_of_its_members(
    connection: sa.Connection,
):
    book = {
        "usual": {},
        "register": [{"slug": "ministry", "stale_after": 90, "publishes": ["destinations"]}],
        "agency": [AGENCY | {"destinations": None, "sectors": None}],
    }
    record.write(connection, world_of(book, []))
    (row,) = licence_rows(connection, None)
    assert (row["destinations"], row["sectors"]) == ("", None)
