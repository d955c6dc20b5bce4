"""`flask check`: judge the register, print the verdicts, list the runs, replay an old one.

Without a subcommand it judges and stores a run; JSON Lines as the exchange format says. With
`--parts` others judge it: `flask work`; with `--processes` several of this machine do.
"""

from datetime import datetime
from typing import Any

import click
from flask.cli import AppGroup

from registry.cli.output import act, say, show_json, show_table
from registry.cli.progress import Watch
from registry.db import steady
from registry.services import checking, licensing, printing, sharing, splitting
from registry.services.journal import OPERATOR

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("check", cls=AppGroup, invoke_without_command=True)
@click.option("--as-of", type=DAY, help="Judge as of this day (default: today).")
@click.option("--agency", metavar="NUMBER", help="Only this agency's placements.")
@click.option("--instrument", metavar="ID", help="Only by this instrument.")
@click.option("--json", "as_json", is_flag=True, help="One verdict a line, as JSON.")
@click.option("--all", "with_met", is_flag=True, help="Print what is met too.")
@click.option(
    "--parts",
    metavar="N",
    type=click.IntRange(1, sharing.MOST),
    help="Leave the judging to `flask work`, in so many parts (PostgreSQL).",
)
@click.option(
    "--processes",
    metavar="N",
    type=click.IntRange(1, splitting.MOST),
    help="Judge the whole register in so many processes, and print no verdicts.",
)
@click.pass_context
def check(ctx: click.Context, parts: int | None, processes: int | None, **asked: Any) -> None:
    """Judge every placement by every instrument that covers it, and store the run."""
    if ctx.invoked_subcommand is not None:
        return
    narrowed = asked["agency"] or asked["as_json"] or asked["with_met"]
    if parts is None and processes is None:
        judge(**asked)
    elif narrowed or (parts and processes):
        raise click.UsageError(
            "--parts and --processes each judge the whole register and print no verdicts."
        )
    elif parts:
        share(parts, asked["as_of"], asked["instrument"])
    elif processes:
        split(processes, asked["as_of"], asked["instrument"])


@act
def judge(
    as_of: datetime | None,
    agency: str | None,
    instrument: str | None,
    *,
    as_json: bool,
    with_met: bool,
) -> None:
    """Store a run and print its verdicts."""
    steady()
    asked = checking.Asked(
        as_of=as_of.date() if as_of else None,
        agency=licensing.require_agency(agency) if agency else None,
        instrument=instrument,
        with_met=with_met,
    )
    say("Judging the register ...")
    with Watch() as progress:
        run, lines = checking.judge(asked, actor=OPERATOR, progress=progress)
    for line in lines:
        if as_json:
            show_json(line)
        else:
            click.echo(printing.as_text(line))
    say(checking.as_sentence(run))


@act
def share(parts: int, as_of: datetime | None, instrument: str | None) -> None:
    """Begin a run and leave its parts to the workers."""
    asked = checking.Asked(as_of=as_of.date() if as_of else None, instrument=instrument)
    run = sharing.share(asked, parts, actor=OPERATOR)
    say(f"Run {run.id} is under way in {parts} parts: start `flask work` where it shall be judged.")


@act
def split(processes: int, as_of: datetime | None, instrument: str | None) -> None:
    """Store a run that so many processes judge, and say what it found."""
    asked = checking.Asked(as_of=as_of.date() if as_of else None, instrument=instrument)
    say("Judging the register ...")
    with Watch() as progress:
        run = splitting.run_split(asked, processes, actor=OPERATOR, progress=progress)
    say(checking.as_sentence(run))


@check.command("list")
@act
def list_runs() -> None:
    """List the last runs, the newest first, with what they found or how far they are."""
    rows = [
        (run.id, run.at, run.as_of, run.actor, sharing.progress(run))
        for run in checking.list_runs()
    ]
    if rows:
        show_table(rows)


@check.command("replay")
@click.argument("run_number", metavar="RUN", type=int)
@click.option("--json", "as_json", is_flag=True, help="One verdict a line, as JSON.")
@act
def replay(run_number: int, as_json: bool) -> None:
    """Judge a stored run again, by its editions and on the facts as they stood then."""
    for line in checking.replay(run_number):
        if as_json:
            show_json(line)
        else:
            click.echo(printing.as_text(line))


COMMANDS = (check,)
