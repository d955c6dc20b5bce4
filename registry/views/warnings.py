"""Warnings of recruiters without a licence: the public list, and what an office does with them."""

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as Answer

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.law import EraseForm
from registry.forms.warning import WarningEndForm, WarningForm
from registry.services import heeding, narrowing, warning
from registry.services.warning import Notice
from registry.views import downloads
from registry.views.headers import keep

bp = Blueprint("warnings", __name__, url_prefix="/<lang>")


@bp.get("/warnings")
@requires(Permission.REGISTER_READ)
def index() -> Response:
    """The recruiters that the authorities warn against."""
    heeded = heeding.list_published(clock.today())
    return keep(Response(render_template("warnings/index.html", heeded=heeded)))


@bp.get("/warnings.csv")
@requires(Permission.REGISTER_READ)
def table() -> Response:
    """The warnings as a table."""
    heeded = heeding.list_published(clock.today())
    return keep(downloads.table(heeding.as_csv(heeded), "warnings.csv"))


@bp.get("/office/warnings")
@requires(Permission.LICENCE_DECIDE)
def office() -> str:
    """The warnings of the officer's country, withdrawn ones too."""
    kept = warning.list_kept(seen_by=reader())
    return render_template(
        "warnings/office.html", warnings=[(one, warning.read(one)) for one in kept]
    )


@bp.route("/office/warnings/new", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def new() -> tuple[str, int] | Answer:
    """Propose a warning."""
    form = WarningForm()
    form.offer(narrowing.list_registers(seen_by=reader()))
    if form.submitted():
        try:
            kept_in = narrowing.get_register(form.register.data, seen_by=reader())
            proposal = warning.propose(Notice(**form.notice()), kept_in, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("decisions.show", number=proposal.id))
    return render_template("warnings/new.html", form=form), form.status


@bp.route("/office/warnings/<int:number>/end", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def end(number: int) -> tuple[str, int] | Answer:
    """Propose that a warning is withdrawn."""
    warned = warning.get_kept(number, seen_by=reader())
    form = WarningEndForm()
    if form.submitted():
        try:
            proposal = warning.propose_end(
                warned, form.until.data, form.ground.data, officer=reader()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("decisions.show", number=proposal.id))
    page = render_template("warnings/end.html", form=form, notice=warning.read(warned))
    return page, form.status


@bp.route("/office/warnings/<int:number>/erase", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def erase(number: int) -> tuple[str, int] | Answer:
    """Erase the personal values of a warning against a person."""
    warned = warning.get_kept(number, seen_by=reader())
    form = EraseForm()
    if form.confirms():
        try:
            warning.erase_values(warned, form.ground.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("warnings.office"))
    page = render_template("warnings/erase.html", form=form, notice=warning.read(warned))
    return page, form.status
