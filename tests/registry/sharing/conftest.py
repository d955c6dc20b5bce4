"""What the tests of shared runs stand on: PostgreSQL, and a register with something to find."""

import pytest

from registry.db import db
from tests.registry.placing import charge, place
from tests.registry.publishing import licensed, register


@pytest.fixture(params=["postgresql"])
def engine(request):
    """PostgreSQL, where runs can be shared, unless a test asks for the other."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def agencies(app_context):
    """Three agencies of Nepal with a placement in each of two countries; two workers paid fees."""
    kept_in = register()
    found = [licensed(kept_in, number, f"Gate {number}") for number in ("11", "12", "13")]
    for number in ("11", "12", "13"):
        place(f"P-{number}-MYS", agency_number=f"himal:{number}", passport_held_by="employer")
        place(f"P-{number}-ARE", agency_number=f"himal:{number}", destination="ARE")
    charge("P-11-MYS")
    charge("P-12-ARE", item="visa", amount="7000.00")
    db.session.commit()
    return found
