"""Backups while somebody writes all the time: each is whole, of its moment, and comes back."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import NullPool

from registry import create_app
from registry.db import db
from registry.services import journal
from registry.services.keeping import backing, restoring
from registry.services.verifying import Asked, verify
from tests.databases import ENGINES, environment
from tests.soak.lengths import figures, times

PATIENCE = 60


@pytest.fixture
def written_to(app, engine_url, instance) -> Iterator[Flask]:
    """The application over a register that another process writes into without a pause."""
    command = [sys.executable, "-m", "tests.soak.writer", engine_url, str(instance)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as writer:
        began = time.monotonic()
        while committed(app) == 0:
            assert writer.poll() is None, "the writer ended"
            assert time.monotonic() - began < PATIENCE, "the writer wrote nothing"
            time.sleep(0.1)
        yield app
        writer.kill()


def committed(app: Flask) -> int:
    with app.app_context():
        number = journal.last_seq()
        db.session.rollback()
        return number


def test_every_backup_under_load_comes_back_on_the_other_engine(written_to, request, tmp_path):
    rounds, sizes = times(2, 20), []
    for turn in range(rounds):
        before = committed(written_to)
        place = tmp_path / f"{turn}.zip"
        with written_to.app_context():
            manifest = backing.back_up(place).manifest
        assert before <= manifest.size <= committed(written_to)
        come_back(request.getfixturevalue(ENGINES[turn % 2]), place, manifest, tmp_path / str(turn))
        sizes.append(manifest.size)
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0], "nobody wrote meanwhile"
    figures(f"{rounds} backups of {sizes[0]} to {sizes[-1]} entries under load: all came back")


def come_back(engine, place, manifest, folder) -> None:
    """Restore into a new database and verify it whole."""
    url = engine.copy()
    options = {"poolclass": NullPool} if url.startswith("postgresql") else {}
    app = create_app(environment(url, folder), SQLALCHEMY_ENGINE_OPTIONS=options)
    with app.app_context():
        assert restoring.restore(place) == manifest
        db.session.commit()
        assert journal.last_seq() == manifest.size
        assert verify(Asked(rows=True)).faults == []
        db.session.remove()
        db.engine.dispose()
    engine.drop(url)
