"""Check runs as a ministry sees them: run one, the list of runs, what one found."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import NotFound
from registry.forms.importing import RunCheckForm
from registry.services import attending, checking, erasing, finding, narrowing, shelf
from registry.services.journal import actor_of

bp = Blueprint("checks", __name__, url_prefix="/<lang>/office")


@bp.route("/checks", methods=["GET", "POST"])
@requires(Permission.CHECK_RUN)
def index() -> Response | tuple[str, int]:
    """The runs, the newest first, and the button for a new one of the whole register."""
    form = RunCheckForm()
    if form.submitted():
        run = checking.check_now(actor=actor_of(reader()))
        flash(_("Run %(number)s is done.", number=run.id))
        return redirect(url_for("checks.show", number=run.id))
    runs = narrowing.list_runs(seen_by=reader())
    return render_template("checks/index.html", form=form, runs=runs), form.status


@bp.get("/checks/<int:number>")
@requires(Permission.CHECK_RUN)
def show(number: int) -> str:
    """What one run found, by agency."""
    run = narrowing.get_run(number, seen_by=reader())
    found = attending.list_found(run, seen_by=reader())
    return render_template(
        "checks/show.html",
        run=run,
        found=found,
        erased_since=erasing.erased_since(run),
        erased=erasing.count_erased(run),
    )


@bp.route("/agencies/<register>/<slug>/findings", methods=["GET", "POST"])
@requires(Permission.CHECK_RUN)
def of_agency(register: str, slug: str) -> Response | tuple[str, int]:
    """An agency's findings by basis and clause, and the button that checks it again."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    form = RunCheckForm()
    if form.submitted():
        run = checking.check_now(actor=actor_of(reader()), agency=agency)
        flash(_("Run %(number)s is done.", number=run.id))
        return redirect(url_for("checks.of_agency", register=register, slug=slug))
    last = checking.latest_run(agency)
    page = render_template(
        "checks/of_agency.html",
        form=form,
        agency=agency,
        run=last,
        clauses=finding.count_clauses(last, agency=agency) if last else [],
        money=attending.list_owed(last, agency) if last else [],
    )
    return page, form.status


@bp.get("/agencies/<register>/<slug>/findings/<clause>")
@requires(Permission.CHECK_RUN)
def of_clause(register: str, slug: str, clause: str) -> str:
    """An agency's findings under one clause, with amounts and the charges they rest on."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    run, rule = checking.latest_run(agency), shelf.find_clause(clause)
    if run is None or rule is None:
        raise NotFound(_("There are no findings under %(clause)s.", clause=clause))
    return render_template(
        "checks/of_clause.html",
        agency=agency,
        clause=rule,
        run=run,
        page=attending.list_by_clause(run, agency, clause, request.args.get("page", 1, type=int)),
    )
