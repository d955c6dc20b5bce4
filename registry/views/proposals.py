"""New editions of the law: an officer proposes a text, another adopts it or refuses it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.law import AdoptForm, GroundForm, TextForm
from registry.services import adopting, previewing, proposing, shelf
from registry.services.proposing import Author, BadText, Draft, Overtaken

bp = Blueprint("proposals", __name__, url_prefix="/<lang>/office/law")


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.LAW_EDIT)
def new() -> tuple[str, int] | Response:
    """Propose an instrument that the register does not have."""
    return _proposed(TextForm(), None)


@bp.route("/<instrument_id>/edit", methods=["GET", "POST"])
@requires(Permission.LAW_EDIT)
def edit(instrument_id: str) -> tuple[str, int] | Response:
    """Propose another text of an instrument: change, add or end clauses."""
    instrument = shelf.get_instrument(instrument_id)
    return _proposed(TextForm(text=instrument.text, base=instrument.edition), instrument_id)


@bp.route("/proposals/<int:number>", methods=["GET", "POST"])
@requires(Permission.LAW_EDIT)
def show(number: int) -> tuple[str, int] | Response:
    """A proposal: what it changes in the text and in today's verdicts; a second officer adopts."""
    proposal = proposing.get_proposal(number, seen_by=reader())
    form = AdoptForm()
    if form.submitted():
        try:
            adopting.adopt(proposal, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The edition is adopted and public."))
            return redirect(url_for("law.show", instrument_id=proposal.instrument_id))
    page = render_template(
        "proposals/show.html",
        form=form,
        proposal=proposal,
        looked=previewing.look_at(proposal, seen_by=reader()),
    )
    return page, form.status


@bp.route("/proposals/<int:number>/close", methods=["GET", "POST"])
@requires(Permission.LAW_EDIT)
def close(number: int) -> tuple[str, int] | Response:
    """Withdraw a proposal of one's own, or refuse a colleague's."""
    proposal = proposing.get_proposal(number, seen_by=reader())
    form = GroundForm()
    if form.submitted():
        try:
            proposing.close(proposal, form.ground.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("proposals.show", number=number))
    return render_template("proposals/close.html", form=form, proposal=proposal), form.status


def _proposed(form: TextForm, instrument_id: str | None) -> tuple[str, int] | Response:
    problem: Refused | None = None
    if form.submitted():
        draft = Draft(form.text.data, form.reason.data, form.base.data or None)
        try:
            proposal = proposing.propose(instrument_id, draft, Author.of(reader()))
        except Refused as refusal:
            problem = refusal
            form.refuse(refusal)
        else:
            flash(_("The text reads. Another officer of your authority can adopt it now."))
            return redirect(url_for("proposals.show", number=proposal.id))
    if isinstance(problem, Overtaken):
        form.base.data = problem.current  # what is sent next was written in sight of it
    page = render_template(
        "proposals/edit.html" if instrument_id else "proposals/new.html",
        form=form,
        instrument=shelf.get_instrument(instrument_id) if instrument_id else None,
        faults=problem.faults if isinstance(problem, BadText) else [],
        changed=problem.changed if isinstance(problem, Overtaken) else [],
    )
    return page, form.status
