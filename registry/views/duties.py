"""What follows from acts: what a register says follows, and what of it is done."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.acts import ACTS
from registry.errors import Refused
from registry.forms.licence import DoneForm, DutyRuleForm
from registry.services import following, naming, narrowing
from registry.services.following import Rule
from registry.services.journal import actor_of

bp = Blueprint("duties", __name__, url_prefix="/<lang>/office/duties")


@bp.route("/of/<register>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def rules(register: str) -> tuple[str, int] | Response:
    """What follows from which act in a register, and by when; an officer adds to it."""
    kept = narrowing.get_register(register, seen_by=reader())
    form = DutyRuleForm()
    form.offer([(act, naming.to_do_name(act)) for act in ACTS])
    if form.submitted():
        try:
            following.add_rule(kept, Rule(**form.answers()), actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The register says so from now on."))
            return redirect(url_for("duties.rules", register=kept.slug))
    return render_template("duties/rules.html", form=form, register=kept), form.status


@bp.post("/of/<register>/<int:place>/drop")
@requires(Permission.AGENCY_EDIT)
def drop(register: str, place: int) -> Response:
    """Say no longer that something follows."""
    kept = narrowing.get_register(register, seen_by=reader())
    following.drop_rule(kept, place, actor=actor_of(reader()))
    return redirect(url_for("duties.rules", register=kept.slug))


@bp.route("/<int:number>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def done(number: int) -> tuple[str, int] | Response:
    """Note that what followed from an act was done."""
    duty = following.get_duty(number, seen_by=reader())
    form = DoneForm()
    if form.submitted():
        try:
            following.settle(duty, form.done_on.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            agency = duty.agency
            return redirect(url_for("agencies.show", register=agency.register, slug=agency.slug))
    return render_template("duties/done.html", form=form, duty=duty), form.status
