"""Himal Manpower and what it is known by: an owner, a field officer, a branch, an older name."""

from datetime import date

import pytest
from flask import Flask

from registry.db import db
from registry.models import Agency, User
from registry.services import organising
from registry.services.knowing import entering
from registry.services.knowing.entries import Entry
from tests.pages import Reader
from tests.registry.officers import officer
from tests.registry.publishing import licensed, register

TODAY = date(2026, 6, 1)
NOTICE = "The agency's notice of 3 May 2026"
FORMER_NAME = Entry("former_name", "Machhapuchhre Sewa", until=date(2022, 1, 1), source=NOTICE)
FORMER_NUMBER = Entry("former_number", "881/065/66", source=NOTICE)
PAGE = Entry("social_page", "https://www.facebook.com/HimalJobs", source=NOTICE)
BRANCH = Entry("branch", "Pokhara branch", "B-7", address="Lakeside 6, Pokhara",
               phones=("+977-61-5550142",), emails=("pokhara@himal.example.org",),
               since=date(2024, 2, 1), source=NOTICE)  # fmt: skip
DIRECTOR = Entry("director", "Sita Demo-Gurung", phones=("+977-98-5550100",), source=NOTICE)
OFFICER = Entry("field_staff", "Ram Demo-Thapa", "F-17", True, address="Syangja",
                phones=("+977-98-5550117",), source=NOTICE)  # fmt: skip
STRANGER = Entry("field_staff", "Hari Demo-Rai", registered=False, source=NOTICE)
PARTNER = Entry("partner_agency", "Contoh Placement Sdn. Bhd.", country="MYS", source=NOTICE)
EMPLOYER = Entry("accredited_employer", "Gemilang Gloves", country="MYS", source=NOTICE)
EVERYTHING = (FORMER_NAME, FORMER_NUMBER, PAGE, BRANCH, DIRECTOR, OFFICER, STRANGER, PARTNER,
              EMPLOYER)  # fmt: skip


def enter(agency: Agency, *entries: Entry) -> None:
    """Enter them, one after the other."""
    for entry in entries:
        entering.enter(agency, entry, actor="test")


@pytest.fixture
def himal(app_context: Flask) -> Agency:
    return licensed(register(), "1042/070/71", "Himal Manpower")


@pytest.fixture
def known(himal: Agency) -> Agency:
    """Himal with everything that it is known by."""
    enter(himal, *EVERYTHING)
    return himal


@pytest.fixture
def sita(app_context: Flask) -> User:
    return officer("sita")


@pytest.fixture
def hari(app_context: Flask) -> User:
    return officer("hari")


@pytest.fixture
def published(app: Flask) -> None:
    """The same Himal, committed, with its ministry, for tests that read pages."""
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        enter(licensed(register(), "1", "Himal Manpower"), *EVERYTHING)
        db.session.commit()


@pytest.fixture
def clerk(published: None, as_role) -> Reader:
    """An officer of the register's ministry."""
    return as_role("ministry", "npl-labour")
