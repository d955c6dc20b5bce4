"""Kept pages: the same for everybody, never older than the register, never anybody's own."""

import gzip
from datetime import date

import pytest

from registry import clock
from registry.db import db
from registry.pagecache import KEEP, PageCache
from tests.registry.publishing import decide, licensed, register

PAGE = "/en/agencies/himal/1"


class Counting:
    """A small application that counts how often it is asked."""

    def __init__(self, *headers, status="200 OK", keep=True):
        self.asked = 0
        self.headers = [("Content-Type", "text/html"), *headers]
        self.status = status
        self.keep = keep

    def __call__(self, environ, start_response):
        self.asked += 1
        if self.keep:
            environ[KEEP] = True
        start_response(self.status, list(self.headers))
        return [f"page {self.asked}".encode()]


def ask(cache, path="/en/", query="", method="GET", **headers):
    told = {}
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, **headers}

    def start(status, pairs, _error=None):
        told.update(status=status, headers=dict(pairs))

    return b"".join(cache(environ, start)), told


def test_a_kept_page_is_answered_without_the_application():
    application = Counting()
    cache = PageCache(application, lambda: 1)
    assert [ask(cache)[0] for _ in range(3)] == [b"page 1"] * 3
    assert application.asked == 1


def test_pages_are_kept_by_address_and_question():
    cache = PageCache(Counting(), lambda: 1)
    answers = [ask(cache, *at)[0] for at in (("/a",), ("/b",), ("/a", "to=MYS"), ("/a",))]
    assert answers == [b"page 1", b"page 2", b"page 3", b"page 1"]


def test_a_change_of_the_register_forgets_every_page():
    moments = iter([1, 1, 2, 2, 2])
    cache = PageCache(Counting(), lambda: next(moments))
    assert [ask(cache)[0] for _ in range(5)] == [b"page 1"] * 2 + [b"page 2"] * 3


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "POST"},
        {"method": "HEAD"},
        {"query": "page=2"},
        {"query": "q=x&page=2"},
        {"HTTP_COOKIE": "a=b; session=secret"},
        {"HTTP_COOKIE": "remember_token=secret"},
    ],
)
def test_some_requests_always_reach_the_application(asked):
    cache = PageCache(Counting(), lambda: 1)
    assert ask(cache, **asked)[0] == b"page 1"
    assert ask(cache, **asked)[0] == b"page 2"


@pytest.mark.parametrize(
    "application",
    [
        Counting(("Set-Cookie", "session=1")),
        Counting(status="404 Not Found"),
        Counting(status="302 Found"),
        Counting(keep=False),
    ],
)
def test_some_answers_are_never_kept(application):
    cache = PageCache(application, lambda: 1)
    ask(cache)
    ask(cache)
    assert application.asked == 2


def test_nothing_is_kept_where_the_register_cannot_be_asked():
    cache = PageCache(Counting(), lambda: None)
    assert [ask(cache)[0], ask(cache)[0]] == [b"page 1", b"page 2"]


def test_the_page_that_was_not_asked_for_longest_goes_first():
    application = Counting()
    cache = PageCache(application, lambda: 1, most=2)
    for path in ("/a", "/b", "/a", "/c"):
        ask(cache, path)
    assert ask(cache, "/a")[0] == b"page 1"
    assert ask(cache, "/b")[0] == b"page 4"


def test_a_page_is_sent_small_to_those_who_can_read_it_so():
    cache = PageCache(Counting(), lambda: 1)
    packed, told = ask(cache, HTTP_ACCEPT_ENCODING="br, gzip")
    assert gzip.decompress(packed) == b"page 1"
    assert told["headers"]["Content-Encoding"] == "gzip"
    plain, told = ask(cache)
    assert (plain, told["headers"]["Content-Length"]) == (b"page 1", "6")


def test_a_page_that_the_reader_has_already_is_not_sent_again():
    cache = PageCache(Counting(), lambda: 1)
    tag = ask(cache)[1]["headers"]["ETag"]
    body, told = ask(cache, HTTP_IF_NONE_MATCH=tag)
    assert (body, told["status"]) == (b"", "304 Not Modified")


@pytest.fixture
def setu(app):
    with app.app_context():
        licensed(register(), "1", "Setu Overseas")
        db.session.commit()
    return app


def test_the_page_of_a_suspended_agency_changes_at_once(setu, client):
    assert 'class="answer yes"' in client.get(PAGE).text
    assert "ETag" in client.get(PAGE).headers
    with setu.app_context():
        from registry.services import licensing

        decide(licensing.get_agency("himal", "1"), "suspend", clock.today())
        db.session.commit()
    assert 'class="answer no"' in client.get(PAGE).text


def test_what_is_not_committed_is_not_kept(setu, client):
    with setu.app_context():
        licensed(register(), "2", "Dovan Overseas")
        db.session.rollback()
    assert client.get("/en/agencies/himal/2").status_code == 404


def test_a_page_of_yesterday_is_not_shown_today(setu, client, monkeypatch):
    assert date.today().strftime("%Y") in client.get(PAGE).text  # noqa: DTZ011
    later = clock.now().replace(year=clock.now().year + 5)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert str(later.year) in client.get(PAGE).text


def test_a_signed_in_reader_gets_a_page_of_their_own(setu, as_role, client):
    client.get("/en/")
    reader = as_role("administrator")
    assert "Sign out" in reader.get("/en/").text
    assert "Sign out" not in client.get("/en/").text


def test_an_own_file_is_kept_by_the_browser_for_a_year(client, setu):
    page = client.get("/en/").text
    address = next(part for part in page.split('"') if part.startswith("/static/style.css"))
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert "immutable" not in client.get("/static/style.css").headers.get("Cache-Control", "")
