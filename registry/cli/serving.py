"""Serving the pages; the server itself is granian, and nothing here answers a request."""

import os
import sys

import click
from flask import current_app
from flask.cli import with_appcontext

from registry.cli.port import refusal
from registry.config import CHECKOUT
from registry.services import shelf


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", envvar="PORT", default="8000", show_default=True, help="Port; else PORT= is used."
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@with_appcontext
def serve(host: str, port: str, workers: int) -> None:
    """Serve the pages until Ctrl-C."""
    reason = refusal(host, port)
    if reason is not None:
        raise click.ClickException(reason)
    _stop_on_bad_law()
    click.echo(f"Address: {current_app.config['BASE_URL'] or f'http://{host}:{port}'}/")
    click.echo("Ctrl-C stops the server.")
    sys.stdout.flush()
    _become_server(host, port, workers)


def _stop_on_bad_law() -> None:
    faults = shelf.list_faults()
    if faults:
        raise click.ClickException("; ".join(map(str, faults)))


def _become_server(host: str, port: str, workers: int) -> None:
    """Turn this process into granian, which then gets Ctrl-C itself."""
    # SQLAlchemy keeps fifteen connections; more threads than that would wait for each other.
    threads = min(2 * (os.cpu_count() or 1) + 1, 15)
    options = {
        "interface": "wsgi",
        "host": host,
        "port": port,
        "workers": workers,
        "blocking-threads": threads,
        "working-dir": CHECKOUT,
        "workers-kill-timeout": 1,
        "log-level": "warning",
    }
    told = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "granian", "--no-ws", *told, "wsgi:app"]
    os.environ.pop("FLASK_RUN_FROM_CLI", None)  # the server is no command: it checks the law
    os.execv(sys.executable, command)  # noqa: S606 - a list of our own words, no shell


COMMANDS = (serve,)
