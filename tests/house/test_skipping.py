"""A skipped test is told to a person with its reason, and fails in CI, where all must run."""

import os
import subprocess
import sys

import pytest

from tests.databases import ROOT

ONE_TEST = "import pytest\ndef test_browser():\n    pytest.skip('no browser here')\n"
WHOLE_FILE = "import pytest\npytest.skip('no browser here', allow_module_level=True)\n"


@pytest.fixture(params=[ONE_TEST, WHOLE_FILE], ids=["one test", "a whole file"])
def skipping(request, tmp_path):
    """Run pytest over a test that skips, with CI set or not; gives its status and its words."""
    file = tmp_path / "test_skipping.py"
    file.write_text(request.param, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "setup.cfg", "-p", "tests.conftest"]
    settings = {name: value for name, value in os.environ.items() if name != "CI"}

    def run(**more):
        done = subprocess.run(
            [*command, "-p", "no:cacheprovider", file],
            cwd=ROOT,
            env=settings | more,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    return run


def test_a_person_reads_the_reason_at_the_end(skipping):
    status, words = skipping()
    assert "SKIPPED" in words.splitlines()[-2]
    assert "no browser here" in words.splitlines()[-2]
    assert status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def test_ci_fails(skipping):
    status, words = skipping(CI="true")
    assert status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    assert "CI skips nothing" in words
