"""Starting the register: the project's commands say what they do, and a taken port says so."""

import re
import socket
import subprocess
import sys

import pytest

from registry.cli.port import refusal
from tests.databases import ROOT

HERE = "127.0.0.1"


@pytest.fixture
def taken():
    """A port of this machine on which somebody listens, sharing it as granian does."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind((HERE, 0))
        listener.listen()
        yield str(listener.getsockname()[1])


def test_a_free_port_is_not_refused(taken):
    with socket.socket() as trial:
        trial.bind((HERE, 0))
        free = str(trial.getsockname()[1])
    assert free != taken
    assert refusal(HERE, free) is None


def test_a_taken_port_is_refused_in_one_sentence(taken):
    assert refusal(HERE, taken) == (
        f"Port {taken} on {HERE} is taken: stop what uses it, or set PORT to another."
    )


@pytest.mark.parametrize("port", ["0", "65536", "80 80", "-1", "eighty", "", "٨٠٠٠"])
def test_what_is_no_port_is_refused(port):
    assert "must be a number from 1 to 65535" in refusal(HERE, port)


def test_an_address_of_another_machine_is_refused():
    assert "Nothing can listen on port 8000 of 192.0.2.1" in refusal("192.0.2.1", "8000")


def test_the_question_needs_no_package(taken):
    command = [sys.executable, "-I", "-S", "registry/cli/port.py", HERE, taken]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "is taken" in done.stderr


def test_serving_on_a_taken_port_ends_with_one_sentence(runner, taken):
    result = runner.invoke(args=["serve", "--port", taken])
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "is taken" in result.output


def test_make_alone_lists_every_command_with_what_it_does():
    # The tests may run under make themselves, which would make this one talk of its folder.
    command = ["make", "--no-print-directory"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^([a-z]+):.*?## (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [line.split(maxsplit=1) for line in listed.splitlines()] == [list(t) for t in targets]
    assert {"run", "test", "lint"} <= dict(targets).keys()
