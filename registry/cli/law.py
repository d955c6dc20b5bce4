"""`flask law`: the instruments on the shelf, checked, listed, shown and accounted for."""

from pathlib import Path

import click
from flask.cli import AppGroup

from registry.cli.output import act, say, show_json, show_table
from registry.errors import Refused
from registry.services import covering, editions, organising, proposing, shelf
from registry.services.proposing import Author, BadText

law = AppGroup("law", help="The agreements, laws, conventions and standards on the shelf.")
COMMANDS = (law,)


@law.command("check")
@act
def check() -> None:
    """Validate every law file; name file, clause and reason of each fault.

    A clause that no fact can satisfy, or that decides nothing, is a fault here.
    """
    faults = shelf.list_faults() or covering.list_doubts()
    for fault in faults:
        say(str(fault))
    if faults:
        raise click.exceptions.Exit(1)
    for note in covering.list_notes():
        say(note)
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
@click.option("--edition", type=int, metavar="N", help="This edition, not the current one.")
@click.option("--text", "as_text", is_flag=True, help="The law file itself, as TOML.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@act
def show(instrument_id: str, edition: int | None, as_text: bool, as_json: bool) -> None:
    """Print one instrument with its clauses, dated values and citations."""
    instrument = shelf.get_instrument(instrument_id)
    if edition is not None:
        kept = editions.get_edition(instrument_id, edition)
        instrument = editions.read_edition(instrument_id, kept.edition)
    if as_text:
        click.echo(instrument.text, nl=False)
        return
    if as_json:
        show_json(shelf.as_plain(instrument))
        return
    for line in shelf.as_lines(instrument):
        click.echo(line)


@law.command("editions")
@click.argument("instrument_id", metavar="ID")
@act
def list_editions(instrument_id: str) -> None:
    """List the editions of an instrument: number, day, who adopted it, why."""
    shelf.get_instrument(instrument_id)
    show_table(
        (one.number, (one.at or "")[:10], one.adopter, one.edition[:16], one.reason)
        for one in editions.list_editions(instrument_id)
    )


@law.command("propose")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--for", "ministry", required=True, metavar="SLUG", help="Whose officer adopts it.")
@click.option("--reason", required=True, help="Why the text is changed; public once adopted.")
@act
def propose(file: Path, ministry: str, reason: str) -> None:
    """Propose a law file as the next edition of its instrument; an officer has to adopt it."""
    try:
        text = file.read_bytes().decode()
        author = Author(organising.get_organisation(ministry))
        proposal = proposing.propose_file(text, reason, author)
    except UnicodeDecodeError as error:
        raise Refused("text", f"{file.name} is no UTF-8 text.") from error
    except BadText as bad:
        for fault in bad.faults:
            say(f"{file.name}:{fault.line}: {fault.reason}")
        raise click.exceptions.Exit(1) from bad
    click.echo(f"Proposal {proposal.id} on {proposal.instrument_id} waits to be adopted")


@law.command("coverage")
@click.option("--totals", is_flag=True, help="Only the sums: by instrument, kind and text seen.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@act
def coverage(totals: bool, as_json: bool) -> None:
    """Account for every provision: a clause with a check, or unchecked and why."""
    if as_json:
        show_json(covering.list_totals() if totals else covering.list_coverage())
        return
    for line in covering.as_lines(provisions=not totals):
        click.echo(line)
