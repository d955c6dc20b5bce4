"""What stands between an application and a licence: resemblances and objections, to be answered.

Neither refuses an applicant: an officer answers, and then decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from registry import clock
from registry.acts import GRANTING, Decision
from registry.errors import Refused
from registry.models import Agency
from registry.services import licensing, wording
from registry.services.applying import objecting, papers, rules
from registry.services.guarding import looking, passing


@dataclass(frozen=True)
class Desk:
    """What an officer finds of an agency: its application, objections waiting, resemblances.

    `namesakes` are the agencies whose names an applicant's resembles, sanctioned or not.
    """

    application: papers.Application | None
    waiting: int
    guarded: passing.Guarded
    namesakes: Sequence[Agency]


def desk(agency: Agency) -> Desk:
    """What stands between an agency and a licence today."""
    running = papers.find_application(agency, clock.today())
    waiting = objecting.count_waiting(running) if running else 0
    namesakes = looking.list_namesakes(agency) if running else []
    return Desk(running, waiting, passing.guard(agency), namesakes)


def check(agency: Agency, decision: Decision) -> int:
    """Refuse to grant a licence before what speaks against it has its answer.

    Returns how many resemblances there are, where the act is one that says so.
    """
    running = papers.find_application(agency, clock.today())
    if decision.act in GRANTING and running:
        until = running.applied.objections_until
        if until and decision.since <= until:
            day = wording.day_name(until)
            raise Refused(
                "since",
                _("The application can be objected to until and including %(day)s.", day=day),
            )
        waiting = objecting.count_waiting(running)
        if waiting:
            raise Refused("act", ngettext("%(num)s objection has no answer yet.",
                                          "%(num)s objections have no answer yet.",
                                          waiting))  # fmt: skip
    return passing.check(agency, decision.act)


def note(agency: Agency, decision: Decision, body: dict[str, Any], resemblances: int) -> None:
    """Say in an act's event until when it can be objected to, and how many resemble the agency."""
    if decision.act == "apply":
        until = rules.last_day_to_object(agency.register)
        body["step"]["objections_until"] = licensing.plain(until)
    body |= {"resemblances": resemblances} if resemblances else {}
