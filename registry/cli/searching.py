"""`flask search`: what the public page would answer, ranked."""

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from registry import clock
from registry.cli.output import act, say, show_json, show_table
from registry.services import heeding, lookup, wording
from registry.services.knowing import words


@click.command("search")
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="As one JSON array.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1))
@with_appcontext
@act
def search(query: str, as_json: bool, limit: int) -> None:
    """Find agencies by licence number or name, the best first."""
    hits = lookup.search(query, clock.today(), limit)
    for one in heeding.find(query, clock.today()):
        say(
            _(
                "Never licensed, the authority warns: %(name)s (%(register)s)",
                name=one.notice.name,
                register=one.warned.kept_in.name,
            )
        )
    if as_json:
        show_json([lookup.as_plain(hit) for hit in hits])
    elif hits:
        show_table(
            (
                f"{hit.agency.register}:{hit.agency.number}",
                hit.agency.name,
                hit.agency.country,
                wording.status_name(hit.standing.status),
                _how(hit),
            )
            for hit in hits
        )
    else:
        click.echo("No agency of this number or a similar name is in the register.")


def _how(hit: lookup.Hit) -> str:
    """By what an agency was found, where that is not its name or number."""
    return words.found_by(hit.matched) or ("" if hit.sure else "similar name")


COMMANDS = (search,)
