"""What leaves the public page of a register, and after how many days."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.leaving import LeaveForm
from registry.services import leaving, narrowing
from registry.services.journal import actor_of
from registry.services.leaving import Leave

bp = Blueprint("leaving", __name__, url_prefix="/<lang>/office/leaving")


@bp.route("/<register>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def rules(register: str) -> tuple[str, int] | Response:
    """What leaves the public page, and by which law; an officer adds to it."""
    kept = narrowing.get_register(register, seen_by=reader())
    form = LeaveForm()
    form.offer([(kind, leaving.kind_name(kind)) for kind in leaving.WORDS])
    if form.submitted():
        try:
            leaving.set_rule(kept, Leave(**form.answers()), actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The register says so from now on."))
            return redirect(url_for("leaving.rules", register=kept.slug))
    page = render_template(
        "leaving/rules.html", form=form, register=kept, kind_name=leaving.kind_name
    )
    return page, form.status


@bp.post("/<register>/<kind>/drop")
@requires(Permission.AGENCY_EDIT)
def drop(register: str, kind: str) -> Response:
    """Let something stay on the public page for good."""
    kept = narrowing.get_register(register, seen_by=reader())
    leaving.drop_rule(kept, kind, actor=actor_of(reader()))
    return redirect(url_for("leaving.rules", register=kept.slug))
