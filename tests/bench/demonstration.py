"""The demonstration register, made and served by the product's own commands."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measuring import folder
from tests.databases import ROOT

HOST = "127.0.0.1"
PATIENCE = 60.0


@contextmanager
def demonstration() -> Iterator[Path]:
    """An instance folder with the demonstration register on SQLite, gone at the end."""
    with folder() as instance:
        for command in (("db", "upgrade"), ("demo",)):
            subprocess.run(
                _flask(*command), check=True, env=_settings(instance), cwd=ROOT, capture_output=True
            )
        yield instance


@contextmanager
def served(instance: Path) -> Iterator[tuple[int, int]]:
    """The register served by one worker, as `flask serve` does; yields the port and the process."""
    port = _free_port()
    command = _flask("serve", "--host", HOST, "--port", str(port), "--workers", "1")
    with _running(command, port, instance) as process:
        yield port, process


@contextmanager
def served_bare(instance: Path) -> Iterator[int]:
    """The fixed answer of `tests.bench.bare`, served by one worker; yields the port."""
    port = _free_port()
    options = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--no-ws"]
    command = [sys.executable, "-m", "granian", *options, "--log-level", "warning"]
    with _running([*command, "tests.bench.bare:app"], port, instance):
        yield port


@contextmanager
def _running(command: list[str], port: int, instance: Path) -> Iterator[int]:
    """A server on a core of its own; this process moves to another one, where there is one."""
    cores = sorted(_cores())
    _stay_on(cores[:1])
    server = subprocess.Popen(command, env=_settings(instance), cwd=ROOT, stdout=subprocess.DEVNULL)
    _stay_on(cores[-1:])
    try:
        _wait_for(port, server)
        yield server.pid
    finally:
        server.terminate()
        server.wait()
        _stay_on(cores)


def _flask(*command: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", *command]


def _settings(instance: Path) -> dict[str, str]:
    """The environment less what would lead to another database."""
    ours = {"INSTANCE_PATH": str(instance)}
    return {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | ours


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        port: int = trial.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not come up")


def _cores() -> set[int]:
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


def _stay_on(cores: list[int]) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores)
