"""`flask demo`: the invented register, checked, with its audit report."""

import click
from flask.cli import with_appcontext

from registry.cli.output import act, say
from registry.services import checkpointing, demonstration_loading, demonstration_signins


@click.command("demo")
@with_appcontext
@act
def demo() -> None:
    """Load the demonstration register into an empty database; safe to run twice."""
    if checkpointing.find_key() is None:
        checkpointing.make_key()
    report = demonstration_loading.load(say)
    click.echo(f"Report: {report}")
    for signin in demonstration_signins.list_signins():
        click.echo(f"Sign-in: {signin.email}  {signin.password}  ({signin.role})")


COMMANDS = (demo,)
