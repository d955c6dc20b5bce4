"""Placements as a ministry reads them: of its own agencies, and those that lead to its country."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.law import EraseForm
from registry.services import checking, erasing, finding, narrowing
from registry.services.journal import actor_of

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
        verdicts=finding.verdicts_of(placement, run) if run else [],
    )


@bp.route("/placements/<int:number>/erase", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_ERASE)
def erase(number: int) -> tuple[str, int] | Response:
    """Erase what is known of a worker, once the officer has looked at it a second time."""
    placement = narrowing.get_own_placement(number, seen_by=reader())
    form = EraseForm()
    if form.confirms():
        try:
            runs = erasing.erase_placement(
                placement, actor=actor_of(reader()), ground=form.ground.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(
                ngettext(
                    "Erased. %(num)s run can no longer be judged again.",
                    "Erased. %(num)s runs can no longer be judged again.",
                    runs,
                )
            )
            return redirect(url_for("placements.index"))
    runs_before = erasing.list_runs(placement)
    page = render_template(
        "placements/erase.html", form=form, placement=placement, runs=runs_before
    )
    return page, form.status
