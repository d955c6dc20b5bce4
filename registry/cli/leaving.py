"""`flask agencies leaves`: what leaves the public page of a register, shown and set."""

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from registry.cli.output import act, say, show_table
from registry.services import leaving, licensing
from registry.services.journal import OPERATOR
from registry.services.leaving import Leave


@click.command("leaves")
@click.argument("register")
@click.option("--set", "kind", type=click.Choice(tuple(leaving.WORDS)), help="What leaves.")
@click.option("--days", type=int, help="How many days after its end.")
@click.option("--cite", help="The legal basis.")
@click.option("--drop", type=click.Choice(tuple(leaving.WORDS)), help="What stays for good.")
@with_appcontext
@act
def leaves(
    register: str, kind: str | None, days: int | None, cite: str | None, drop: str | None
) -> None:
    """Show or set what leaves the public page of REGISTER, so many days after its end."""
    kept = licensing.get_register(register)
    if kind:
        if days is None:
            raise click.UsageError("--set needs --days and --cite.")
        leaving.set_rule(kept, Leave(kind, days, cite or ""), actor=OPERATOR)
    if drop:
        leaving.drop_rule(kept, drop, actor=OPERATOR)
    if kept.leaves:
        show_table((one["kind"], one["days"], one["cite"]) for one in kept.leaves)
    else:
        say(_("Nothing leaves the public page of this register."))
