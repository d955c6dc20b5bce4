"""`flask placements erase`: what is known of a worker goes for good.

The group itself, with what brings placements in, is in `importing`.
"""

import click

from registry.cli.importing import placements_group
from registry.cli.output import act
from registry.services import erasing
from registry.services.journal import OPERATOR

COMMANDS = (placements_group,)


@placements_group.command("erase")
@click.argument("reference")
@click.option("--ground", required=True, help="Why, such as the worker's request of a day.")
@act
def erase(reference: str, ground: str) -> None:
    """Erase what is known of a placement's worker, for good."""
    runs = erasing.erase_reference(reference, actor=OPERATOR, ground=ground)
    click.echo(f"{reference} is erased; check runs that can no longer be replayed: {runs}")
