"""The licence beside a placement: what is missing where it cannot be said, and what is not."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from audits.instrument import read
from tests.audits import record
from tests.law.telling import AGENCY, world_of

LAW = Path(__file__).parents[1] / "law" / "laws" / "tale-licences.toml"
SITA = {"clause": "01", "name": "Sita signs in a sector that nobody wrote down"}


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
