"""`flask law`: the instruments on the shelf, checked, listed, shown and accounted for."""

import click
from flask.cli import AppGroup

from registry.cli.output import act, say, show_json, show_table
from registry.services import shelf

law = AppGroup("law", help="The agreements, laws, conventions and standards on the shelf.")
COMMANDS = (law,)


@law.command("check")
@act
def check() -> None:
    """Validate every law file; name file, clause and reason of each fault."""
    faults = shelf.list_faults()
    for fault in faults:
        say(str(fault))
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(f"{len(shelf.list_instruments())} law files are good")


@law.command("list")
@act
def list_() -> None:
    """List the instruments: id, basis, clauses, title."""
    show_table(
        (one.id, one.kind, f"{len(one.clauses)} clauses", one.title)
        for one in shelf.list_instruments()
    )


@law.command("show")
@click.argument("instrument_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@act
def show(instrument_id: str, as_json: bool) -> None:
    """Print one instrument with its clauses, dated values and citations."""
    instrument = shelf.get_instrument(instrument_id)
    if as_json:
        show_json(shelf.as_plain(instrument))
        return
    for line in shelf.as_lines(instrument):
        click.echo(line)


@law.command("coverage")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@act
def coverage(as_json: bool) -> None:
    """Account for every provision: a clause with a check, or unchecked and why."""
    rows = shelf.list_coverage()
    if as_json:
        show_json(rows)
        return
    show_table(
        (row["provision"], row["state"], row["topic"], row["why"] or row["check"]) for row in rows
    )
