"""What the exchange's tests stand on: a register with an agency and a placement."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from tests.registry.exchange.files import HIMAL, SITA, listed, placed


@pytest.fixture
def speaking() -> Iterator[None]:
    """A context in which sentences can be made; no database."""
    app = Flask("speaking")
    app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
    Babel(app)
    with app.app_context():
        yield


@pytest.fixture
def himal(app_context: Flask) -> None:
    """Himal Manpower is in Nepal's register."""
    assert listed(HIMAL).added == 1


@pytest.fixture
def sita(himal: None) -> None:
    """Himal placed Sita, whose reference is P-1."""
    assert placed(SITA).added == 1
