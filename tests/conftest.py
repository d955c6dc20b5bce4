"""The ground that the tests stand on: databases, the application, its readers, real registers.

A test that touches the database asks for `engine_url`, `app` or what is built on them, and runs
once on SQLite and once on PostgreSQL, each time on a database of its own. The register is imported
by the fixtures that need it, so that the law's tests run without it.
"""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import NullPool

from tests.databases import (
    ENGINES,
    ROOT,
    Engine,
    Postgresql,
    Sqlite,
    environment,
    postgresql_server,
)
from tests.pages import Reader

if TYPE_CHECKING:
    from registry.models import User

REGISTERS = ROOT.parent / "shared" / "data"


def pytest_configure() -> None:
    """End in order when told to, as on Ctrl-C: a database server would outlive a sudden end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Make a test's report, with nothing skipped where nothing may be."""
    return _unskipped((yield), item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Make the report on a file's tests, with nothing skipped where nothing may be."""
    return _unskipped((yield), collector.nodeid)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    return Sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgresql]:
    with postgresql_server() as url:
        engine = Postgresql(url, tmp_path_factory.mktemp("postgresql"))
        yield engine
        engine.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the two engines in turn; neither is started before a test needs it."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def engine_url(engine: Engine) -> Iterator[str]:
    """The URL of a database with the schema and nothing in it."""
    url = engine.copy()
    yield url
    engine.drop(url)


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """An instance folder of the test's own."""
    return tmp_path / "instance"


@pytest.fixture
def app(engine_url: str, instance: Path) -> Iterator[Flask]:
    """The application over an empty register; it lets forged forms in unless a test says no.

    No context is pushed: one that outlived a request would carry its reader into the next. A test
    of services opens its own, `with app.app_context():`, or asks for `app_context`.
    """
    from registry import create_app
    from registry.db import db

    # A connection is closed where it is given back: none outlives the database that is dropped.
    options = {"poolclass": NullPool} if engine_url.startswith("postgresql") else {}
    app = create_app(
        environment(engine_url, instance),
        TESTING=True,
        WTF_CSRF_ENABLED=False,
        SQLALCHEMY_ENGINE_OPTIONS=options,
    )
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app_context(app: Flask) -> Iterator[Flask]:
    """The application inside its context, for services called without a request."""
    with app.app_context():
        yield app


@pytest.fixture
def client(app: Flask) -> Reader:
    """The public: a reader without an account, who looks at every page's construction too."""
    return Reader(app)


@pytest.fixture
def as_role(app: Flask) -> Callable[..., Reader]:
    """`as_role(role, organisation=None)`: a reader signed in as a new account of that role.

    The role is a name of `registry.access.Role`, the organisation a slug that exists.
    """
    from registry.db import db

    def sign_in(role: str, organisation: str | None = None) -> Reader:
        key = uuid4().hex
        with app.app_context():
            db.session.add(_account(key, role, organisation))
            db.session.commit()
        return Reader(app, key)

    return sign_in


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    """The command line over the same register: `runner.invoke(args=["search", "Himal"])`."""
    return app.test_cli_runner()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of whole published registers, which stands beside the checkout."""
    if not REGISTERS.is_dir():
        pytest.skip(f"the whole registers are not here ({REGISTERS} does not exist)")
    return REGISTERS


def _unskipped(report: Any, name: str) -> Any:
    """The report, turned from skipped into failed when CI runs the tests."""
    if report.skipped and "CI" in os.environ and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"CI skips nothing, and {name} was skipped: {report.longrepr[2]}"
    return report


def _account(key: str, role: str, organisation: str | None) -> "User":
    """An account of one role, with the role made where it does not exist yet."""
    from registry.db import db
    from registry.models import Organisation, Role, User

    known = db.session.scalar(db.select(Role).filter_by(name=str(role))) or Role(name=str(role))
    named = db.select(Organisation).filter_by(slug=organisation)
    belongs_to = db.session.scalars(named).one() if organisation else None
    return User(
        email=f"{key}@example.org",
        fs_uniquifier=key,
        active=True,
        password="",
        roles=[known],
        organisation=belongs_to,
    )
