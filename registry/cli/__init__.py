"""The command line: the same services from the terminal, one group a file.

Every command says in one sentence what went wrong and ends with 1; a usage error ends with 2.
"""

import importlib

from flask import Flask

# Listed by hand; each module offers COMMANDS.
ROOMS = (
    "auditing", "checking", "demo", "doctoring", "erasing", "foreseeing", "gaps", "guarding",
    "importing", "inviting", "journal", "keeping", "law", "searching", "serving", "working",
)  # fmt: skip


def prepare(app: Flask) -> None:
    """Join every command to `flask`."""
    for room in ROOMS:
        for command in importlib.import_module(f"registry.cli.{room}").COMMANDS:
            app.cli.add_command(command)
