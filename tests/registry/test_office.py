"""The start page: what needs attention, for whom; and the administrator's pages."""

from datetime import timedelta

import pytest

from registry import clock
from registry.acts import Decision
from registry.db import db
from registry.services import attending, deciding, licensing, organising


@pytest.fixture
def nepal(app):
    """A register of Nepal whose list is ninety-one days old."""
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        day = clock.today() - timedelta(days=91)
        licensing.declare_register("npl", country="NPL", name="Old list", as_of=day, actor="t")
        db.session.commit()


def license_until(number, last):
    agency = licensing.enter(
        licensing.get_register("npl"), number, actor="t", name=f"Agency {number}"
    )
    since = clock.today() - timedelta(days=400)
    decision = Decision(act="grant", since=since, ground="Approved.", expires_on=last)
    deciding.decide(agency, decision, actor="t")
    return agency


def test_licences_that_end_within_ninety_days_are_listed_the_first_to_end_first(
    app, as_role, nepal
):
    with app.app_context():
        today = clock.today()
        for number, days in (("1", 90), ("2", 0), ("3", 91), ("4", -1)):
            license_until(number, today + timedelta(days=days))
        stopped = license_until("5", today + timedelta(days=10))
        deciding.decide(stopped, Decision(act="suspend", since=today, ground="Fees."), actor="t")
        db.session.commit()
        user = type("Officer", (), {"organisation": organising.get_organisation("npl-labour")})
        ending = attending.list_ending(seen_by=user)
        assert [one.agency.number for one in ending] == ["2", "1"]
        assert [one.last for one in ending] == [today, today + timedelta(days=90)]
    assert "Agency 2" in as_role("ministry", "npl-labour").get("/en/office/").text


def test_licences_are_reminded_of_by_how_soon_they_end_and_told_when_they_are_overdue(
    app, as_role, nepal
):
    with app.app_context():
        today = clock.today()
        for number, days in (("1", 7), ("2", 8), ("3", 30), ("4", 31), ("5", -1), ("6", -20)):
            license_until(number, today + timedelta(days=days))
        back = license_until("7", today - timedelta(days=5))
        renewed = Decision("renew", today, "Renewed.", expires_on=today + timedelta(days=900))
        deciding.decide(back, renewed, actor="t")
        db.session.commit()
        user = type("Officer", (), {"organisation": organising.get_organisation("npl-labour")})
        bands = [(one.agency.number, one.band) for one in attending.list_ending(seen_by=user)]
        assert bands == [("1", 7), ("2", 30), ("3", 30), ("4", 90)]
        overdue = [(one.agency.number, one.last) for one in attending.list_overdue(seen_by=user)]
        assert overdue == [("5", today - timedelta(days=1)), ("6", today - timedelta(days=20))]
    page = as_role("ministry", "npl-labour").get("/en/office/").text
    for said in ("within 7 days", "within 30 days", "within 90 days", "2 licences"):
        assert said in page


def test_a_list_that_is_too_old_is_told(as_role, nepal):
    assert "The list of Old list is of" in as_role("ministry", "npl-labour").get("/en/office/").text


@pytest.mark.parametrize(
    "role, said", [("administrator", "You invite people"), ("committee", "joint committees"),
                   ("observer", "joint committees")]
)  # fmt: skip
def test_everybody_has_a_start_page(as_role, role, said):
    assert said in as_role(role).get("/en/office/").text


def test_an_administrator_invites_and_the_address_is_shown_once(as_role, nepal):
    admin = as_role("administrator")
    answers = {"email": "sita@labour.example", "role": "ministry", "organisation": "npl-labour"}
    page = admin.post("/en/office/accounts", data=answers)
    assert page.status_code == 200
    assert "http://localhost/en/invitations/" in page.text
    again = admin.get("/en/office/accounts").text
    assert "sita@labour.example" in again
    assert "/en/invitations/" not in again


@pytest.mark.parametrize(
    "changed", [{"email": "no address"}, {"role": "king"}, {"organisation": ""},
                {"organisation": "nobody"}, {"role": "administrator"}]
)  # fmt: skip
def test_a_bad_invitation_is_refused(as_role, nepal, changed):
    good = {"email": "sita@labour.example", "role": "ministry", "organisation": "npl-labour"}
    page = as_role("administrator").post("/en/office/accounts", data=good | changed)
    assert page.status_code == 422
    assert "/en/invitations/" not in page.text


def test_a_closed_account_is_out_at_once(app, as_role, nepal):
    officer = as_role("ministry", "npl-labour")
    admin = as_role("administrator")
    page = admin.get("/en/office/accounts").text
    number = page.split("/en/office/accounts/")[1].split("/close")[0]
    assert officer.get("/en/office/").status_code == 200
    assert admin.post(f"/en/office/accounts/{number}/close").status_code == 302
    assert officer.get("/en/office/").status_code == 403


def test_an_administrator_enters_an_organisation(as_role, app):
    answers = {"name": "Union", "slug": "npl-union", "kind": "union", "country": "NPL"}
    admin = as_role("administrator")
    assert admin.post("/en/office/organisations", data=answers).status_code == 302
    assert admin.post("/en/office/organisations", data=answers).status_code == 422
    assert "Trade union" in admin.get("/en/office/organisations").text
