"""The invented applicant comes in: its register's rule, its people and papers, one objection."""

from datetime import date, timedelta

from registry.acts import Decision
from registry.demonstration import Demonstration
from registry.demonstration.applicant import (
    APPLICANT,
    CITE,
    OBJECTION_DAYS,
    REVOKED,
    SOURCE,
)
from registry.demonstration.rows import INVENTED
from registry.models import Agency
from registry.services import deciding, journal, licensing
from registry.services.applying import objecting, papers, rules
from registry.services.knowing import entering
from registry.services.knowing.entries import Entry


def load(made: Demonstration, today: date) -> None:
    """Let the applicant ask for a licence, and somebody object."""
    (firm,) = [one for one in made.agencies if one.emails == f"office@{REVOKED}.example.org"]
    revoked = licensing.require_agency(firm.number, register=firm.register)
    rules.declare(revoked.kept_in, actor=journal.SYSTEM, objection_days=OBJECTION_DAYS,
                  objection_cite=CITE)  # fmt: skip
    applicant = licensing.enter(
        revoked.kept_in,
        APPLICANT.number,
        actor=journal.SYSTEM,
        name=APPLICANT.name,
        name_local=APPLICANT.name_local,
        address=APPLICANT.address,
        phones=list(revoked.phones),
        emails=[APPLICANT.email],
        source=INVENTED,
    )
    for agency in (revoked, applicant):
        _direct(agency)
    since = today - timedelta(days=APPLICANT.applied)
    decision = Decision("apply", since, APPLICANT.ground)
    deciding.decide(applicant, decision, actor=journal.SYSTEM)
    for kind, reference in APPLICANT.papers:
        application = papers.require_application(applicant)
        papers.state(application, kind, reference, since, actor=journal.SYSTEM)
    objecting.object_to(
        papers.require_application(applicant),
        APPLICANT.objection,
        name=APPLICANT.objector,
        contact=None,
        caller="",
    )


def _direct(agency: Agency) -> None:
    person = Entry(kind="director", name=APPLICANT.director, source=SOURCE)
    entering.enter(agency, person, actor=journal.SYSTEM)
