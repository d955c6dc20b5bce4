"""Whom an agency resembles among the sanctioned ones: the officer's answers, one for each match."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.application import RuleForm
from registry.forms.guard import field_name, pass_form
from registry.services import narrowing
from registry.services.applying import rules as applying_rules
from registry.services.guarding import passing
from registry.services.journal import actor_of

bp = Blueprint("guard", __name__, url_prefix="/<lang>/office/guard")


@bp.route("/<register>/<slug>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def show(register: str, slug: str) -> tuple[str, int] | Response:
    """What an agency resembles, why that passes; what an officer writes is for officers alone."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    guarded = passing.guard(agency)
    kept = {
        one.identity: guarded.answers[one.identity].text if one.identity in guarded.answers else ""
        for one in guarded.looked.matches
    }
    form = pass_form(kept)()
    if form.submitted():
        asked = {field_name(identity): identity for identity in kept}
        passing.answer(agency, form.texts(asked), officer=reader())
        flash(_("Your answers are kept."))
        return redirect(url_for("agencies.show", register=register, slug=slug))
    page = render_template(
        "guard/show.html",
        form=form,
        agency=agency,
        guarded=guarded,
        field_of=field_name,
        rule=applying_rules.find_rule(register),
    )
    return page, form.status


@bp.route("/of/<register>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def rules(register: str) -> tuple[str, int] | Response:
    """What a register's law asks of applications: days for objections, how far back to look."""
    kept = narrowing.get_register(register, seen_by=reader())
    form = RuleForm(obj=applying_rules.find_rule(register))
    if form.submitted():
        try:
            applying_rules.declare(kept, actor=actor_of(reader()), **form.answers())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The register says so from now on."))
            return redirect(url_for("guard.rules", register=register))
    return render_template("guard/rules.html", form=form, register=kept), form.status
