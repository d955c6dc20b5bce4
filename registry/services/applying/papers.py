"""An application as it is published, and the papers that it rests on: stated, and struck out.

Both are events of the journal. A paper is named by its kind, its reference in the authority's files
and its day; the paper itself is never kept here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from registry import clock
from registry.acts import APPLICATION, RUNNING
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, ApplicationPaper, Step
from registry.services import journal, licensing
from registry.services.applying.words import PAPERS


@dataclass(frozen=True)
class Application:
    """An application that is not decided yet: its first step, and where it stands."""

    agency: Agency
    applied: Step
    status: str
    papers: Sequence[ApplicationPaper]

    def takes_objections(self, on: date) -> bool:
        """Whether it can be objected to on that day; where no last day is set, while it runs."""
        return self.applied.objections_until is None or on <= self.applied.objections_until


def find_application(agency: Agency, on: date) -> Application | None:
    """The application of an agency that is not decided on that day; None where there is none."""
    steps = licensing.steps_of(agency, APPLICATION, on)
    if not steps or steps[-1].status not in RUNNING:
        return None
    return Application(agency, steps[0], steps[-1].status, list_papers(agency, steps[0]))


def list_applications(on: date) -> list[Application]:
    """The applications that are not decided on that day, the last made first."""
    applied = select(Step.agency_id).where(Step.of == APPLICATION)
    query = select(Agency).where(Agency.id.in_(applied)).options(selectinload(Agency.steps))
    found = (find_application(agency, on) for agency in db.session.scalars(query))
    running = [one for one in found if one]
    return sorted(running, key=lambda one: (one.applied.since, one.applied.seq), reverse=True)


def list_papers(agency: Agency, applied: Step) -> list[ApplicationPaper]:
    """The papers stated with an application and not struck out, in the order in which they came."""
    query = select(ApplicationPaper).filter_by(agency_id=agency.id, application=applied.seq)
    return list(db.session.scalars(query.filter_by(ended=None).order_by(ApplicationPaper.id)))


def require_application(agency: Agency) -> Application:
    """The application of an agency that is not decided today; NotFound where there is none."""
    found = find_application(agency, clock.today())
    if found is None:
        raise NotFound(_("No application of this agency waits for a decision."))
    return found


def state(
    application: Application, kind: str, reference: str, dated_on: date | None, *, actor: str
) -> None:
    """State a paper that the application rests on; it is public at once."""
    if kind not in PAPERS:
        raise Refused("kind", _("Choose the kind of paper."))
    if not reference.strip():
        raise Refused("reference", _("Give its reference or address in your files."))
    if dated_on and dated_on > clock.today():
        raise Refused("dated_on", _("The day lies in the future."))
    paper = {
        "kind": kind,
        "reference": reference.strip(),
        "dated_on": licensing.plain(dated_on),
    }
    known = {(one.kind, one.reference) for one in application.papers}
    if (kind, paper["reference"]) in known:
        raise Refused("reference", _("This paper is stated already."))
    body = _place(application.agency) | {"application": application.applied.seq, "paper": paper}
    journal.record("paper-stated", body, actor=actor)


def get_paper(application: Application, number: int) -> ApplicationPaper:
    """The paper of that number, if the application rests on it."""
    for paper in application.papers:
        if paper.id == number:
            return paper
    raise NotFound(_("There is no such paper."))


def strike(application: Application, number: int, ground: str, *, actor: str) -> None:
    """Say that a paper was stated by mistake, and why; the journal keeps both."""
    paper = get_paper(application, number)
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    body = _place(application.agency) | {"stated": paper.seq, "ground": ground.strip()}
    journal.record("paper-struck", body, actor=actor)


def _place(agency: Agency) -> dict[str, Any]:
    return {"register": agency.register, "number": agency.number}
