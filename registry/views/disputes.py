"""What agencies say is wrong in their records: an officer proposes the correction or declines."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import NotFound, Refused
from registry.forms.agency import CorrectionForm
from registry.forms.dispute import ReasonForm
from registry.forms.known import RemovalForm
from registry.services import contesting, disputing
from registry.services.knowing.striking import Removal

bp = Blueprint("disputes", __name__, url_prefix="/<lang>/office/disputes")

# What an officer can answer with a reason alone.
ANSWERS = {"decline": disputing.decline, "settle": disputing.settle}


@bp.get("/")
@requires(Permission.LICENCE_DECIDE)
def index() -> str:
    """The requests that wait for an answer."""
    waiting = contesting.list_waiting(seen_by=reader())
    return render_template("disputes/index.html", waiting=waiting, fact_name=contesting.fact_name)


@bp.get("/<int:number>")
@requires(Permission.LICENCE_DECIDE)
def show(number: int) -> str:
    """One request: what stands, what it should be, and what can be done."""
    asked = contesting.get_request(number, seen_by=reader())
    return render_template("disputes/show.html", **_told(asked))


@bp.route("/<int:number>/accept", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def accept(number: int) -> tuple[str, int] | Response:
    """Propose the correction that the agency asked for."""
    asked = contesting.get_request(number, seen_by=reader())
    form = CorrectionForm()
    if request.method == "GET":
        form.show(asked.agency)
    form.show_seen(asked.agency.seq)
    if form.submitted():
        try:
            proposal = disputing.accept(
                asked, form.facts(), officer=reader(), seen=form.seen_event()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("decisions.show", number=proposal.id))
    return render_template("disputes/accept.html", form=form, **_told(asked)), form.status


@bp.route("/<int:number>/remove", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def remove(number: int) -> tuple[str, int] | Response:
    """Propose that the disputed entry of what the agency is known by is ended or struck out."""
    asked = contesting.get_request(number, seen_by=reader())
    form = RemovalForm()
    form.show_seen(asked.agency.seq)
    if form.submitted():
        try:
            removal = Removal(form.ground.data, form.end())
            proposal = disputing.remove(asked, removal, officer=reader(), seen=form.seen_event())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("decisions.show", number=proposal.id))
    return render_template("disputes/remove.html", form=form, **_told(asked)), form.status


@bp.route("/<int:number>/<answer>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def close(number: int, answer: str) -> tuple[str, int] | Response:
    """End a dispute with a reason: the record stays, or an act has mended it."""
    asked = contesting.get_request(number, seen_by=reader())
    if answer not in ANSWERS:
        raise NotFound(_("There is no such page."))
    form = ReasonForm()
    if form.submitted():
        try:
            ANSWERS[answer](asked, form.reason.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The agency reads your answer on its own page."))
            return redirect(url_for("disputes.index"))
    page = render_template("disputes/close.html", form=form, answer=answer, **_told(asked))
    return page, form.status


def _told(asked: Any) -> dict[str, Any]:
    return {
        "asked": asked,
        "agency": asked.agency,
        "name": contesting.fact_name(asked.agency, asked.fact),
        "state": contesting.state_of(asked),
        "of_entry": asked.fact.startswith(contesting.ENTRY),
        "entry": contesting.known_entry(asked),
        "mended": contesting.is_mended(asked),
    }
