"""A ministry's agencies: the list, one agency, its published facts, and acts on its licence.

What a second person approves is in `views.decisions`.
"""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, reader, requires
from registry.acts import ACTS, KINDS, Decision
from registry.errors import NotFound, Refused
from registry.forms.agency import CorrectionForm, NewAgencyForm, RegisterForm
from registry.forms.licence import decision_form
from registry.services import (
    admitting,
    approving,
    attributing,
    barring,
    checking,
    deciding,
    finding,
    flagging,
    following,
    licensing,
    narrowing,
    waiting,
)
from registry.services.bonding import weighing
from registry.services.guarding import looking, passing
from registry.services.journal import actor_of
from registry.services.knowing import entering

# The acts by what they are about, in the order in which they are offered.
TABLE = {of: [name for name, act in ACTS.items() if act.of == of] for of in KINDS}

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
        stand=deciding.stand(agency, clock.today()),
        acts=deciding.acts_on(agency),
        table=TABLE,
        proposals=waiting.list_of(agency),
        desk=admitting.desk(agency),
        duties=following.list_duties(agency),
        known=len(entering.list_standing(agency)),
        barred=barring.list_all(agency),
        by_whom=attributing.by_whom(agency),
        cover=weighing.weigh(agency, clock.today()),
        flags=flagging.list_flags(agency, clock.today(), public=False),
        today=clock.today(),
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
    """Propose other published facts of an agency."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    form = CorrectionForm()
    if request.method == "GET":
        form.show(agency)
    form.show_seen(agency.seq)
    if form.submitted():
        try:
            proposal = approving.correct(
                agency, form.facts(), officer=reader(), seen=form.seen_event()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            if proposal:
                return redirect(url_for("decisions.show", number=proposal.id))
            flash(_("Nothing was changed."))
            return redirect(_address(agency))
    return render_template("agencies/edit.html", form=form, agency=agency), form.status


@bp.route("/<register>/<slug>/licence/<act>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def decide(register: str, slug: str, act: str) -> tuple[str, int] | Response:
    """Propose an act on an agency's licence, or carry out one that takes no second person."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    if act not in ACTS:
        raise NotFound(_("There is no such act."))
    form = decision_form(act)()
    form.show_seen(agency.seq)
    if form.submitted():
        decision = Decision(act=act, **form.decision())
        try:
            proposal = approving.put_forward(
                agency, decision, officer=reader(), seen=form.seen_event()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            if proposal:
                return redirect(url_for("decisions.show", number=proposal.id))
            flash(_("The decision is in the register."))
            return redirect(_address(agency))
    page = render_template(
        "agencies/decide.html",
        form=form,
        agency=agency,
        act=act,
        two=ACTS[act].two,
        guarded=passing.guard(agency) if act in passing.COUNTED else None,
        namesakes=looking.list_namesakes(agency) if act == "apply" else [],
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
