"""A register of three agencies with a key, signed after the second and after the third."""

from collections.abc import Callable

import pytest

from registry.db import db
from registry.ledger.checkpoint import Checkpoint
from registry.services import checkpointing
from registry.services.verifying import Asked, verify
from tests.registry.publishing import licensed, register


@pytest.fixture
def signed(app_context) -> list[Checkpoint]:
    """Two checkpoints: of 5 entries and of 7."""
    checkpointing.make_key()
    himal = register()
    licensed(himal, "77", "Machhapuchhre Manpower")
    licensed(himal, "78", "Lumbini Overseas")
    first = kept()
    licensed(himal, "79", "Gandaki Recruitment")
    return [first, kept()]


@pytest.fixture
def unsigned_tail(signed) -> None:
    """One agency more, which no checkpoint covers."""
    licensed(register(), "80", "Karnali Placement")
    db.session.commit()


def kept() -> Checkpoint:
    """What was recorded, committed and signed."""
    db.session.commit()
    made = checkpointing.keep_up()
    assert made is not None
    return made


@pytest.fixture
def faults() -> Callable[..., list[str]]:
    """`faults(**asked)`: what a verification finds, after the session is committed."""

    def find(**asked: object) -> list[str]:
        db.session.commit()
        return verify(Asked(keys=checkpointing.list_keys(), **asked)).faults

    return find
