"""`flask agencies|placements|charges|reference|rates import`: files of the exchange format.

What a row means and what is refused is the work of `services.exchange`; here is what a person at
the terminal sees of it, and the rejects file beside the input.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import gettext as _

from registry.cli.bonding import bond, bond_enter, clearance
from registry.cli.deciding import decide
from registry.cli.knowing import public
from registry.cli.leaving import leaves
from registry.cli.output import act, say, show_json
from registry.cli.progress import Watch
from registry.cli.resembling import say_resembling
from registry.cli.showing import show
from registry.services.exchange import (
    agencies,
    charges,
    known,
    maps,
    missing,
    placements,
    rates,
    references,
    rejects,
)
from registry.services.exchange.reading import refuse_size
from registry.services.exchange.result import SHOWN, BadFile, Progress, Result, unreadable
from registry.services.journal import OPERATOR

DAY = click.DateTime(formats=["%Y-%m-%d"])
Bring = Callable[[bytes, maps.ColumnMap, Progress], Result]

OPTIONS = (
    click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    click.option("--map", "map_name", metavar="MAP", help="A shipped column map, or a TOML file."),
    click.option("--dry-run", is_flag=True, help="Show what would happen; write nothing."),
    click.option("--skip-bad", is_flag=True, help="Write the good rows, the rest to a file."),
    click.option("--json", "as_json", is_flag=True, help="The outcome as one JSON object."),
)

PASSES = click.option("--passes", metavar="WHY", help="Why it passes whom its agencies resemble.")


def importing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the argument and the options that every import has."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


agencies_group = AppGroup("agencies", help="Recruitment agencies and their licences.")
placements_group = AppGroup("placements", help="Placements: one worker's contract each.")
charges_group = AppGroup("charges", help="Charges: who paid what for a placement.")
reference_group = AppGroup("reference", help="Reference terms: what nationals or the law get.")
rates_group = AppGroup("rates", help="Rates of exchange.")
agencies_group.add_command(show)
agencies_group.add_command(decide)
agencies_group.add_command(leaves)
for command in (bond, bond_enter, clearance):
    agencies_group.add_command(command)
agencies_group.add_command(public)


@agencies_group.command("import")
@importing
@click.option("--country", metavar="XXX", help="The country of a list that does not name it.")
@click.option("--register", metavar="R", help="The register of a list that does not name it.")
@click.option("--as-of", type=DAY, help="The day of the list (default: the map's, else today).")
@click.option(
    "--missing",
    "meaning",
    type=click.Choice(missing.MEANINGS),
    help="What it means that a known agency is not in the list (default: the map's, else nothing).",
)
@PASSES
@act
def import_agencies(
    file: Path,
    country: str | None,
    register: str | None,
    as_of: datetime | None,
    meaning: str | None,
    passes: str | None,
    **how: Any,
) -> None:
    """Bring in a register's list of agencies."""
    day = as_of.date() if as_of else None
    asked = agencies.Asked(country, register, day, missing=meaning, passes=passes)

    def bring(data: bytes, column_map: maps.ColumnMap, progress: Progress) -> Result:
        if how["dry_run"]:
            return agencies.preview(data, column_map, asked, progress=progress)
        return agencies.load(
            data, column_map, asked, actor=OPERATOR, skip_bad=how["skip_bad"], progress=progress
        )

    run(file, bring, passes=passes, **how)


@agencies_group.command("known")
@importing
@PASSES
@act
def import_known(file: Path, passes: str | None, **how: Any) -> None:
    """Bring in people, places, partners, other names."""

    def bring(data: bytes, column_map: maps.ColumnMap, progress: Progress) -> Result:
        if how["dry_run"]:
            return known.preview(data, column_map, progress=progress)
        return known.load(
            data, column_map, actor=OPERATOR, skip_bad=how["skip_bad"], passes=passes,
            progress=progress,
        )  # fmt: skip

    run(file, bring, passes=passes, **how)


def add_import(group: AppGroup, service: Any, sentence: str) -> None:
    """Give a group the import command of a kind of file."""

    @group.command("import", help=sentence)
    @importing
    @act
    def import_facts(file: Path, **how: Any) -> None:
        def bring(data: bytes, column_map: maps.ColumnMap, progress: Progress) -> Result:
            if how["dry_run"]:
                return service.preview(data, column_map, progress=progress)
            return service.load(
                data, column_map, actor=OPERATOR, skip_bad=how["skip_bad"], progress=progress
            )

        run(file, bring, **how)


add_import(placements_group, placements, "Bring in placements.")
add_import(charges_group, charges, "Bring in charges of placements.")
add_import(reference_group, references, "Bring in reference terms.")
add_import(rates_group, rates, "Bring in rates of exchange.")


def run(
    file: Path,
    bring: Bring,
    *,
    map_name: str | None,
    dry_run: bool,
    skip_bad: bool,
    as_json: bool,
    passes: str | None = None,
) -> None:
    """Bring a file in and say what became of it; ends with 1 where bad rows kept it out."""
    column_map = maps.load(map_name) if map_name else maps.CANONICAL
    try:
        refuse_size(file.stat().st_size, current_app.config["MAX_CONTENT_LENGTH"])
        with Watch() as watch:
            result = bring(file.read_bytes(), column_map, watch)
    except BadFile as error:
        result = unreadable(error)
    tell(result, dry_run=dry_run, as_json=as_json)
    say_resembling(result.resembling, passes)
    if skip_bad and not dry_run and result.rejects:
        keep_rejects(file, result)
    if as_json:
        show_json(result.as_json())
    else:
        click.echo(
            f"added {result.added}, changed {result.changed}, unchanged {result.unchanged}, "
            f"refused {result.refused_rows}"
        )
    if not result.stands(skip_bad):
        click.get_current_context().exit(1)


def tell(result: Result, *, dry_run: bool, as_json: bool) -> None:
    """Say what was refused, what is missing, and in a dry run what would be written."""
    for refusal in sorted(result.refused, key=lambda refusal: refusal.line):
        say(refusal.reason if result.unreadable else str(refusal))
    for note in result.notes:
        say(note)
    if dry_run:
        out = say if as_json else click.echo
        show_some(out, "+", result.additions, result.added)
        show_some(out, "~", result.changes, result.changed)
    if result.lifted:
        told = _("Stopped by an act of the authority, and licensed again by this list: %(count)s",
                 count=len(result.lifted))  # fmt: skip
        say(told)
        show_some(say, "!", result.lifted, len(result.lifted))
    if result.missing:
        say(_("In the register and not in this list: %(count)s", count=len(result.missing)))
        show_some(say, "-", result.missing, len(result.missing))
        _say_meaning(result)


def _say_meaning(result: Result) -> None:
    if result.delisted:
        say(_("Delisted as of the list's day: %(count)s", count=len(result.delisted)))
    else:
        say(_("None of them is delisted; `--missing delisted` delists those that are licensed."))


def show_some(out: Callable[[str], None], sign: str, names: list[str], number: int) -> None:
    """The first of a number of names, one a line, and how many more there are."""
    for name in names[:SHOWN]:
        out(f"{sign} {name}")
    if number > SHOWN:
        out(_("%(sign)s and %(count)s more", sign=sign, count=number - SHOWN))


def keep_rejects(file: Path, result: Result) -> None:
    """Write the refused rows beside the input."""
    beside = file.with_name(f"{file.stem}.rejects.csv")
    beside.write_text(rejects.rejects_file(result), encoding="utf-8", newline="")
    say(_("The refused rows are in %(file)s.", file=beside))


GROUPS = (agencies_group, placements_group, charges_group, reference_group, rates_group)
COMMANDS = GROUPS
