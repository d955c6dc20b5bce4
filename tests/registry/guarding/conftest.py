"""Timmur, revoked in spring, its director barred nowhere; and Timur, which asks for a licence."""

from datetime import date

import pytest
from flask import Flask

from registry.models import Agency, User
from registry.services import licensing
from registry.services.knowing import entering
from registry.services.knowing.entries import Entry
from tests.registry.officers import officer
from tests.registry.publishing import decide, licensed, register

SPRING, SUMMER, AUTUMN = date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1)


@pytest.fixture
def timmur(app_context: Flask) -> Agency:
    agency = licensed(
        register(), "12", "Timmur Khola Overseas Pvt. Ltd.", phones=["+977-1-5550143"]
    )
    decide(agency, "revoke", SPRING)
    return agency


@pytest.fixture
def timur(timmur: Agency) -> Agency:
    """An applicant with nothing in common with Timmur yet."""
    agency = licensing.enter(register(), "A-1", actor="test", name="Bhanjyang Placement Pvt. Ltd.")
    decide(agency, "apply", AUTUMN)
    return agency


@pytest.fixture
def sita(app_context: Flask) -> User:
    return officer("sita")


@pytest.fixture
def hari(app_context: Flask) -> User:
    return officer("hari")


def knows(agency: Agency, kind: str, name: str, **more: object) -> int:
    """Let the register know an agency by something; the event's number."""
    entry = Entry(kind=kind, name=name, source="Company register", **more)
    return entering.enter(agency, entry, actor="test")


def publishes(agency: Agency, **facts: object) -> None:
    """Let the register publish facts of an agency."""
    licensing.correct(agency, actor="test", **facts)
