"""`flask agencies public`: what the public reads of what agencies are known by, as a table.

The command that brings such a file in, `flask agencies known`, is in `cli.importing`.
"""

import click
from flask.cli import with_appcontext

from registry import clock
from registry.cli.output import act, show_json
from registry.services import licensing
from registry.services.knowing import tabling


@click.command("public")
@click.option("--register", metavar="R", help="Of this register alone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_appcontext
@act
def public(register: str | None, as_json: bool) -> None:
    """Print what the public reads of people, places, partners, other names and numbers."""
    kept = licensing.get_register(register) if register else None
    rows = tabling.list_rows(clock.today(), register=kept)
    if as_json:
        for row in rows:
            show_json(row)
    else:
        click.echo(tabling.as_csv(rows), nl=False)
