"""Himal Manpower, licensed in Nepal since 2020, and the officers who decide on its licence."""

from datetime import date

import pytest
from flask import Flask

from registry.models import Agency, User
from tests.registry.officers import officer
from tests.registry.publishing import licensed, register

SPRING, SUMMER, AUTUMN = date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1)


@pytest.fixture
def himal(app_context: Flask) -> Agency:
    return licensed(register(), "1042/070/71", "Himal Manpower")


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
