"""Joint committees, as the administrator enters them; their audits have a place of their own."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, requires
from registry.errors import Refused
from registry.forms.committee import CommitteeForm
from registry.services import convening, organising

bp = Blueprint("committees", __name__, url_prefix="/<lang>/office/committees")


@bp.route("/", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_INVITE)
def index() -> tuple[str, int] | Response:
    """The committees, and the form for a new one."""
    form = CommitteeForm()
    form.agreement.choices = [("", "")] + [
        (one.id, f"{one.id}: {one.title}") for one in convening.list_agreements()
    ]
    form.members.choices = [(one.slug, one.name) for one in organising.list_organisations()]
    if form.submitted():
        try:
            body = convening.convene(
                form.slug.data,
                name=form.name.data,
                agreement=form.agreement.data,
                corridor=(form.origin.data, form.destination.data),
                members=form.members.data,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("%(name)s is entered.", name=body.name))
            return redirect(url_for("committees.index"))
    page = render_template(
        "committees/index.html", form=form, committees=convening.list_committees()
    )
    return page, form.status
