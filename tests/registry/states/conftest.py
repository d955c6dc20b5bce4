"""Himal of Nepal, which sends workers to Malaysia, and the officers of both ministries."""

from datetime import date, timedelta

import pytest
from flask import Flask

from registry import clock
from registry.acts import Decision
from registry.db import db
from registry.models import Agency, JournalEntry, Organisation, Role, User, Warned
from registry.services import approving, deciding, organising, rebuilding, warning
from registry.services.verifying import Asked, verify
from registry.services.warning import Notice
from tests.registry.officers import officer
from tests.registry.publishing import licensed, register

SPRING, SUMMER, AUTUMN = date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1)
HIMAL = "/en/agencies/himal/1042-070-71"
GOLDEN = Notice(
    kind="firm",
    name="Golden Gulf Careers",
    name_local="गोल्डेन गल्फ",
    places=("Kalanki, behind the bus park",),
    contacts=("+977 98-555-01234", "https://www.golden-gulf.example/jobs"),
    reported="Complaints of four workers",
    ground="It took money for jobs and has no licence.",
    source="Notice 12/2024",
    since=SPRING,
)
RAJU = Notice(
    kind="person",
    name="Raju Demo-Lama",
    name_local=None,
    places=("Chabahil",),
    contacts=("+977 98-555-07777",),
    reported="A trade union",
    ground="He collects passports.",
    source="Notice 13/2024",
    since=SUMMER,
)


@pytest.fixture
def himal(app_context: Flask) -> Agency:
    return himal_manpower()


@pytest.fixture
def sita(app_context: Flask) -> User:
    return officer("sita")


@pytest.fixture
def hari(app_context: Flask) -> User:
    return officer("hari")


@pytest.fixture
def aminah(app_context: Flask) -> User:
    """An officer of Malaysia."""
    return officer("aminah", "mys-labour")


@pytest.fixture
def dolma(himal: Agency) -> User:
    """Himal's own account."""
    account = User(
        email="dolma@himal.example",
        fs_uniquifier="dolma",
        active=True,
        password="",
        roles=[Role(name="agency")],
        organisation=desk(),
    )
    db.session.add(account)
    db.session.flush()
    return account


@pytest.fixture
def pages(app: Flask) -> Flask:
    """The application over Himal, its desk and the two ministries, outside any context."""
    with app.app_context():
        himal_manpower()
        desk()
        for name in ("sita", "hari"):
            officer(name)
        officer("aminah", "mys-labour")
        db.session.commit()
    return app


def himal_manpower() -> Agency:
    facts = {"address": "Thamel", "destinations": ["MYS"], "phones": ["+977 1 4412345"]}
    return licensed(register(), "1042/070/71", "Himal Manpower", **facts)


def desk() -> Organisation:
    """Himal as an organisation that accounts can belong to."""
    return organising.found(
        "himal-desk", name="Himal", kind="agency", country="NPL", agency="1042/070/71"
    )


def user(name: str) -> User:
    """The officer of that name."""
    return db.session.scalars(db.select(User).filter_by(fs_uniquifier=name)).one()


def act(agency: Agency, name: str, since: date, **more: object) -> int:
    """An act of the agency's authority."""
    return deciding.decide(agency, Decision(name, since, "Order 7", **more), actor="test")


def warned(notice: Notice, first: User, second: User) -> Warned:
    """A warning that one officer proposed and another approved."""
    proposal = warning.propose(notice, register(), officer=first)
    approving.approve(proposal, officer=second)
    return db.session.scalars(db.select(Warned).filter_by(seq=proposal.seq)).one()


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def last_event() -> JournalEntry:
    return db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.seq.desc())).first()


def follows_from_the_journal() -> None:
    """The rows that the public reads are what the journal gives, and no proof is broken."""
    db.session.commit()
    assert rebuilding.rebuild()[1] == 0
    assert verify(Asked()).faults == []
