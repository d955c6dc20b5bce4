"""A demonstration holds invented agencies only, and no placement of another."""

import pytest

from registry.services import demonstrating
from tests.registry.exchange.files import HIMAL, SITA, VISA, charged, listed, placed, reasons

pytestmark = pytest.mark.usefixtures("app_context")

MADE = HIMAL | {"register": "demo-np"}


def test_a_demonstration_takes_its_own_agencies_and_their_placements():
    demonstrating.become_demonstration()
    assert listed(MADE).added == 1
    assert placed(SITA).added == 1
    assert charged(VISA).added == 1


def test_a_demonstration_refuses_other_agencies():
    demonstrating.become_demonstration()
    assert reasons(listed(HIMAL)) == [(2, "register", "")]


def test_a_demonstration_refuses_what_would_be_found_of_other_agencies(monkeypatch):
    listed(HIMAL)
    placed(SITA)
    monkeypatch.setattr(demonstrating, "is_demonstration", lambda: True)
    assert reasons(placed(SITA | {"reference": "P-2"})) == [(2, "agency_number", "0215")]
    assert reasons(charged(VISA)) == [(2, "placement_reference", "P-1")]
