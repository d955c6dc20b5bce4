"""The report's method: how contracts were selected, what limits the result, what came before."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from audits.facts import DISCLOSERS
from audits.report import data
from registry.db import db
from registry.models import Audit, Finding, Placement
from registry.services import auditing, wording
from registry.services.reporting.dossier import Dossier


def method(dossier: Dossier) -> data.Method:
    """Selection and limits; the record holds nothing on interviews."""
    audit = dossier.audit
    return data.Method(
        selection=_(
            "Every contract of this agency for work from %(origin)s in %(destination)s that is "
            "recorded as signed in the period. None was drawn by lot, and the agency chose none.",
            origin=wording.country_name(audit.committee.origin),
            destination=wording.country_name(audit.committee.destination),
        ),
        limits=tuple(_limits(dossier)),
    )


def earlier(dossier: Dossier) -> data.EarlierAudit | None:
    """The audit before this one, for the trend."""
    audit = dossier.earlier
    if audit is None:
        return None
    return data.EarlierAudit(
        reference=audit.reference,
        period=data.Period(audit.since, audit.until),
        workers=len(auditing.list_placements(audit)),
        workers_with_finding=_with_finding(audit),
    )


def _with_finding(audit: Audit) -> int:
    query = (
        select(func.count(func.distinct(Finding.placement_id)))
        .join(Placement, Placement.id == Finding.placement_id)
        .where(
            Finding.run_id == audit.run_id,
            Finding.outcome == "breached",
            *auditing.covered(audit),
        )
    )
    return db.session.scalar(query) or 0


def _limits(dossier: Dossier) -> list[str]:
    """What the record does not hold and the reader must know."""
    placements = dossier.placements
    limits = []
    hidden = sum(one.costs_disclosed not in DISCLOSERS for one in placements)
    if hidden:
        limits.append(
            _(
                "Costs not shown to be all disclosed by the worker or an inspector: %(hidden)s of "
                "%(all)s workers. For them what is found is the least that was paid.",
                hidden=hidden,
                all=len(placements),
            )
        )
    alone = sum(one.comparator_wage_amount is None for one in placements)
    if alone:
        limits.append(
            _(
                "Wage of a comparable local worker not known: %(alone)s of %(all)s workers.",
                alone=alone,
                all=len(placements),
            )
        )
    if any(clause.cite == "" for one in dossier.instruments for clause in one.clauses):
        limits.append(
            _(
                "Of some clauses the article was not seen; they rest on reports of the text and "
                "are marked so."
            )
        )
    return limits
