"""What an agency is known by, in the office: entered, ended, struck out, erased, made public.

The public reads it on the agency's own page, and here as a table to keep.
"""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import NotFound, Refused
from registry.forms.known import EndForm, PublishForm, StrikeForm, entry_form
from registry.forms.law import EraseForm
from registry.services import licensing, narrowing
from registry.services.guarding import passing
from registry.services.journal import actor_of
from registry.services.knowing import entering, publishing, striking, tabling
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.kinds import GUARDED, HANDS, KINDS, PLACE, room
from registry.services.knowing.striking import Removal
from registry.services.knowing.words import group_name
from registry.views.downloads import table as as_table

bp = Blueprint("known", __name__, url_prefix="/<lang>")
OF_AGENCY = "/office/agencies/<register>/<slug>/known"


@bp.get(f"{OF_AGENCY}/")
@requires(Permission.AGENCY_EDIT)
def index(register: str, slug: str) -> str:
    """Everything that the agency is known by, the public's and the authority's alone."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    return render_template(
        "known/index.html",
        agency=agency,
        entries=list_entries(agency),
        kinds=KINDS,
        hidden=publishing.hidden_kinds(agency.kept_in),
    )


@bp.route(f"{OF_AGENCY}/new/<kind>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def new(register: str, slug: str, kind: str) -> tuple[str, int] | Response:
    """Enter something that the agency is known by."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    if kind not in KINDS:
        raise NotFound(_("There is no such kind of entry."))
    form = entry_form(room(kind), named=KINDS[kind] != PLACE)()
    if form.submitted():
        try:
            entering.enter(
                agency,
                Entry(kind=kind, **form.facts()),
                actor=actor_of(reader()),
                decided={"persons": 1},
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The entry is in the register."))
            return redirect(_next(agency, kind))
    hidden = publishing.hidden_kinds(agency.kept_in)
    page = render_template("known/new.html", form=form, agency=agency, kind=kind, hidden=hidden)
    return page, form.status


@bp.route(f"{OF_AGENCY}/<int:entered>/end", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def end(register: str, slug: str, entered: int) -> tuple[str, int] | Response:
    """Say that an entry holds no more from a day on."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    entry = entering.get_entry(agency, entered)
    form = EndForm()
    if form.submitted():
        try:
            entering.end(
                agency, entry, form.end(), form.ground.data.strip(), actor=actor_of(reader())
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _done(agency, _("The entry is ended; it stays in the history."))
    return render_template("known/end.html", form=form, agency=agency, entry=entry), form.status


@bp.route(f"{OF_AGENCY}/<int:entered>/strike", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def strike(register: str, slug: str, entered: int) -> tuple[str, int] | Response:
    """Propose to strike an entry out that was a mistake."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    entry = entering.get_entry(agency, entered)
    form = StrikeForm()
    form.show_seen(agency.seq)
    if form.submitted():
        try:
            proposal = striking.propose(
                agency, entry, Removal(form.ground.data), officer=reader(), seen=form.seen_event()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("decisions.show", number=proposal.id))
    return render_template("known/strike.html", form=form, agency=agency, entry=entry), form.status


@bp.route(f"{OF_AGENCY}/<int:entered>/erase", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def erase(register: str, slug: str, entered: int) -> tuple[str, int] | Response:
    """Erase what is said of a person, once the officer has looked at it again."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    entry = entering.get_entry(agency, entered)
    form = EraseForm()
    if form.confirms():
        try:
            entering.erase_values(agency, entry, form.ground.data, actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _done(agency, _("Erased."))
    return render_template("known/erase.html", form=form, agency=agency, entry=entry), form.status


@bp.route("/office/publishing/<register>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def publish(register: str) -> tuple[str, int] | Response:
    """Say of whom a register publishes the names."""
    kept = narrowing.get_register(register, seen_by=reader())
    form = PublishForm(kinds=kept.publishes)
    form.offer([(kind, group_name(kind)) for kind in KINDS if kind in GUARDED])
    if form.submitted():
        publishing.publish(kept, form.kinds.data or [], actor=actor_of(reader()))
        flash(_("The register says so from now on."))
        return redirect(url_for("known.publish", register=kept.slug))
    return render_template("known/publish.html", form=form, register=kept), form.status


@bp.get("/agencies/<register>/<slug>/known.csv")
@requires(Permission.REGISTER_READ)
def table(register: str, slug: str) -> Response:
    """What the public reads of it, as a table in the columns of the exchange file."""
    agency = licensing.get_agency(register, slug)
    text = tabling.as_csv(tabling.list_rows(clock.today(), agency=agency))
    return as_table(text, f"{agency.register}-{agency.slug}-known.csv")


def _next(agency: Any, kind: str) -> str:
    """Where an officer goes on: where an agency changed hands, first to what it resembles now."""
    resembles = kind in HANDS and passing.guard(agency).open
    endpoint = "guard.show" if resembles else "known.index"
    return url_for(endpoint, register=agency.register, slug=agency.slug)


def _done(agency: Any, told: str) -> Response:
    flash(told)
    return redirect(url_for("known.index", register=agency.register, slug=agency.slug))
