"""Everest Gate Overseas with three workers in Malaysia, and the officers who keep its bond."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from registry.bonds import Clearing, Entry
from registry.models import Agency, User
from registry.services import clearing, licensing
from registry.services.bonding import entering, requiring
from registry.services.bonding.requiring import Rules, Tier
from tests.registry.officers import officer
from tests.registry.placing import everest, place

SPRING, SUMMER, AUTUMN = date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1)
WINTER = date(2024, 12, 31)
TIERS = (Tier(2, 50_000, 100_000), Tier(None, 80_000, 200_000))


@pytest.fixture
def agency(app_context: Flask) -> Agency:
    kept = everest()
    for reference in ("P-1", "P-2", "P-3"):
        place(reference)
    return kept


@pytest.fixture
def enter(agency: Agency) -> Callable[..., int]:
    """`enter(act, since, **answers)`: an entry of the agency's bond; returns its event."""

    def entered(act: str, since: date, **answers: Any) -> int:
        return entering.enter(agency, Entry(act, since, **answers), actor="test")

    return entered


@pytest.fixture
def cash(enter: Callable[..., int]) -> int:
    """A deposit of 1,000.00 rupees."""
    return enter("lodge_cash", SPRING, amount=100_000, currency="NPR")


@pytest.fixture
def guarantee(enter: Callable[..., int]) -> int:
    """A guarantee of 5,000.00 rupees until the end of 2024, which its bank has confirmed."""
    seq = enter("lodge_guarantee", SPRING, bank="Himal Bank", number="G-7", amount=500_000,
                currency="NPR", expires_on=WINTER)  # fmt: skip
    enter("confirm", SPRING, of=seq, document="Letter 12")
    return seq


@pytest.fixture
def award(enter: Callable[..., int]) -> int:
    """What the agency owes to one worker: 3,000.00 rupees."""
    return enter("award", SPRING, placement="P-1", amount=300_000, currency="NPR",
                 ground="Order 4/2024")  # fmt: skip


@pytest.fixture
def clear(agency: Agency) -> Callable[..., int]:
    """`clear(act, since, **answers)`: an act on the agency's clearances."""

    def cleared(act: str, since: date, **answers: Any) -> int:
        answers = {"ground": "Decision 3/2024"} | answers
        return clearing.act(agency, Clearing(act, since, **answers), actor="test")

    return cleared


def require(agency: Agency, tiers: tuple[Tier, ...] = TIERS, **more: Any) -> None:
    """A bond is required of the agency's register from 2024 on."""
    told = {"since": date(2024, 1, 1), "measure": "placements", "currency": "NPR", "cite": "Rule 5"}
    rules = Rules(tiers=tiers, **told | more)
    requiring.declare(licensing.get_register(agency.register), rules, actor="test")


@pytest.fixture
def sita(app_context: Flask) -> User:
    return officer("sita")


@pytest.fixture
def hari(app_context: Flask) -> User:
    return officer("hari")


@pytest.fixture
def aminah(app_context: Flask) -> User:
    """An officer of the other country."""
    return officer("aminah", "mys-labour")
