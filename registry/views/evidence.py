"""Requests for evidence: what an agency or an employer has to show so that it can be judged."""

from flask import Blueprint, Response, render_template

from registry.access import Permission, reader, requires
from registry.services import auditing, checking, narrowing, requesting
from registry.views.downloads import table

bp = Blueprint("evidence", __name__, url_prefix="/<lang>")


@bp.get("/office/agencies/<register>/<slug>/evidence")
@requires(Permission.CHECK_RUN)
def of_agency(register: str, slug: str) -> str:
    """What is missing to judge an agency."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    run = checking.latest_run(agency)
    wanted = requesting.of_agency(run, agency) if run else []
    return render_template("evidence/of_agency.html", agency=agency, run=run, wanted=wanted)


@bp.get("/office/agencies/<register>/<slug>/evidence.csv")
@requires(Permission.CHECK_RUN)
def agency_table(register: str, slug: str) -> Response:
    """The same as a table to be sent."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    run = checking.latest_run(agency)
    wanted = requesting.of_agency(run, agency) if run else []
    return table(requesting.as_csv(wanted), f"{agency.register}-{agency.slug}-evidence.csv")


@bp.get("/audits/<reference>/evidence")
@requires(Permission.AUDIT_READ)
def of_audit(reference: str) -> str:
    """What is missing to judge the contracts of an audit."""
    audit = auditing.get_audit(reference, seen_by=reader())
    wanted = requesting.of_audit(audit)
    return render_template("evidence/of_audit.html", audit=audit, wanted=wanted)


@bp.get("/audits/<reference>/evidence.csv")
@requires(Permission.AUDIT_READ)
def audit_table(reference: str) -> Response:
    """The same as a table to be sent."""
    audit = auditing.get_audit(reference, seen_by=reader())
    return table(requesting.as_csv(requesting.of_audit(audit)), f"{audit.reference}-evidence.csv")
