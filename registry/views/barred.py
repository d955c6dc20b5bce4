"""Persons disqualified with an agency, in the office: a name is erased; the act stays."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.law import EraseForm
from registry.services import barring, narrowing
from registry.services.journal import actor_of

bp = Blueprint("barred", __name__, url_prefix="/<lang>/office/agencies/<register>/<slug>/barred")


@bp.route("/<int:number>/erase", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def erase(register: str, slug: str, number: int) -> tuple[str, int] | Response:
    """Erase a disqualified person's name, once the officer has looked at it again."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    barred = barring.get_barred(agency, number)
    form = EraseForm()
    if form.confirms():
        try:
            barring.erase_name(agency, barred, form.ground.data, actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("Erased."))
            return redirect(url_for("agencies.show", register=register, slug=slug))
    return render_template(
        "barred/erase.html", form=form, agency=agency, barred=barred
    ), form.status
