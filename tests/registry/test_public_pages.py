"""The pages for everybody, as a visitor without an account gets them."""

import re
from datetime import date

import pytest

from registry.db import db
from registry.services import demonstrating
from tests.registry.publishing import licensed, listed, register

EVIL = '<script>alert("x")</script>'


@pytest.fixture
def setu(app):
    """One agency with a licence for Malaysia."""
    with app.app_context():
        kept_in = register(publishes=["destinations"])
        licensed(kept_in, "15/074", "Setu Overseas Pvt. Ltd.", destinations=["MYS"])
        db.session.commit()


@pytest.fixture
def app(app):
    app.config["LANGUAGES"] = ("en", "ar")
    return app


@pytest.mark.parametrize(
    "path",
    ["/en/", "/en/search", "/en/search?q=setu", "/en/search?q=15/074", "/en/agreements/",
     "/en/agencies/himal/15-074", "/en/agencies/himal/15-074?to=MYS", "/en/costs/",
     "/en/agreements/NPL-MYS-2018", "/en/costs/NPL-MYS", "/ar/", "/ar/costs/NPL-MYS",
     "/ar/agencies/himal/15-074"],
)  # fmt: skip
def test_a_public_page_opens_without_a_cookie_and_with_its_guards(setu, client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-cache"


def test_a_visitor_goes_from_the_search_to_the_answer(setu, client):
    found = client.get("/en/search?q=setu overseas").text
    assert "15/074" in found
    assert "/en/agencies/himal/15-074" in found
    page = client.get("/en/agencies/himal/15-074?to=MYS").text
    assert 'class="answer yes"' in page
    assert "for work in Malaysia" in page
    assert "/en/costs/NPL-MYS" in page
    assert 'class="answer no"' in client.get("/en/agencies/himal/15-074?to=QAT").text


@pytest.mark.parametrize("to", ["XXX", "", "<b>", "M" * 400])
def test_a_country_that_is_none_is_not_asked_about(setu, client, to):
    page = client.get("/en/agencies/himal/15-074", query_string={"to": to})
    assert page.status_code == 200
    assert 'class="answer limits"' in page.text


def test_an_agency_that_is_not_in_the_register_is_said_to_be_so(setu, client):
    page = client.get("/en/agencies/himal/99")
    assert page.status_code == 404
    assert "Not in the register" in page.text
    assert "may not recruit you" in page.text


def test_a_search_that_finds_nobody_says_what_to_do(setu, client):
    page = client.get("/en/search?q=zzzzqqqq").text
    assert "Not in the register" in page
    assert "Check the spelling" in page
    assert "Register of Himal" in page


def test_an_old_list_is_nowhere_shown_as_a_yes(app, client):
    with app.app_context():
        listed(register(as_of=date(2020, 1, 1)), "1", "Dovan Overseas")
        db.session.commit()
    page = client.get("/en/agencies/himal/1").text
    assert 'class="answer unknown"' in page
    assert "1 January 2020" in page
    assert 'class="tag yes"' not in client.get("/en/search?q=dovan").text


def test_names_are_shown_as_written_and_never_run(app, client):
    with app.app_context():
        licensed(register(), "1", EVIL, website="javascript:alert(1)", address="=cmd()")
        db.session.commit()
    page = client.get("/en/agencies/himal/1").text
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="javascript' not in page
    assert "<script" not in client.get("/en/search", query_string={"q": EVIL}).text


def test_a_demonstration_says_so_on_every_page(app, client):
    assert "Demonstration data" not in client.get("/en/").text
    with app.app_context():
        demonstrating.become_demonstration()
        db.session.commit()
    for path in ("/en/", "/en/search?q=x", "/en/agencies/a/b", "/en/costs/NPL-MYS", "/nowhere/"):
        assert "Demonstration data: every agency here is invented." in client.get(path).text


def test_a_page_is_in_the_language_and_direction_of_its_address(setu, client):
    page = client.get("/ar/agencies/himal/15-074?to=MYS").text
    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="/en/agencies/himal/15-074?to=MYS"' in page
    assert "ماليزيا" in page


@pytest.mark.parametrize(
    "query", ["_external=1&_scheme=javascript", "endpoint=x&lang=de", "values=1&_method=POST"]
)
def test_what_is_typed_after_the_address_steers_no_link(setu, client, query):
    page = client.get(f"/en/agencies/himal/15-074?{query}")
    assert page.status_code == 200
    assert 'href="/ar/agencies/himal/15-074"' in page.text


def test_every_clause_is_shown_with_where_it_stands(client):
    page = client.get("/en/agreements/NPL-MYS-2018").text
    assert "NPL-MYS-2018#01" in page
    assert "article not seen" in page
    assert "the renewal of its term was not seen" in page
    assert "not checked" in page
    assert re.search(r"Edition.*[0-9a-f]{16}", page, re.DOTALL)


def test_an_instrument_that_is_not_on_the_shelf_is_not_found(client):
    page = client.get("/en/agreements/XXX-YYY-1999")
    assert page.status_code == 404
    assert "XXX-YYY-1999" in page.text


def test_the_costs_page_forbids_with_its_clause_and_never_allows(client):
    page = client.get("/en/costs/NPL-MYS").text
    assert "NPL-FVFT-10000#02" in page
    assert "More than 10,000.00 NPR is not allowed" in page
    assert "That is not advice to pay" in page
    assert not re.search(r"\bis (?:lawful|legal|allowed)\b", page)


@pytest.mark.parametrize("name", ["NPL-NPL", "NPL", "XXX-MYS", "NPL-MYS-QAT", "npl-mys"])
def test_two_countries_are_needed_for_costs(client, name):
    assert client.get(f"/en/costs/{name}").status_code == 404


def test_choosing_two_countries_leads_to_their_page(client):
    response = client.get("/en/costs/?from=NPL&to=MYS")
    assert (response.status_code, response.location) == (302, "/en/costs/NPL-MYS")
    wrong = client.get("/en/costs/?from=NPL&to=NPL").text
    assert "Choose two different countries." in wrong
    assert "<title>Error:" in wrong
