"""`flask agencies decide`: an act of the operator, recorded as the operator's and marked so.

An authority's own acts are proposed and approved in the office.
"""

from datetime import date, datetime, timedelta
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from registry import clock
from registry.acts import ACTS, Decision
from registry.cli.output import act as reported
from registry.cli.output import say
from registry.services import deciding, licensing, wording
from registry.services.journal import OPERATOR

DAY = click.DateTime(formats=["%Y-%m-%d"])
OPTIONS = (
    click.option("--register", metavar="R", help="The register, where a number is in several."),
    click.option("--since", type=DAY, required=True, help="The day it takes effect."),
    click.option("--ground", required=True, help="Why; it is public."),
    click.option("--basis", help="The legal basis."),
    click.option("--document", help="The document's reference."),
    click.option("--expires-on", type=DAY, help="The licence's last valid day."),
    click.option("--last-day", type=DAY, help="The last day of a suspension."),
    click.option("--limits", help="What it may do only under a condition."),
    click.option("--due-on", type=DAY, help="By when the conditions are to be met."),
    click.option("--stayed/--not-stayed", default=None, help="Whether an appeal stays it."),
)


def _with_options(command: Any) -> Any:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command("decide")
@click.argument("number")
@click.argument("act", type=click.Choice(tuple(ACTS)))
@_with_options
@with_appcontext
@reported
def decide(number: str, act: str, register: str | None, **answers: Any) -> None:
    """Record an act on an agency's licence, application or appeal as the operator."""
    agency = licensing.require_agency(number, register=register)
    days = {name: _day(answers.pop(name)) for name in ("since", "expires_on", "due_on", "last_day")}
    last = days.pop("last_day")
    until = last + timedelta(days=1) if last and last < date.max else None
    decision = Decision(act=act, until=until, **days, **answers)
    deciding.decide(agency, decision, actor=OPERATOR)
    held = licensing.standing(agency, clock.today())
    say(_("%(name)s: %(status)s.", name=agency.name, status=wording.status_name(held.status)))


def _day(moment: datetime | None) -> Any:
    return moment.date() if moment else None
