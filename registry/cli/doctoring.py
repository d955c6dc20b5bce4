"""`flask doctor`: whether everything that the register stands on is in order."""

import click
from flask.cli import with_appcontext

from registry.cli.output import act, show_json
from registry.services import doctoring


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_appcontext
@act
def doctor(as_json: bool) -> None:
    """Look at database, disk, secret, journal, law and clock; ends with 1 if one is broken."""
    broken = False
    for line in doctoring.examine():
        broken |= line.state == doctoring.BROKEN
        if as_json:
            show_json(vars(line))
        else:
            click.echo(f"{line.state:7} {line.what:18} {line.found}")
    if broken:
        click.get_current_context().exit(1)


COMMANDS = (doctor,)
