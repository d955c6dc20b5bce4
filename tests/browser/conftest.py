"""A real browser before a real server: the demonstration register, served as `make run` does."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from werkzeug.exceptions import HTTPException

from tests.databases import ROOT
from tests.pages import Page

START = ("/en/", "/en/search?q=manpower", "/en/no-such-page")
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30  # seconds until the server answers


@pytest.fixture(scope="session")
def programs() -> tuple[str, str]:
    """Where Chromium and its driver are."""
    found = [
        next(filter(None, map(shutil.which, names)), None)
        for names in (("chromium", "chromium-browser", "google-chrome"), ("chromedriver",))
    ]
    if None in found:
        pytest.skip(
            "no Chromium with its driver (Debian: apt-get install chromium chromium-driver)"
        )
    return found[0], found[1]


@pytest.fixture(scope="session")
def site(programs: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration register, served for as long as the tests last."""
    instance = tmp_path_factory.mktemp("site")
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = kept | {"INSTANCE_PATH": str(instance), "PORT": str(port)}
    for command in (["db", "upgrade"], ["demo"]):
        _flask(command, environment)
    command = [sys.executable, "-m", "flask", "serve"]
    log = (instance / "log").open("wb")
    with (
        log,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", server, instance / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGINT)


@pytest.fixture(scope="session")
def pages(site: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One address of each page that a visitor reaches from the first one, by its endpoint."""
    from registry import create_app
    from tests.databases import environment

    folder = tmp_path_factory.mktemp("map")
    app = create_app(environment(f"sqlite:///{folder / 'unused'}", folder))
    addresses = app.url_map.bind("localhost")
    found: dict[str, str] = {}
    waiting = list(START)
    while waiting:
        path = waiting.pop(0)
        try:
            endpoint, _ = addresses.match(urlsplit(path).path)
        except HTTPException as error:
            endpoint = error.name
        if endpoint not in found:
            kind, html = _read(urljoin(site, path))
            if kind == "text/html":
                found[endpoint] = path
                links = [urljoin(urljoin(site, path), link) for link in Page(html).having("href")]
                waiting += [link.removeprefix(site) for link in links if link.startswith(site)]
    return found


@pytest.fixture(scope="session")
def open_browser(
    programs: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Chrome]:
    """What starts a browser that nobody has used before, with scripts or without."""

    @contextmanager
    def opened(*, scripts: bool = True) -> Iterator[Chrome]:
        chromium, driver = programs
        options = ChromeOptions()
        options.binary_location = chromium
        for flag in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        if not scripts:
            never = {"profile.managed_default_content_settings.javascript": 2}
            options.add_experimental_option("prefs", never)
        browser = Chrome(options, Service(driver))
        try:
            yield browser
        finally:
            browser.quit()

    return opened


@pytest.fixture(scope="module")
def browser(open_browser: Callable[..., Chrome]) -> Iterator[Chrome]:
    """One browser for the tests of a module."""
    with open_browser() as opened:
        yield opened


def _flask(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"flask {' '.join(command)}: {done.stdout}{done.stderr}"


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    """Return when the address answers; fail with the server's own words if it never does."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own loopback address
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail(f"the server does not answer: {log.read_text(encoding='utf-8')}")


def _read(address: str) -> tuple[str, str]:
    """The kind and the text of what an address answers, whatever its status."""
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310
            return answer.headers.get_content_type(), answer.read().decode(errors="replace")
    except HTTPError as error:
        with error:
            return error.headers.get_content_type(), error.read().decode(errors="replace")
