"""What a check says of a clearance that ended, and what a run of before still says afterwards."""

from datetime import date

import pytest

from registry.bonds import Clearing
from registry.db import db
from registry.models import Agency
from registry.services import checking, clearing
from tests.registry.placing import place
from tests.registry.publishing import licensed, register

CLAUSE = "PHL-ARE-2017#02a"
SIGNED, AS_OF = date(2023, 5, 2), date(2024, 1, 31)


@pytest.fixture
def visayas(app_context) -> Agency:
    """A licensed agency of the Philippines that placed one worker in the Emirates."""
    agency = licensed(register("visayas", country="PHL"), "7", "Visayas Gate")
    place("P-1", agency_number="visayas:7", origin="PHL", destination="ARE", sector="domestic work",
          wage_currency="AED")  # fmt: skip
    return agency


def on_licence(run) -> list[tuple[str, str | None]]:
    """The verdicts on the licence that a run comes to, when it is judged again."""
    return [
        (line["outcome"], line["observed"])
        for line in checking.replay(run.id)
        if line["clause"] == CLAUSE
    ]


def test_an_act_counts_from_its_day_and_an_earlier_run_is_replayed_without_it(visayas):
    before = checking.run_check(actor="test", as_of=AS_OF)
    db.session.commit()
    ended = Clearing("end_clearance", SIGNED, "Order 5/2023", "ARE")
    clearing.act(visayas, ended, actor="test")
    after = checking.run_check(actor="test", as_of=AS_OF)
    db.session.commit()

    assert on_licence(before) == []
    assert on_licence(after) == [("breached", "ARE")]
