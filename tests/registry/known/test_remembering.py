"""What an agency was known by at an earlier moment: by when it was recorded, to the second."""

from datetime import UTC, datetime, timedelta

from registry import clock
from registry.services.knowing import entering
from registry.services.knowing.entries import list_entries
from registry.services.knowing.remembering import list_then
from tests.registry.known.conftest import BRANCH, enter

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def known_before(agency, moment):
    return [(one.kind, one.until) for one in list_then(agency, clock.stamp(moment))]


def test_an_entry_is_known_after_the_moment_of_its_recording(himal, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    enter(himal, BRANCH)
    assert known_before(himal, NOON) == []
    assert known_before(himal, NOON + SECOND) == [("branch", None)]


def test_an_end_is_known_after_the_moment_of_its_recording(himal, monkeypatch):
    enter(himal, BRANCH)
    (branch,) = list_entries(himal)
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    closed = clock.today()
    entering.end(himal, branch, closed, "It closed.", actor="test")
    assert known_before(himal, later) == [("branch", None)]
    assert known_before(himal, later + SECOND) == [("branch", closed)]
