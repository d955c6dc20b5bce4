"""What waits for a second person: acts and corrections that a colleague proposed."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, reader, requires
from registry.acts import GUARDED
from registry.errors import Refused
from registry.forms.law import GroundForm
from registry.forms.licence import ApproveForm
from registry.services import approving, licensing, submitting
from registry.services.guarding import passing

# Where an approved proposal that is about no one agency is seen.
AFTER = {submitting.IMPORT: "agencies.index"}

bp = Blueprint("decisions", __name__, url_prefix="/<lang>/office/decisions")


@bp.get("/")
@requires(Permission.LICENCE_DECIDE)
def index() -> str:
    """The proposals of the officer's country: those that wait first."""
    proposals = approving.list_proposals(seen_by=reader())
    return render_template("decisions/index.html", proposals=proposals)


@bp.route("/<int:number>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def show(number: int) -> tuple[str, int] | Response:
    """A proposal: what it would do to the record as it is now; a second officer approves it."""
    proposal = approving.get_proposal(number, seen_by=reader())
    form = ApproveForm()
    form.show_seen(proposal.agency.seq if proposal.agency else 0)
    if form.submitted():
        try:
            submitting.say_why(proposal, form.passes.data, form.marks())
            approving.approve(proposal, officer=reader(), seen=form.seen_event())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The decision is in the register."))
            return redirect(_address(proposal))
    page = render_template(
        "decisions/show.html",
        form=form,
        proposal=proposal,
        mine=proposal.proposer_id == reader().id,
        second=approving.may_approve(proposal, reader()),
        **(_list_looked_at(proposal, form) if proposal.kind == submitting.IMPORT
           else _looked_at(proposal)),
    )  # fmt: skip
    return page, form.status


@bp.route("/<int:number>/close", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def close(number: int) -> tuple[str, int] | Response:
    """Withdraw a proposal of one's own, or decline a colleague's."""
    proposal = approving.get_proposal(number, seen_by=reader())
    form = GroundForm()
    if form.submitted():
        try:
            approving.close(proposal, form.ground.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("decisions.show", number=number))
    page = render_template(
        "decisions/close.html",
        form=form,
        proposal=proposal,
        mine=proposal.proposer_id == reader().id,
    )
    return page, form.status


def _looked_at(proposal: Any) -> dict[str, Any]:
    """What a proposal would do to the record as it is now."""
    if proposal.agency is None:
        return {"told": approving.told(proposal)}
    return {
        "agency": proposal.agency,
        "guarded": _guarded(proposal),
        "told": approving.told(proposal),
        "changes": approving.changes_since(proposal),
        "standing": licensing.standing(proposal.agency, clock.today()),
    }


def _list_looked_at(proposal: Any, form: ApproveForm) -> dict[str, Any]:
    """What a list would do; once the form was sent, the marks of what its sender had seen."""
    seen = form.marks() if form.is_submitted() else None
    result = submitting.look_at(proposal, seen_by=reader(), seen=seen)
    form.show_marks(result.marks if result else ())
    return {"result": result, "seen": seen}


def _guarded(proposal: Any) -> Any:
    """What an agency resembles, where the proposal would give it a licence that waits for it."""
    granting = proposal.state == "open" and proposal.body.get("act") in GUARDED
    return passing.guard(proposal.agency) if granting else None


def _address(proposal: Any) -> str:
    agency = proposal.agency
    if agency is None:
        return url_for(AFTER.get(proposal.kind, "warnings.office"))
    return url_for("agencies.show", register=agency.register, slug=agency.slug)
