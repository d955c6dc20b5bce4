"""What the tests of keeping stand on: a register with something in every kind of column."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import NullPool

from registry import create_app
from registry.db import db
from registry.models import LawDocument
from registry.services.keeping import backing
from tests.databases import Engine, environment
from tests.registry.exchange.files import HIMAL, SITA, VISA, charged, listed, placed
from tests.registry.officers import officer

Another = Callable[..., Flask]
REPORT = b"%PDF the report that the two states signed"


def fill() -> None:
    """Himal placed Sita, who paid for a visa; an officer with a past sign-in sent a signed text."""
    listed(HIMAL | {"name_local": "हिमाल", "phones": "+977 1|+977 2"})
    placed(SITA)
    charged(VISA)
    bina = officer("bina")
    bina.last_login_at = datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=UTC).replace(tzinfo=None)
    db.session.add(LawDocument(sha256="ab" * 32, name="signed.pdf", data=b"%PDF\x00\xff"))
    db.session.commit()


@pytest.fixture
def kept(app: Flask) -> Flask:
    """The application over that register, with a report in its instance folder."""
    with app.app_context():
        fill()
    reports = Path(app.config["INSTANCE"]) / "reports"
    reports.mkdir()
    (reports / "JC-1.pdf").write_bytes(REPORT)
    return app


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Another]:
    """`another(engine, bare=True)`: the application over a new database, bare of any table."""
    made: list[tuple[Engine, str, Flask]] = []

    def make(engine: Engine, *, bare: bool = False) -> Flask:
        url = engine.empty() if bare else engine.copy()
        options = {"poolclass": NullPool} if url.startswith("postgresql") else {}
        folder = tmp_path / f"other-{len(made)}"
        app = create_app(environment(url, folder), TESTING=True, SQLALCHEMY_ENGINE_OPTIONS=options)
        made.append((engine, url, app))
        return app

    yield make
    for engine, url, app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        engine.drop(url)


@pytest.fixture
def place(kept: Flask, tmp_path: Path) -> Path:
    """A backup of the register."""
    with kept.app_context():
        backing.back_up(tmp_path / "monday.zip")
    return tmp_path / "monday.zip"


@pytest.fixture
def target(request: pytest.FixtureRequest, another: Another) -> Flask:
    """The application over a new database of the engine that the test names."""
    return another(request.getfixturevalue(request.param))


@pytest.fixture
def bare(sqlite: Engine, another: Another) -> Flask:
    """The application over a new database without any table."""
    return another(sqlite, bare=True)
