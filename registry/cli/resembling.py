"""Whom agencies resemble, as the terminal says it: of one agency, and of those a file brings in."""

from collections.abc import Sequence

from flask_babel import gettext as _

from registry.cli.output import say
from registry.services import wording
from registry.services.guarding import words
from registry.services.guarding.bringing import Resembling
from registry.services.guarding.looking import Match


def described(one: Match) -> tuple[str, ...]:
    """What is alike, how, of whom, with whom, and what was done to that one since when."""
    found, sanction, other = one.found, one.sanctions[0], one.other
    return (
        words.trait_name(found.kind), words.how_name(found.how), found.ours.shown,
        found.theirs.shown,
        f"{other.register}:{other.number}" if other else words.other_name(one),
        wording.status_name(sanction.status), sanction.since.isoformat(),
    )  # fmt: skip


def say_resembling(found: Sequence[Resembling], passes: str | None) -> None:
    """Say whom the agencies of a file resemble, and how it is written why that passes."""
    for one in found:
        for match in one.matches:
            told = _(", ").join(described(match))
            say(_("%(agency)s resembles a sanctioned agency or a warning: %(told)s",
                  agency=f"{one.register}:{one.number} {one.name}", told=told))  # fmt: skip
    if found and not passes:
        say(_("Say with `--passes` why that passes, or later with `flask agencies resembles`."))
