"""Entries that look alike: the pairs that wait for a word, and two entries side by side."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.likeness import LikenessForm
from registry.services import linking, narrowing, paging, resembling
from registry.services.resembling import KINDS

bp = Blueprint("likeness", __name__, url_prefix="/<lang>/office/alike")


@bp.get("/")
@requires(Permission.AGENCY_EDIT)
def index() -> str:
    """The pairs of the officer's country that nobody has decided on."""
    pairs = resembling.list_pairs(seen_by=reader())
    page = paging.page_in(pairs, request.args.get("page", 1, type=int))
    return render_template("likeness/index.html", page=page)


@bp.route("/<register>/<slug>/<other_register>/<other_slug>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def show(
    register: str, slug: str, other_register: str, other_slug: str
) -> tuple[str, int] | Response:
    """Two entries side by side, and the officer's word on them."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    other = narrowing.get_agency(other_register, other_slug, seen_by=reader())
    form = LikenessForm()
    if form.submitted():
        answers = form.answers()
        try:
            linking.decide(agency, other, answers["word"], ground=answers["ground"],
                           officer=reader())  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("Your word on the two entries is recorded."))
            return redirect(url_for("likeness.index"))
    page = render_template(
        "likeness/show.html",
        form=form,
        pair=resembling.compare(agency, other),
        kinds=KINDS,
        linked=other in linking.list_linked(agency),
    )
    return page, form.status
