"""A database that cannot serve: one clear page or sentence, and nothing half written."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from registry import create_app
from registry.db import db
from registry.models import JournalEntry
from tests.databases import environment
from tests.pages import Reader

FORM = {"slug": "npl-dofe", "name": "Register of the Department"}
ASKED = "/en/office/agencies/registers/new"


@pytest.fixture
def officer(kept: Flask, as_role: Callable[..., Reader]) -> Reader:
    """An officer of Nepal's ministry."""
    return as_role("ministry", "npl-labour")


def moved(officer: Reader, app: Flask) -> Reader:
    """The same officer before another application over the same register."""
    return Reader(app, officer.account)


def recorded(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(db.select(db.func.count(JournalEntry.seq)))


@pytest.fixture
def read_only(kept: Flask, tmp_path: Path) -> Iterator[Flask]:
    """The application over a database that may only be read."""
    file = db_file(kept)
    if file:
        url = f"sqlite:///file:{file}?mode=ro&uri=true"
        options = {}
    else:
        with kept.app_context():
            url = db.engine.url.render_as_string(hide_password=False)
        url = url.replace("postgresql+psycopg", "postgresql")
        options = {"connect_args": {"options": "-c default_transaction_read_only=on"}}
    app = create_app(
        environment(url, tmp_path / "read-only"),
        TESTING=False,
        WTF_CSRF_ENABLED=False,
        SQLALCHEMY_ENGINE_OPTIONS=options,
    )
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def db_file(app: Flask) -> str | None:
    with app.app_context():
        return db.engine.url.database if db.engine.dialect.name == "sqlite" else None


def test_a_read_only_register_is_read_and_refuses_every_act_in_one_page(kept, read_only, officer):
    before = recorded(kept)
    reader = moved(officer, read_only)
    assert reader.get("/en/search?q=Himal").status_code == 200
    answer = reader.post(ASKED, data=FORM)
    assert answer.status_code == 503
    assert "can only be read" in answer.text
    assert "Traceback" not in answer.text
    assert recorded(kept) == before


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_full_disk_is_told_and_leaves_nothing_half_written(kept, officer):
    before = recorded(kept)
    with kept.app_context():

        @event.listens_for(db.engine, "begin")
        def limit(connection):
            # No file becomes smaller by this: it may just not grow any more.
            connection.exec_driver_sql("PRAGMA max_page_count=1")

    kept.testing = False
    long = FORM | {"name": "Register of the Department " * 8}
    answers = [officer.post(ASKED, data=long | {"slug": f"npl-{n}"}) for n in range(60)]
    assert answers[-1].status_code == 503
    assert "full" in answers[-1].text
    whole = [answer for answer in answers if answer.status_code == 302]
    assert recorded(kept) == before + len(whole)
    assert officer.get("/en/search?q=Himal").status_code == 200


def test_a_commit_that_fails_is_told_like_any_other_failure(kept, officer):
    before = recorded(kept)
    kept.testing = False
    with kept.app_context():

        @event.listens_for(db.engine, "commit")
        def fail(_connection):
            raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    answer = officer.post(ASKED, data=FORM)
    assert (answer.status_code, "full" in answer.text) == (503, True)
    assert recorded(kept) == before


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_database_that_is_gone_is_told_on_a_page_and_at_the_terminal(kept, tmp_path):
    url = f"sqlite:///{tmp_path / 'gone' / 'registry.sqlite3'}"
    app = create_app(environment(url, tmp_path / "i"))
    answer = Reader(app).get("/en/search?q=Himal")
    assert (answer.status_code, "cannot reach" in answer.text) == (503, True)
    result = app.test_cli_runner().invoke(args=["search", "Himal"])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "cannot reach" in result.stderr
