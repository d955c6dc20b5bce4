"""An officer's import: looked at first, written once confirmed, only of his own country."""

import io
import os

import pytest

from registry import clock
from registry.db import db
from registry.models import Agency, JournalEntry
from registry.services import licensing, organising

LIST = "number,name,status,expires_on\n1,Himal,valid,2030-01-01\n2,Koshi,suspended,\n"
ADDRESS = "/en/office/import/"


@pytest.fixture
def officer(app, as_role):
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        db.session.commit()
    return as_role("ministry", "npl-labour")


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


def test_what_is_confirmed_is_recorded_and_the_upload_is_gone(app, officer, instance):
    address = upload(officer, LIST).location
    assert officer.post(address).status_code == 302
    assert held(app) == ["Himal", "Koshi"]
    assert list((instance / "uploads").iterdir()) == []
    assert officer.get(address).status_code == 404
    with app.app_context():
        assert licensing.get_agency("npl", "1").entries[0].status == "valid"


def test_a_second_import_of_the_same_list_has_nothing_to_confirm(officer):
    officer.post(upload(officer, LIST).location)
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


def test_bad_rows_may_be_left_out(app, officer):
    bad = LIST + "3,Mechi,valid,2030-02-30\n"
    officer.post(upload(officer, bad, skip_bad="y").location)
    assert held(app) == ["Himal", "Koshi"]


def test_an_agency_of_another_country_is_refused(app, officer):
    foreign = "number,name,country\n1,Himal,NPL\n2,Doha Hiring,QAT\n"
    address = upload(officer, foreign, skip_bad="y").location
    assert "is not the country whose registers you keep" in officer.get(address).text
    officer.post(address)
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
