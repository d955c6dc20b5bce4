"""An entry is struck out by an officer who has seen the record as it stands."""

import pytest

from registry.services.deciding import Changed
from registry.services.knowing import striking
from registry.services.knowing.entries import list_entries
from registry.services.knowing.striking import Removal
from tests.registry.known.conftest import BRANCH, PARTNER, enter


def test_whoever_saw_the_record_before_the_last_event_is_told_what_changed(himal, sita):
    enter(himal, BRANCH)
    seen = himal.seq
    enter(himal, PARTNER)
    entry = next(one for one in list_entries(himal) if one.kind == BRANCH.kind)

    with pytest.raises(Changed):
        striking.propose(himal, entry, Removal("It closed."), officer=sita, seen=seen)
    assert striking.propose(himal, entry, Removal("It closed."), officer=sita, seen=himal.seq)
