"""A process that is killed while it writes: nothing that it acknowledged is lost, nothing gapes."""

import subprocess
import sys
import time

import pytest
from sqlalchemy import func, select

from registry.db import db
from registry.models import JournalEntry, Register
from registry.services.verifying import Asked, verify
from tests.soak.lengths import chances, figures, times

ROOM_TO_START = 60


@pytest.fixture
def killed(engine_url, instance):
    """`killed(seconds)`: the last number that a writer acknowledged before it was killed."""
    command = [sys.executable, "-m", "tests.soak.writer", engine_url, str(instance)]

    def kill(after: float) -> int:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            lines = [writer.stdout.readline()]
            time.sleep(after)
            writer.kill()
            lines += writer.stdout.readlines()
        whole = [line for line in lines if line.endswith("\n")]
        return int(whole[-1]) if whole else 0

    return kill


def test_nothing_acknowledged_is_lost_and_nothing_gapes(app, killed):
    chance, kills, last = chances(9), times(2, 100), 0
    for _turn in range(kills):
        acknowledged = killed(chance.uniform(0, 0.5))
        assert acknowledged > last, "the writer wrote nothing"
        with app.app_context():
            last = db.session.scalar(select(func.max(JournalEntry.seq)))
            count = db.session.scalar(select(func.count(JournalEntry.seq)))
            registers = db.session.scalar(select(func.count(Register.slug)))
            db.session.rollback()
            assert acknowledged <= last == count == registers
            assert verify(Asked(rows=False)).faults == []
    figures(f"{kills} kills, {last} acts: none lost, none missing")
