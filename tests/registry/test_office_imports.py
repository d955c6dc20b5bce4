"""An officer's import: looked at first, written once a colleague approves it, of one country."""

import io
import os
from datetime import timedelta

import pytest

from registry import clock
from registry.db import db
from registry.models import ActProposal, Agency, JournalEntry
from registry.services import licensing, organising

LIST = "number,name,status,expires_on\n1,Himal,valid,2030-01-01\n2,Koshi,suspended,\n"
ADDRESS = "/en/office/import/"


@pytest.fixture
def officer(app, as_role):
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        db.session.commit()
    return as_role("ministry", "npl-labour")


@pytest.fixture
def bring(officer, as_role):
    """`bring(content, missing="nothing", **more)`: one proposes the list, another approves it."""
    colleague = as_role("ministry", "npl-labour")

    def propose_and_approve(content, missing="nothing", **more):
        address = upload(officer, content, **more).location
        proposed = officer.post(address, data={"missing": missing})
        assert proposed.status_code == 302, address
        return colleague.post(proposed.location)

    return propose_and_approve


def upload(reader, content, **more):
    data = content.encode() if isinstance(content, str) else content
    sent = {"file": (io.BytesIO(data), "list.csv"), "map": ""} | more
    return reader.post(ADDRESS, data=sent, content_type="multipart/form-data")


def held(app):
    with app.app_context():
        return db.session.scalars(db.select(Agency.name).order_by(Agency.name)).all()


def test_the_preview_says_what_would_happen_and_writes_nothing(app, officer):
    page = officer.get(upload(officer, LIST).location)
    assert page.status_code == 200
    assert "1 Himal" in page.text
    assert "Nothing is written yet." in page.text
    assert held(app) == []
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count(JournalEntry.seq))) == 0


def test_what_is_proposed_is_recorded_once_a_colleague_approves_it(app, officer, as_role, instance):
    address = upload(officer, LIST).location
    proposed = officer.post(address)
    assert held(app) == []
    assert list((instance / "uploads").iterdir()) == []
    assert officer.get(address).status_code == 404
    assert officer.post(proposed.location).status_code == 422
    colleague = as_role("ministry", "npl-labour")
    assert "1 Himal" in colleague.get(proposed.location).text
    assert colleague.post(proposed.location).status_code == 302
    assert held(app) == ["Himal", "Koshi"]
    with app.app_context():
        assert licensing.get_agency("npl", "1").entries[0].status == "valid"
        last = db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.seq.desc())).first()
        assert (last.kind, last.actor) == ("list-approved", "ministry:npl-labour")
        assert '"persons":2' in last.body
        assert db.session.scalars(db.select(ActProposal)).one().data is None
    assert "Approved" in officer.get(proposed.location).text


def test_a_list_that_an_officer_declines_changes_nothing(app, officer, as_role):
    proposed = officer.post(upload(officer, LIST).location)
    colleague = as_role("ministry", "npl-labour")
    colleague.post(f"{proposed.location}/close", data={"ground": "The list of March is meant."})
    assert held(app) == []
    assert "The list of March is meant." in officer.get(proposed.location).text


def test_a_list_that_can_no_longer_come_in_is_refused_when_it_is_approved(app, officer, as_role):
    proposed = officer.post(upload(officer, LIST).location)
    with app.app_context():
        tomorrow = clock.today() + timedelta(days=1)
        licensing.declare_register("npl", country="NPL", as_of=tomorrow, actor="test")
        db.session.commit()
    refused = as_role("ministry", "npl-labour").post(proposed.location)
    assert refused.status_code == 422
    assert "an older list cannot follow a newer one" in refused.text
    assert held(app) == []


def test_a_second_import_of_the_same_list_has_nothing_to_confirm(officer, bring):
    bring(LIST)
    page = officer.get(upload(officer, LIST).location)
    assert "The register says all of this already." in page.text


def test_a_bad_row_is_named_by_line_column_and_value_and_stops_the_file(app, officer):
    bad = LIST + "3,Mechi,valid,2030-02-30\n"
    address = upload(officer, bad).location
    page = officer.get(address)
    assert page.status_code == 422
    for said in ('<th scope="row">4</th>', "expires_on", "2030-02-30"):
        assert said in page.text
    assert officer.post(address).status_code == 422
    assert held(app) == []


def test_bad_rows_may_be_left_out(app, bring):
    bring(LIST + "3,Mechi,valid,2030-02-30\n", skip_bad="y")
    assert held(app) == ["Himal", "Koshi"]


def test_an_agency_of_another_country_is_refused(app, officer, bring):
    foreign = "number,name,country\n1,Himal,NPL\n2,Doha Hiring,QAT\n"
    address = upload(officer, foreign, skip_bad="y").location
    assert "is not the country whose registers you keep" in officer.get(address).text
    bring(foreign, skip_bad="y")
    assert held(app) == ["Himal"]


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04 spreadsheet", "a binary one"),
        ("number,name\n1,Caf\xe9\n".encode("latin-1"), "is not in UTF-8"),
        (b"name,status\nHimal,valid\n", "The file has no column number."),
        (b"number,name,colour\n1,Himal,red\n", "The column colour is unknown"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(app, officer, content, said):
    page = officer.get(upload(officer, content).location)
    assert page.status_code == 422
    assert said in page.text
    assert held(app) == []


def test_no_file_at_all_is_asked_for(officer):
    response = officer.post(ADDRESS, data={"map": ""}, content_type="multipart/form-data")
    assert response.status_code == 422
    assert "Choose a file." in response.text


def test_a_file_that_is_too_large_gets_one_sentence(app, officer):
    app.config["MAX_CONTENT_LENGTH"] = 1000
    response = upload(officer, b"x" * 2000)
    assert response.status_code == 413
    assert "The file is too large" in response.text


def test_only_the_maps_of_the_officers_country_are_offered(app, officer, as_role):
    with app.app_context():
        organising.found("bgd-labour", name="Labour", kind="ministry", country="BGD")
        db.session.commit()
    assert 'value="bd-bmet"' in as_role("ministry", "bgd-labour").get(ADDRESS).text
    assert "bd-bmet" not in officer.get(ADDRESS).text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_upload_is_nobody_elses_to_see(app, officer, as_role, method):
    address = upload(officer, LIST).location
    colleague = as_role("ministry", "npl-labour")
    assert colleague.open(address, method=method).status_code == 404
    assert held(app) == []


@pytest.mark.parametrize("token", ["..%2f..%2fsecret_key", "x", "0" * 32])
def test_a_made_up_upload_is_not_found(officer, token):
    assert officer.get(f"{ADDRESS}{token}").status_code == 404


def test_an_upload_lies_for_a_day_at_most(app, officer, instance):
    first = upload(officer, LIST).location
    old = next((instance / "uploads").iterdir())
    yesterday = clock.now().timestamp() - 24 * 3600 - 1
    os.utime(old, (yesterday, yesterday))
    upload(officer, LIST)
    assert officer.get(first).status_code == 404
    assert not old.exists()


SHORTER = "number,name,status,expires_on\n2,Koshi,suspended,\n"


def standing_of(app, number):
    with app.app_context():
        agency = licensing.get_agency("npl", number)
        return licensing.standing(agency, clock.today()).status


def test_what_missing_means_is_asked_and_means_nothing_unless_it_is_said(app, officer, bring):
    bring(LIST)
    page = officer.get(upload(officer, SHORTER).location)
    assert "1 Himal" in page.text
    assert 'value="delisted"' in page.text
    bring(SHORTER, "nothing")
    assert standing_of(app, "1") == "valid"


def test_missing_may_mean_delisted_and_deletes_nothing(app, bring):
    bring(LIST)
    bring(SHORTER, "delisted")
    assert standing_of(app, "1") == "delisted"
    assert held(app) == ["Himal", "Koshi"]


def test_what_missing_means_is_not_asked_where_nobody_licensed_is_missing(app, officer, bring):
    bring(LIST)
    page = officer.get(upload(officer, "number,name\n1,Himal Manpower\n").location)
    assert "2 Koshi" in page.text  # suspended, and stays so
    assert 'value="delisted"' not in page.text
