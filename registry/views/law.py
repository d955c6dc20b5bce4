"""The law in a ministry's office: compare clauses with the signed text and confirm them.

Proposing and adopting another text is in `views.proposals`.
"""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.law import ConfirmForm, WithdrawForm
from registry.services import confirming, explaining, proposing, shelf, sourcing
from registry.services.confirming import Standing
from registry.services.explaining import Explained
from registry.services.sourcing import Source

bp = Blueprint("law", __name__, url_prefix="/<lang>/office/law")


@bp.get("/")
@requires(Permission.LAW_CONFIRM)
def index() -> str:
    """Every instrument with what its confirmation lacks, and the proposals that wait."""
    return render_template(
        "law/index.html",
        shelves=explaining.list_explained(clock.today()),
        standing=confirming.standing_of,
        ours=[one for one in shelf.list_instruments() if confirming.may_confirm(one, reader())],
        proposals=proposing.list_proposals(seen_by=reader(), open_only=True),
    )


@bp.route("/<instrument_id>", methods=["GET", "POST"])
@requires(Permission.LAW_CONFIRM)
def show(instrument_id: str) -> tuple[str, int] | Answer:
    """Each clause beside its check, who confirmed it, what is lacking; and the form to confirm."""
    instrument = shelf.get_instrument(instrument_id)
    form = ConfirmForm(edition=instrument.edition)
    form.offer((clause.ref, clause.ref) for clause in instrument.clauses)
    if form.submitted():
        try:
            confirming.check_seen(instrument, form.edition.data)
            confirming.confirm(instrument, form.clauses.data, _source(form), officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("Your confirmation is recorded."))
            return redirect(url_for("law.show", instrument_id=instrument_id))
    return _page("law/show.html", instrument_id, form), form.status


@bp.route("/<instrument_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.LAW_CONFIRM)
def withdraw(instrument_id: str) -> tuple[str, int] | Answer:
    """Withdraw the confirmation of some clauses, with the ground."""
    instrument = shelf.get_instrument(instrument_id)
    form = WithdrawForm()
    given = confirming.list_given(instrument, reader())
    form.offer((clause.ref, f"{clause.ref} {clause.says}") for clause in given)
    if form.submitted():
        try:
            confirming.withdraw(instrument, form.clauses.data, form.ground.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The confirmation is withdrawn."))
            return redirect(url_for("law.show", instrument_id=instrument_id))
    return _page("law/withdraw.html", instrument_id, form), form.status


@bp.get("/documents/<sha256>")
@requires(Permission.LAW_CONFIRM)
def document(sha256: str) -> Response:
    """A signed text as an officer sent it, to be saved and opened elsewhere."""
    kept = sourcing.get_document(sha256)
    answer = Response(kept.data, mimetype="application/octet-stream")
    answer.headers.set("Content-Disposition", "attachment", filename=kept.name)
    return answer


def _page(template: str, instrument_id: str, form: ConfirmForm | WithdrawForm) -> str:
    instrument = shelf.get_instrument(instrument_id)
    standing: list[Standing] = confirming.standing_of(instrument)
    documents = {row.document for one in standing for row in one.given}
    return render_template(
        template,
        form=form,
        instrument=instrument,
        explained=Explained(instrument, clock.today()),
        standing={one.clause.ref: one for one in standing},
        officers=confirming.list_names(standing, seen_by=reader()),
        kept=sourcing.list_kept(documents),
        ours=confirming.may_confirm(instrument, reader()),
        given=confirming.list_given(instrument, reader()),
    )


def _source(form: ConfirmForm) -> Source:
    file = form.file.data
    return Source(
        place=form.place.data,
        address=form.address.data or "",
        sha256=form.sha256.data or "",
        name=(file.filename or "") if file else "",
        data=file.read() if file else b"",
    )
