"""Every public page in a real browser: as wide as its window, mirrored whole, quiet, its own."""

import pytest

WIDTHS = (360, 1280)
KNOWN = {"public.index", "public.search", "public.agency", "agreements.show", "costs.show"}

OVERFLOW = """
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width) return [];
return [...document.body.querySelectorAll('*')].filter(element => {
  const box = element.getBoundingClientRect();
  return box.right > width + 1 || box.left < -1;
}).map(element => element.outerHTML.slice(0, 120));
"""
BOXES = """
return [...document.body.querySelectorAll('*')]
  .filter(element => !getComputedStyle(element).display.startsWith('inline'))
  .filter(element => element.getClientRects().length)
  .map(element => {
    const box = element.getBoundingClientRect();
    return [element.outerHTML.slice(0, 120), box.left, box.right];
  });
"""
TURN = "document.documentElement.dir = arguments[0];"


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def width(browser, request):
    """The width of the window, in CSS pixels, for as long as the test lasts."""
    screen = {"width": request.param, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    yield request.param
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_visitor_reaches_every_public_page(pages):
    assert set(pages) >= KNOWN


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_wider_than_the_window(browser, site, pages, width, direction):
    wide = {}
    for endpoint, path in pages.items():
        browser.get(site + path)
        browser.execute_script(TURN, direction)
        wide[endpoint] = browser.execute_script(OVERFLOW)
    assert {endpoint: found for endpoint, found in wide.items() if found} == {}


def test_a_page_mirrors_whole(browser, site, pages, width):
    torn = []
    for path in pages.values():
        browser.get(site + path)
        browser.execute_script(TURN, "ltr")
        before = browser.execute_script(BOXES)
        browser.execute_script(TURN, "rtl")
        after = browser.execute_script(BOXES)
        for (element, left, right), (_, other_left, other_right) in zip(before, after, strict=True):
            if abs(left - (width - other_right)) > 2 or abs(right - (width - other_left)) > 2:
                torn.append((path, element, left, right, other_left, other_right))
    assert torn == []


def test_no_page_complains_or_asks_elsewhere(browser, site, pages):
    complaints = []
    for path in pages.values():
        browser.get(site + path)
        asked = "return performance.getEntriesByType('resource').map(entry => entry.name);"
        complaints += [
            *(name for name in browser.execute_script(asked) if not name.startswith(site)),
            *(entry["message"] for entry in browser.get_log("browser")),
        ]
    expected = site + pages["Not Found"]  # the browser notes that this page does not exist
    assert [words for words in complaints if not words.startswith(expected)] == []
