"""A cheap phone with JavaScript off: the whole way from the first page to an agency's answer."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.conftest import PATIENCE

PROOF = "data:text/html,<p>off</p><script>document.querySelector('p').textContent='on'</script>"


@pytest.fixture(scope="module")
def phone(open_browser):
    with open_browser(scripts=False) as browser:
        screen = {"width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": True}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        yield browser


def test_scripts_are_off(phone):
    phone.get(PROOF)
    assert phone.find_element(By.TAG_NAME, "p").text == "off"


def test_a_worker_finds_an_agency_by_a_word_of_its_name(phone, site, pages):
    phone.get(site + pages["public.agency"])
    name = phone.find_element(By.TAG_NAME, "h1").text
    phone.get(f"{site}/en/")
    phone.find_element(By.NAME, "q").send_keys(name, "\n")
    # Typing returns before the page that it asks for is there.
    found = expected_conditions.presence_of_element_located((By.PARTIAL_LINK_TEXT, name))
    WebDriverWait(phone, PATIENCE).until(found).click()
    assert phone.find_element(By.TAG_NAME, "h1").text == name


def test_every_page_has_its_heading_and_words(phone, site, pages):
    empty = []
    for path in pages.values():
        phone.get(site + path)
        heading = phone.find_element(By.TAG_NAME, "h1")
        main = phone.find_element(By.TAG_NAME, "main")
        if not heading.is_displayed() or len(main.text) <= len(heading.text):
            empty.append(path)
    assert empty == []
