"""Pay gaps between groups in the same work: indications for a ministry and for a committee."""

from flask import Blueprint, render_template

from registry.access import Permission, reader, requires
from registry.services import auditing, comparing, narrowing

bp = Blueprint("gaps", __name__, url_prefix="/<lang>")


@bp.get("/office/pay-gaps")
@requires(Permission.CHECK_RUN)
def index() -> str:
    """The pay gaps among the placements that the officer sees."""
    return render_template("gaps/index.html", gaps=comparing.list_seen(seen_by=reader()))


@bp.get("/office/agencies/<register>/<slug>/pay-gaps")
@requires(Permission.CHECK_RUN)
def of_agency(register: str, slug: str) -> str:
    """The pay gaps among one agency's placements."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    return render_template("gaps/of_agency.html", agency=agency, gaps=comparing.of_agency(agency))


@bp.get("/audits/<reference>/pay-gaps")
@requires(Permission.AUDIT_READ)
def of_audit(reference: str) -> str:
    """The pay gaps among the placements that an audit covers."""
    audit = auditing.get_audit(reference, seen_by=reader())
    return render_template("gaps/of_audit.html", audit=audit, gaps=comparing.of_audit(audit))
