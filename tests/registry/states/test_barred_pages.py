"""The pages of disqualified persons: what the public reads, and how a name is erased."""

from registry.db import db
from registry.models import Agency
from registry.services import barring
from tests.registry.states.conftest import HIMAL, SPRING, act

OFFICE = "/en/office/agencies/himal/1042-070-71"


def test_disqualified_persons_are_named_with_their_term_on_the_public_page(client, as_role, pages):
    first, second = as_role("ministry", "npl-labour"), as_role("ministry", "npl-labour")
    bar = {"since": "2024-04-01", "ground": "Fees.", "basis": "s. 60", "barred_until": "2999-03-31",
           "persons": "Ram Demo-Karki, Director"}  # fmt: skip
    wrong = first.post(f"{OFFICE}/licence/disqualify", data=bar | {"persons": "Ram, uncle"})
    assert wrong.status_code == 422
    assert "A role is one of these: owner, director" in wrong.text
    answer = first.post(f"{OFFICE}/licence/disqualify", data=bar)
    second.post(answer.headers["Location"])
    page = client.get(HIMAL).text
    assert "disqualified from 1 April 2024 until and including 31 March 2999" in page
    assert "<bdi>director</bdi>" in page


def test_the_name_of_a_disqualified_person_is_erased_after_a_second_look(client, as_role, pages):
    with pages.app_context():
        himal = db.session.scalars(db.select(Agency)).one()
        act(himal, "disqualify", SPRING, basis="s. 60", persons=(("Ram Demo-Karki", "director"),))
        (ram,) = barring.list_all(himal)
        db.session.commit()
    officer = as_role("ministry", "npl-labour")
    address = f"{OFFICE}/barred/{ram.number}/erase"
    assert address in officer.get(OFFICE).text
    assert "Labour NPL" in officer.get(address).text
    assert officer.post(address, data={"ground": ""}).status_code == 422
    answers = {"ground": "His request of 2 June."}
    assert "Nothing has happened yet" in officer.post(address, data=answers).text
    assert "Ram Demo-Karki" in client.get(HIMAL).text
    assert officer.post(address, data=answers | {"confirmed": "yes"}).status_code == 302
    for page in (client.get(HIMAL).text, officer.get(OFFICE).text):
        assert "Ram Demo-Karki" not in page
        assert "(erased)</bdi>, <bdi>director" in page
    again = officer.post(address, data=answers | {"confirmed": "yes"})
    assert again.status_code == 422
    assert 'name="confirmed" type="hidden" value=""' in again.text
    assert as_role("ministry", "mys-labour").get(address).status_code == 404
