"""Objections to applications: anybody makes one without an account; officers read and answer."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.application import AnswerForm, ObjectionForm
from registry.forms.law import EraseForm
from registry.services import licensing
from registry.services.applying import objecting, papers, rules

bp = Blueprint("objections", __name__, url_prefix="/<lang>")


@bp.route("/applications/<register>/<slug>/object", methods=["GET", "POST"])
@requires(Permission.APPLICATION_OBJECT)
def new(register: str, slug: str) -> tuple[str, int] | Response:
    """Object to an application."""
    application = papers.require_application(licensing.get_agency(register, slug))
    form = ObjectionForm()
    if form.submitted():
        try:
            token = objecting.object_to(
                application, caller=request.remote_addr or "", **form.answers()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("objections.receipt", token=token))
    page = render_template(
        "objections/new.html",
        form=form,
        application=application,
        takes=application.takes_objections(clock.today()),
        rule=rules.find_rule(register),
    )
    return page, form.status


@bp.get("/objections/<token>")
@requires(Permission.APPLICATION_OBJECT)
def receipt(token: str) -> str:
    """That an objection was received, and the answer once there is one; the address is secret."""
    return render_template("objections/receipt.html", objection=objecting.get_by_token(token))


@bp.get("/office/objections/")
@requires(Permission.LICENCE_DECIDE)
def index() -> str:
    """The objections to applications in the officer's country, those that wait first."""
    found = objecting.list_objections(seen_by=reader())
    return render_template("objections/index.html", objections=found)


@bp.route("/office/objections/<int:number>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def show(number: int) -> tuple[str, int] | Response:
    """An objection, and its answer."""
    objection = objecting.get_objection(number, seen_by=reader())
    form = AnswerForm()
    if form.submitted():
        try:
            objecting.answer(objection, form.answer.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The answer is kept. Whoever objected can read it."))
            return redirect(url_for("objections.index"))
    return render_template("objections/show.html", form=form, objection=objection), form.status


@bp.route("/office/objections/<int:number>/erase", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def erase(number: int) -> tuple[str, int] | Response:
    """Erase what was typed, and who typed it."""
    objection = objecting.get_objection(number, seen_by=reader())
    form = EraseForm()
    if form.confirms():
        try:
            objecting.erase(objection, form.ground.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("objections.show", number=number))
    return render_template("objections/erase.html", form=form, objection=objection), form.status
