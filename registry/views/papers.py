"""The papers of an application: an officer states them, and strikes out what was a mistake."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.application import PaperForm
from registry.forms.law import GroundForm
from registry.services import narrowing
from registry.services.applying import papers, words
from registry.services.journal import actor_of

bp = Blueprint("papers", __name__, url_prefix="/<lang>/office/papers")


@bp.route("/<register>/<slug>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def of_agency(register: str, slug: str) -> tuple[str, int] | Response:
    """What an application rests on; what is stated here is public at once."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    application = papers.require_application(agency)
    form = PaperForm()
    form.offer([(kind, words.paper_name(kind)) for kind in words.PAPERS])
    if form.submitted():
        try:
            papers.state(application, actor=actor_of(reader()), **form.answers())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The paper is stated."))
            return redirect(url_for("papers.of_agency", register=register, slug=slug))
    page = render_template("papers/of_agency.html", form=form, application=application)
    return page, form.status


@bp.route("/<register>/<slug>/<int:number>/strike", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def strike(register: str, slug: str, number: int) -> tuple[str, int] | Response:
    """Strike out a paper that was stated by mistake."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    application = papers.require_application(agency)
    paper = papers.get_paper(application, number)
    form = GroundForm()
    if form.submitted():
        try:
            papers.strike(application, number, form.ground.data, actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("papers.of_agency", register=register, slug=slug))
    page = render_template("papers/strike.html", form=form, application=application, paper=paper)
    return page, form.status
