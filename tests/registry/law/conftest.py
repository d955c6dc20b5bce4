"""An invented agreement that Nepal adopted, for the services and for the pages of the office."""

import pytest

from registry.db import db
from tests.registry.officers import adopted, current, officer
from tests.registry.placing import charge, everest, place


@pytest.fixture
def people(app_context):
    """Asha and Bimal of Nepal's ministry, Chong of Malaysia's, Dana of Qatar's."""
    return {
        "asha": officer("asha"),
        "bimal": officer("bimal"),
        "chong": officer("chong", "mys-labour"),
        "dana": officer("dana", "qat-labour"),
    }


@pytest.fixture
def tale(people):
    """The invented agreement, proposed by Asha and adopted by Bimal."""
    return adopted(by=people["asha"], second=people["bimal"])


@pytest.fixture
def placed(app_context):
    """Three workers: wages after five days, after nine days, and after a number nobody knows."""
    everest()
    place("P-SUNITA", wage_paid_day="5")
    place("P-ANJALI", wage_paid_day="9")
    place("P-KAVITA")
    charge("P-ANJALI", item="visa", amount="7000.00")
    db.session.commit()


@pytest.fixture
def edition(app):
    """The edition of the agreement in a register with Sunita, who paid and waits for her wage."""
    with app.app_context():
        asha, bimal = officer("asha"), officer("bimal")
        officer("chong", "mys-labour")
        officer("dana", "qat-labour")
        adopted(by=asha, second=bimal)
        everest()
        place("P-SUNITA", wage_paid_day="9")
        charge("P-SUNITA")
        db.session.commit()
        return current().edition


@pytest.fixture
def nepal(edition, as_role):
    """An officer of Nepal at the pages."""
    return as_role("ministry", "npl-labour")


@pytest.fixture
def malaysia(edition, as_role):
    """An officer of Malaysia at the pages."""
    return as_role("ministry", "mys-labour")
