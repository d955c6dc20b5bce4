"""`flask agencies resembles`: whom an agency resembles, and why that passes.

The group itself, with what brings agencies in, is in `importing`.
"""

import click

from registry.cli.importing import agencies_group
from registry.cli.output import act, say, show_table
from registry.cli.resembling import described
from registry.services import licensing
from registry.services.guarding import passing
from registry.services.guarding.looking import Match

COMMANDS = (agencies_group,)
HEADER = (
    "",
    "what",
    "how",
    "of this agency",
    "of the other",
    "other",
    "sanction",
    "since",
    "passes",
)


@agencies_group.command("resembles")
@click.argument("number")
@click.option("--register", metavar="R", help="The register, where a number is in several.")
@click.option(
    "--passes",
    "reasons",
    nargs=2,
    type=(int, str),
    multiple=True,
    metavar="N WHY",
    help="Why the resemblance of that place in the list passes.",
)
@act
def resembles(number: str, register: str | None, reasons: tuple[tuple[int, str], ...]) -> None:
    """List whom an agency resembles; with --passes write why, as the operator."""
    agency = licensing.require_agency(number, register=register)
    matches = passing.guard(agency).looked.matches
    for place, _why in reasons:
        if not 1 <= place <= len(matches):
            raise click.UsageError(f"There is no resemblance {place}.")
    texts = {matches[place - 1].identity: why for place, why in reasons}
    passing.answer(agency, texts, officer=None)
    guarded = passing.guard(agency)
    rows = [_row(place, one, guarded) for place, one in enumerate(matches, 1)]
    if rows:
        show_table([HEADER, *rows])
    say(f"Resemblances: {len(rows)}, without an answer: {len(guarded.open)}.")


def _row(place: int, one: Match, guarded: passing.Guarded) -> tuple[str, ...]:
    answer = guarded.answers.get(one.identity)
    return str(place), *described(one), answer.text if answer else ""
