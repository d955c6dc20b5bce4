"""The databases of the law's tests: both engines, with bare tables and no register."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from audits.expressions import reading_of
from audits.packing import wanted
from audits.plans import plan_of
from tests.audits.record import METADATA
from tests.databases import Engine


@pytest.fixture
def connection(engine: Engine) -> Iterator[sa.Connection]:
    """A connection to an empty record, on each of the two engines in turn.

    What earlier tests left in memory is forgotten, so that each judges by plans of its own.
    """
    for remembering in (reading_of, plan_of, wanted):
        remembering.cache_clear()
    url = engine.empty()
    opened = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    METADATA.create_all(opened)
    with opened.connect() as connection:
        yield connection
    opened.dispose()
    engine.drop(url)
