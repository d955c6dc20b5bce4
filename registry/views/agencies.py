"""A ministry's agencies: the list, one agency, its published facts, and acts on its licence."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import NotFound, Refused
from registry.forms.agency import AgencyForm, NewAgencyForm, RegisterForm
from registry.forms.licence import ACT_WORDS, FORMS
from registry.services import checking, finding, licensing, narrowing
from registry.services.journal import actor_of
from registry.services.licensing import Decision

bp = Blueprint("agencies", __name__, url_prefix="/<lang>/office/agencies")


@bp.get("/")
@requires(Permission.AGENCY_EDIT)
def index() -> str:
    """The agencies of the officer's country, those that fit what is asked."""
    asked, status = request.args.get("q", "").strip(), request.args.get("status", "")
    return render_template(
        "agencies/index.html",
        page=narrowing.list_agencies(
            seen_by=reader(),
            asked=asked,
            status=status,
            number=request.args.get("page", 1, type=int),
        ),
        asked=asked,
        status=status,
        statuses=narrowing.STATUSES,
        standing=_standing_today,
    )


@bp.get("/<register>/<slug>")
@requires(Permission.AGENCY_EDIT)
def show(register: str, slug: str) -> str:
    """One agency: its standing today, its history, what is published, and what can be done."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    run = checking.latest_run(agency)
    return render_template(
        "agencies/show.html",
        agency=agency,
        standing=_standing_today(agency),
        acts=licensing.acts_on(agency),
        words=ACT_WORDS,
        run=run,
        clauses=finding.count_clauses(run, agency=agency) if run else [],
        placements=narrowing.list_placements(seen_by=reader(), agency=agency).total,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def new() -> tuple[str, int] | Response:
    """Enter an agency."""
    registers = narrowing.list_registers(seen_by=reader())
    form = NewAgencyForm()
    form.offer(registers)
    if form.submitted():
        try:
            agency = licensing.enter(
                narrowing.get_register(form.register.data, seen_by=reader()),
                form.number.data.strip(),
                actor=actor_of(reader()),
                **form.facts(),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("%(name)s is in the register.", name=agency.name))
            return redirect(_address(agency))
    page = render_template("agencies/new.html", form=form, registers=registers)
    return page, form.status


@bp.route("/<register>/<slug>/edit", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def edit(register: str, slug: str) -> tuple[str, int] | Response:
    """Change what is published of an agency."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    form = AgencyForm()
    if request.method == "GET":
        form.show(agency)
    if form.submitted():
        try:
            changes = licensing.correct(agency, actor=actor_of(reader()), **form.facts())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The changes are published.") if changes else _("Nothing was changed."))
            return redirect(_address(agency))
    return render_template("agencies/edit.html", form=form, agency=agency), form.status


@bp.route("/<register>/<slug>/licence/<act>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def decide(register: str, slug: str, act: str) -> tuple[str, int] | Response:
    """Carry out an act on an agency's licence; one that stops or restores it is confirmed."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    if act not in FORMS:
        raise NotFound(_("There is no such act."))
    form, confirming = FORMS[act](), False
    if form.submitted():
        decision = Decision(act=act, **form.decision())
        try:
            licensing.examine(agency, decision)
            confirming = form.awaits_confirmation()
            if not confirming:
                licensing.decide(agency, decision, actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            if not confirming:
                flash(_("The decision is in the register."))
                return redirect(_address(agency))
    page = render_template(
        "agencies/decide.html",
        form=form,
        agency=agency,
        act=act,
        words=ACT_WORDS[act],
        confirming=confirming,
        standing=_standing_today(agency),
    )
    return page, form.status


@bp.route("/registers/new", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def register() -> tuple[str, int] | Response:
    """Declare a register of the officer's country."""
    form = RegisterForm()
    if form.submitted():
        try:
            narrowing.declare_register(
                form.slug.data, name=form.name.data, seen_by=reader(), actor=actor_of(reader())
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The register %(name)s is declared.", name=form.name.data))
            return redirect(url_for("agencies.new"))
    return render_template("agencies/register.html", form=form), form.status


def _address(agency: Any) -> str:
    return url_for("agencies.show", register=agency.register, slug=agency.slug)


def _standing_today(agency: Any) -> Any:
    return licensing.standing(agency, clock.today())
