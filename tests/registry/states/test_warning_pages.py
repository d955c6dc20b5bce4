"""The pages of warnings: red and first in a search, a list for all, two officers behind it."""

from dataclasses import replace

import pytest

from registry.db import db
from tests.registry.states.conftest import GOLDEN, RAJU, user, warned

NEW = {
    "register": "himal",
    "kind": "firm",
    "name": "Golden Gulf Careers",
    "places": "Kalanki\nNew Road",
    "contacts": "+977 98-555-01234",
    "since": "2024-04-01",
    "reported": "Complaints of four workers",
    "ground": "It has no licence.",
    "source": "Notice 12/2024",
}


def issue(app, *notices):
    """Issue warnings by two officers."""
    with app.app_context():
        for notice in notices:
            warned(notice, user("sita"), user("hari"))
        db.session.commit()


def test_a_search_shows_the_warning_before_anything_else(client, pages):
    issue(pages, GOLDEN)
    page = client.get("/en/search?q=Golden+Gulf+Careers").text
    assert "Never licensed: report it" in page
    assert "No agency of this number" not in page
    page = client.get("/en/search?q=Golden+Gulf+Career").text
    assert "a recruiter of a very similar name" in page
    assert "Never licensed" not in client.get("/en/search?q=Himal+Manpower").text


def test_a_warning_stands_before_the_agencies_of_a_like_name(client, pages):
    issue(pages, replace(GOLDEN, name="Himal Manpower Services"))
    page = client.get("/en/search?q=Himal+Manpower").text
    assert page.index("Never licensed: report it") < page.index('href="/en/agencies/himal')


def test_everybody_reads_the_list_and_its_table(client, pages):
    assert "No authority of this register has issued a warning." in client.get("/en/warnings").text
    issue(pages, GOLDEN, RAJU)
    page = client.get("/en/warnings").text
    for told in ("Golden Gulf Careers", "Raju Demo-Lama", "Kalanki", "Notice 12/2024"):
        assert told in page
    table = client.get("/en/warnings.csv")
    assert table.mimetype == "text/csv"
    assert "Golden Gulf Careers,गोल्डेन गल्फ" in table.text


def test_an_officer_proposes_a_colleague_approves_and_all_read_it(client, as_role, pages):
    first, second = as_role("ministry", "npl-labour"), as_role("ministry", "npl-labour")
    answer = first.post("/en/office/warnings/new", data=NEW)
    assert answer.status_code == 302
    assert "Golden" not in client.get("/en/warnings").text
    address = answer.headers["Location"]
    assert "Golden Gulf Careers" in second.get(address).text
    assert second.post(address, data={"seen": "0"}).status_code == 302
    assert "Golden Gulf Careers" in client.get("/en/warnings").text

    end = {"until": "2024-05-01", "ground": "It was another firm."}
    answer = second.post("/en/office/warnings/1/end", data=end)
    assert "withdrawn" not in client.get("/en/warnings").text
    first.post(answer.headers["Location"], data={"seen": "0"})
    assert "warning withdrawn" in client.get("/en/warnings").text
    assert "It was another firm." in first.get("/en/office/warnings").text


@pytest.mark.parametrize(
    "wrong, sentence",
    [({"kind": ""}, "Choose whether it is a firm or a person."),
     ({"name": ""}, "Enter the name that it goes by."),
     ({"since": "2999-01-01"}, "The day lies in the future."),
     ({"since": "yesterday"}, "Not a valid date value"),
     ({"ground": ""}, "State the ground of the warning.")],
)  # fmt: skip
def test_a_wrong_answer_is_told_and_nothing_is_lost(as_role, pages, wrong, sentence):
    answer = as_role("ministry", "npl-labour").post("/en/office/warnings/new", data=NEW | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "New Road" in answer.text


def test_a_register_of_another_country_takes_no_warning(as_role, pages):
    answer = as_role("ministry", "mys-labour").post("/en/office/warnings/new", data=NEW)
    assert answer.status_code == 422


def test_the_terminal_says_it_too(runner, pages):
    issue(pages, GOLDEN)
    result = runner.invoke(args=["search", "Golden Gulf Careers"])
    assert "Never licensed, the authority warns: Golden Gulf Careers" in result.stderr


def test_a_persons_data_are_erased_after_a_second_look(client, as_role, pages):
    issue(pages, RAJU)
    officer = as_role("ministry", "npl-labour")
    address, ground = "/en/office/warnings/1/erase", {"ground": "At his request."}
    assert "Nothing has happened yet" in officer.post(address, data=ground).text
    assert "Raju Demo-Lama" in client.get("/en/warnings").text
    assert officer.post(address, data=ground | {"confirmed": "yes"}).status_code == 302
    page = client.get("/en/warnings").text
    assert "Raju Demo-Lama" not in page
    assert "Chabahil" in page
