"""`flask check`: judge the register, print the verdicts, replay an old run.

Without a subcommand it judges and stores a run; JSON Lines as the exchange format says.
"""

from datetime import datetime

import click
from flask.cli import AppGroup

from registry.cli.output import act, say, show_json
from registry.services import checking, licensing
from registry.services.journal import OPERATOR

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("check", cls=AppGroup, invoke_without_command=True)
@click.option("--as-of", type=DAY, help="Judge as of this day (default: today).")
@click.option("--agency", metavar="NUMBER", help="Only this agency's placements.")
@click.option("--instrument", metavar="ID", help="Only by this instrument.")
@click.option("--json", "as_json", is_flag=True, help="One verdict a line, as JSON.")
@click.option("--all", "with_met", is_flag=True, help="Print what is met too.")
@click.pass_context
def check(
    ctx: click.Context,
    as_of: datetime | None,
    agency: str | None,
    instrument: str | None,
    as_json: bool,
    with_met: bool,
) -> None:
    """Judge every placement by every instrument that covers it, and store the run."""
    if ctx.invoked_subcommand is None:
        judge(as_of, agency, instrument, as_json=as_json, with_met=with_met)


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
    asked = checking.Asked(
        as_of=as_of.date() if as_of else None,
        agency=licensing.require_agency(agency) if agency else None,
        instrument=instrument,
        with_met=with_met,
    )
    say("Judging the register ...")
    run, lines = checking.judge(asked, actor=OPERATOR)
    for line in lines:
        if as_json:
            show_json(line)
        else:
            click.echo(checking.as_text(line))
    say(checking.as_sentence(run))


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
            click.echo(checking.as_text(line))


COMMANDS = (check,)
