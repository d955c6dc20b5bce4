"""What workers are owed, by charge, in an agency and in an audit; the committee's interest."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.interest import InterestForm
from registry.services import (
    accruing,
    auditing,
    checking,
    indicating,
    narrowing,
    proving,
    repaying,
    tabulating,
)
from registry.services.bonding import ordering, telling, weighing
from registry.services.journal import actor_of
from registry.services.paging import page_in
from registry.views.downloads import table

bp = Blueprint("remedies", __name__, url_prefix="/<lang>")

WORKERS = 25


@bp.get("/office/agencies/<register>/<slug>/remedy")
@requires(Permission.CHECK_RUN)
def of_agency(register: str, slug: str) -> str:
    """What an agency's workers are owed, and what recruitment cost them."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    run = checking.latest_run(agency)
    workers = repaying.of_agency(run, agency) if run else []
    costs = indicating.of_agency(agency, run.as_of if run else clock.today())
    return render_template(
        "remedies/of_agency.html",
        agency=agency,
        run=run,
        page=page_in(workers, request.args.get("page", 1, type=int), WORKERS),
        totals=repaying.list_totals(workers),
        costs={one.placement.id: one for one in costs},
        spreads=indicating.list_spreads(costs),
    )


@bp.get("/office/agencies/<register>/<slug>/remedy.csv")
@requires(Permission.CHECK_RUN)
def agency_table(register: str, slug: str) -> Response:
    """The same as a table to be downloaded."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    run = checking.latest_run(agency)
    workers = repaying.of_agency(run, agency) if run else []
    return table(tabulating.as_csv(workers), f"{agency.register}-{agency.slug}-remedy.csv")


@bp.get("/audits/<reference>/remedy")
@requires(Permission.AUDIT_READ)
def of_audit(reference: str) -> str:
    """What the workers of an audit are owed, and what recruitment cost them."""
    audit = auditing.get_audit(reference, seen_by=reader())
    workers, costs = repaying.of_audit(audit), indicating.of_audit(audit)
    cover = weighing.weigh(audit.agency, clock.today())
    return render_template(
        "remedies/of_audit.html",
        audit=audit,
        cover=cover,
        why=telling.why(cover),
        awards=ordering.list_awards(audit, cover.ledger),
        rates=accruing.list_rates(audit.committee),
        workers=proving.codes_of(audit),
        page=page_in(workers, request.args.get("page", 1, type=int), WORKERS),
        totals=repaying.list_totals(workers),
        costs={one.placement.id: one for one in costs},
        spreads=indicating.list_spreads(costs),
    )


@bp.get("/audits/<reference>/remedy.csv")
@requires(Permission.AUDIT_READ)
def audit_table(reference: str) -> Response:
    """The same as a table to be downloaded."""
    audit = auditing.get_audit(reference, seen_by=reader())
    return table(tabulating.as_csv(repaying.of_audit(audit)), f"{audit.reference}-remedy.csv")


@bp.route("/audits/<committee>/interest", methods=["GET", "POST"])
@requires(Permission.AUDIT_CONDUCT)
def interest(committee: str) -> tuple[str, int] | Answer:
    """The rates of interest that a committee has set, and the form for a new decision."""
    body = auditing.get_committee(committee, seen_by=reader())
    form = InterestForm()
    if form.submitted():
        try:
            accruing.set_rate(body, actor=actor_of(reader()), **form.answers())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The rate is recorded."))
            return redirect(url_for("remedies.interest", committee=committee))
    page = render_template(
        "remedies/interest.html", form=form, committee=body, rates=accruing.list_rates(body)
    )
    return page, form.status
