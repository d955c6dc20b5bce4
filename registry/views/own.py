"""An agency's own public record as the public reads it, and its requests for corrections."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.dispute import ClaimForm, GiveUpForm
from registry.services import contesting, disputing, presenting
from registry.services.disputing import Claim

bp = Blueprint("own", __name__, url_prefix="/<lang>/office/own")


@bp.get("/")
@requires(Permission.RECORD_OWN)
def index() -> str:
    """The record as it is published today, and what was asked about it."""
    agency = contesting.own_agency(reader())
    return render_template(
        "own/index.html",
        requests=contesting.list_requests(agency),
        state_of=contesting.state_of,
        **presenting.present(agency, None, clock.today()),
    )


@bp.route("/ask", methods=["GET", "POST"])
@requires(Permission.RECORD_OWN)
def ask() -> tuple[str, int] | Response:
    """Ask for a correction of one fact."""
    agency = contesting.own_agency(reader())
    form = ClaimForm()
    form.offer(contesting.list_facts(agency))
    if form.submitted():
        try:
            disputing.open_(agency, Claim(**form.answers()), account=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("Your authority will answer. Until then the public page says that you dispute"
                    " this."))  # fmt: skip
            return redirect(url_for("own.index"))
    return render_template("own/ask.html", form=form, agency=agency), form.status


@bp.route("/<int:number>/give-up", methods=["GET", "POST"])
@requires(Permission.RECORD_OWN)
def give_up(number: int) -> tuple[str, int] | Response:
    """Take a request back."""
    request = contesting.get_own(number, account=reader())
    form = GiveUpForm()
    if form.submitted():
        try:
            disputing.give_up(request, account=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("own.index"))
    name = contesting.fact_name(request.agency, request.fact)
    return render_template("own/give_up.html", form=form, request=request, name=name), form.status
