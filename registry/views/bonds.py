"""An agency's bond and clearances in the office, what its register requires, tables to download."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from registry import clock
from registry.access import Permission, reader, requires
from registry.bonds import CASH, CLEARANCES, GUARANTEE, LEDGER, LODGED, PART, Clearing, Entry
from registry.errors import NotFound, Refused
from registry.forms.bond import RulesForm, bond_form, minor
from registry.services import auditing, clearing, flagging, narrowing
from registry.services.bonding import (
    awarding,
    naming,
    ordering,
    proposing,
    requiring,
    tabulating,
    telling,
    weighing,
)
from registry.services.bonding.requiring import Rules, Tier
from registry.services.journal import actor_of
from registry.services.veiling import unveil
from registry.views.downloads import table

bp = Blueprint("bonds", __name__, url_prefix="/<lang>")

OF = "/office/agencies/<register>/<slug>"
# The acts that begin something, and those that the row of an award or of a part offers.
NEW = tuple(name for name, act in LEDGER.items() if act.of == LODGED or name == "award")
ON_AWARD = ("draw", "pledge", "unpledge", "pay")
ON_PART = {
    kind: [
        name
        for name, act in LEDGER.items()
        if act.of == PART and act.only in (None, kind) and name not in ON_AWARD
    ]
    for kind in (CASH, GUARANTEE)
}


@bp.get(f"{OF}/bond")
@requires(Permission.LICENCE_DECIDE)
def show(register: str, slug: str) -> str:
    """What is held, required, drawn and owed today, each entry, and where it is cleared."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    today = clock.today()
    cover = weighing.weigh(agency, today)
    return render_template(
        "bonds/show.html",
        agency=agency,
        cover=cover,
        why=telling.why(cover),
        ratio=telling.ratio(cover),
        today=today,
        awards=[(unveil(one.placement), one) for one in cover.ledger.awards.values()],
        orders=ordering.list_orders(agency, cover.ledger),
        lines=tabulating.list_lines(agency),
        offered=NEW,
        on_part=ON_PART,
        on_award=ON_AWARD if cover.ledger.parts else ("pay",),
        clearances=CLEARANCES,
        flags=flagging.list_flags(agency, today, public=False),
        acts=clearing.list_acts(agency),
        cleared=[
            (clearing.place_name(place), since)
            for place, since in clearing.cleared(agency, today).yes.items()
        ],
    )


@bp.route(f"{OF}/bond/<act>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def enter(register: str, slug: str, act: str) -> tuple[str, int] | Answer:
    """Record an entry of the bond, or propose one that a second person approves."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    if act not in LEDGER:
        raise NotFound(_("There is no such act."))
    ledger = weighing.weigh(agency, clock.today()).ledger
    form = bond_form(act)()
    form.offer(
        of=[(seq, naming.part_name(part)) for seq, part in ledger.parts.items()],
        against=[(one.seq, naming.award_name(one)) for one in ledger.open],
    )
    form.show_seen(agency.seq)
    if request.method == "GET":
        form.show(request.args)
    if form.submitted():
        try:
            entry = Entry(act=act, **_in_minor(form.values(), ledger, act))
            proposal = proposing.put_forward(
                agency, entry, officer=reader(), seen=form.seen_event()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _done(proposal, agency)
    page = render_template(
        "bonds/enter.html", form=form, agency=agency, act=act, two=LEDGER[act].two
    )
    return page, form.status


@bp.post(f"{OF}/bond/of/<audit>")
@requires(Permission.LICENCE_DECIDE)
def take(register: str, slug: str, audit: str) -> Answer:
    """Propose to record all that a closed audit lets order."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    try:
        proposal = awarding.put_forward(agency, audit, officer=reader())
    except Refused as refusal:
        flash(refusal.reason)
        return redirect(url_for("bonds.show", register=register, slug=slug))
    return _done(proposal, agency)


@bp.route(f"{OF}/clearance/<act>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def clear(register: str, slug: str, act: str) -> tuple[str, int] | Answer:
    """Propose an act on an agency's clearances."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    if act not in CLEARANCES:
        raise NotFound(_("There is no such act."))
    form = bond_form(act)()
    form.show_seen(agency.seq)
    if form.submitted():
        try:
            proposal = clearing.put_forward(
                agency,
                Clearing(act=act, **form.values()),
                officer=reader(),
                seen=form.seen_event(),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _done(proposal, agency)
    page = render_template("bonds/clear.html", form=form, agency=agency, act=act)
    return page, form.status


@bp.route("/office/bonds/of/<register>", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def rules(register: str) -> tuple[str, int] | Answer:
    """What bond a register requires, by tier, and what of it the public sees."""
    kept = narrowing.get_register(register, seen_by=reader())
    form = RulesForm()
    if form.submitted():
        try:
            tiers = tuple(Tier(*line) for line in form.lines())
            answers = form.answers() | {"tiers": tiers, "shows": tuple(form.shows.data)}
            requiring.declare(kept, Rules(**answers), actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The register says so from now on."))
            return redirect(url_for("bonds.rules", register=kept.slug))
    rule = requiring.find_rule(kept.slug)
    return render_template("bonds/rules.html", form=form, register=kept, rule=rule), form.status


@bp.get(f"{OF}/bond.csv")
@requires(Permission.LICENCE_DECIDE)
def entries(register: str, slug: str) -> Response:
    """The entries of an agency's bond as a table to be downloaded."""
    agency = narrowing.get_agency(register, slug, seen_by=reader())
    return table(tabulating.as_csv(agency), f"{agency.register}-{agency.slug}-bond.csv")


@bp.get("/audits/<reference>/bond.csv")
@requires(Permission.AUDIT_READ)
def audit_table(reference: str) -> Response:
    """The entries of the bond of an audited agency, for its committee."""
    audit = auditing.get_audit(reference, seen_by=reader())
    return table(tabulating.as_csv(audit.agency), f"{audit.reference}-bond.csv")


def _in_minor(values: dict[str, Any], ledger: Any, act: str) -> dict[str, Any]:
    """The answers with the amount in minor units of the currency that it is in."""
    if not values.get("amount"):
        return values
    part, award = ledger.parts.get(values.get("of")), ledger.awards.get(values.get("against"))
    about = award if act in ("draw", "pay") else part
    currency = values.get("currency") or (about.currency if about else "")
    return values | {"amount": minor(values["amount"], currency)}


def _done(proposal: Any, agency: Any) -> Answer:
    if proposal:
        return redirect(url_for("decisions.show", number=proposal.id))
    flash(_("The entry is in the register."))
    return redirect(url_for("bonds.show", register=agency.register, slug=agency.slug))
