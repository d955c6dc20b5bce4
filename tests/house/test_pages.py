"""The eye for badly built pages is itself tested: a sound page passes, each fault is seen."""

import pytest

from tests.pages import Page

SOUND = """<!doctype html><html lang="ar" dir="rtl"><head><title>Search</title></head><body>
<h1>Search</h1><form method="get"><label for="q">Name</label><input id="q" name="q">
<label>Only valid <input type="checkbox" name="valid"></label><button>Search</button></form>
<img src="a.svg" alt=""></body></html>"""


def test_a_sound_page_has_no_fault():
    assert Page(SOUND).faults() == []


@pytest.mark.parametrize(
    "sound, broken, fault",
    [
        ('lang="ar" ', "", "html has no lang"),
        ('dir="rtl"', "", "html has no dir"),
        ("<title>Search</title>", "<title></title>", "there is no text in title"),
        ("<h1>Search</h1>", "", "there is no text in h1"),
        ("<h1>Search</h1>", "<h1>Search</h1><h1>Find</h1>", "there are 2 h1"),
        ("<h1>Search</h1>", "<h1>Search</h2></h1>", "</h2> closes nothing or too early"),
        ('<input id="q"', '<p id="q"></p><input id="q"', "the id q stands twice"),
        ('for="q"', "", "the field q has no label"),
        ('for="q"', 'for="other"', "nothing has the id other, which is referred to"),
        ("<h1>", '<a href="#list">List</a><h1>', "nothing has the id list, which is referred to"),
        (' alt=""', "", "the picture a.svg has no text"),
        (' method="get"', "", "a form does not say how it is sent"),
        ("<h1>", '<h1 style="color:red">', "<h1> has style"),
        ("<h1>", '<h1 onclick="go()">', "<h1> has onclick"),
        ("<h1>", "<script>go()</script><h1>", "<script> stands in the page"),
        ("<h1>", "<style>h1{}</style><h1>", "<style> stands in the page"),
    ],
)
def test_a_fault_is_seen(sound, broken, fault):
    assert SOUND.count(sound) == 1
    assert fault in Page(SOUND.replace(sound, broken)).faults()
