"""One style and sound types everywhere: what ruff and mypy say (ruff.toml, setup.cfg)."""

import subprocess
import sys

import pytest

from tests.databases import ROOT


@pytest.mark.parametrize(
    "question",
    [["ruff", "check", "--quiet"], ["ruff", "format", "--check", "--quiet"], ["mypy"]],
    ids=["rules", "format", "types"],
)
def test_the_tools_find_nothing(question):
    command = [sys.executable, "-m", *question]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
