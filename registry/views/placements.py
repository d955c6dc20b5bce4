"""Placements as a ministry reads them: of its own agencies, and those that lead to its country."""

from flask import Blueprint, render_template, request

from registry.access import Permission, reader, requires
from registry.services import checking, finding, narrowing

bp = Blueprint("placements", __name__, url_prefix="/<lang>/office")


@bp.get("/placements")
@requires(Permission.PLACEMENT_READ)
def index() -> str:
    """Every placement that the officer sees, the latest signed first."""
    number = request.args.get("page", 1, type=int)
    page = narrowing.list_placements(seen_by=reader(), number=number)
    return render_template("placements/index.html", page=page)


@bp.get("/agencies/<register>/<slug>/placements")
@requires(Permission.PLACEMENT_READ)
def of_agency(register: str, slug: str) -> str:
    """An agency's placements, the latest signed first."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    number = request.args.get("page", 1, type=int)
    page = narrowing.list_placements(seen_by=reader(), agency=agency, number=number)
    return render_template("placements/of_agency.html", page=page, agency=agency)


@bp.get("/placements/<int:number>")
@requires(Permission.PLACEMENT_READ)
def show(number: int) -> str:
    """One placement: its terms beside the comparator's, its charges, and what was found."""
    placement = narrowing.get_placement(number, seen_by=reader())
    run = checking.latest_run(placement.agency)
    return render_template(
        "placements/show.html",
        placement=placement,
        ours=placement.agency.country == narrowing.country_of(reader()),
        charges=narrowing.list_charges(placement),
        run=run,
        findings=finding.list_findings(run, placement=placement) if run else [],
    )
