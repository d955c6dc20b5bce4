"""Erasing a worker's data in the office: looked at twice, and only by the agency's own state."""

from sqlalchemy import select

from registry.db import db
from registry.models import Placement
from registry.services import checking
from tests.registry.placing import AS_OF


def test_an_officer_looks_twice_before_the_facts_are_gone(app, nepal):
    with app.app_context():
        run = checking.run_check(actor="test", as_of=AS_OF).id
        number = db.session.scalars(select(Placement.id)).one()
        db.session.commit()
    address = f"/en/office/placements/{number}/erase"
    assert address in nepal.get(f"/en/office/placements/{number}").text
    first = nepal.post(address, data={"ground": "Her request."})
    assert "Nothing has happened yet" in first.text
    assert nepal.get(address).status_code == 200
    second = nepal.post(address, data={"ground": "Her request.", "confirmed": "yes"})
    assert second.status_code == 302
    assert nepal.get(address).status_code == 404
    assert "no longer be judged again" in nepal.get(f"/en/office/checks/{run}").text


def test_the_country_of_destination_erases_nothing(app, malaysia):
    with app.app_context():
        number = db.session.scalars(select(Placement.id)).one()
    assert malaysia.get(f"/en/office/placements/{number}").status_code == 200
    assert malaysia.get(f"/en/office/placements/{number}/erase").status_code == 404
