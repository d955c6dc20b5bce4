"""The databases of the law's tests: both engines, with bare tables and no register."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from tests.audits.record import METADATA
from tests.databases import Engine


@pytest.fixture
def connection(engine: Engine) -> Iterator[sa.Connection]:
    """A connection to an empty record, on each of the two engines in turn."""
    url = engine.empty()
    opened = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    METADATA.create_all(opened)
    with opened.connect() as connection:
        yield connection
    opened.dispose()
    engine.drop(url)
