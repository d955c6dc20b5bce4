"""A joint committee's audits: open one, read its findings, hear the agency, close it, print it."""

from datetime import timedelta

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.audit import ActionForm, CloseAuditForm, OpenAuditForm, ReplyForm
from registry.services import auditing, licensing, proving, reporting
from registry.services.journal import actor_of

bp = Blueprint("audits", __name__, url_prefix="/<lang>/audits")


@bp.get("/")
@requires(Permission.AUDIT_READ)
def index() -> str:
    """The committees of the reader's organisation, and their audits."""
    return render_template(
        "audits/index.html",
        committees=auditing.list_committees(seen_by=reader()),
        audits=auditing.list_audits(seen_by=reader()),
    )


@bp.route("/<committee>/new", methods=["GET", "POST"])
@requires(Permission.AUDIT_CONDUCT)
def new(committee: str) -> tuple[str, int] | Answer:
    """Open an audit of one agency over a period."""
    body = auditing.get_committee(committee, seen_by=reader())
    form = OpenAuditForm()
    form.agency.choices = [("", "")] + [
        (f"{one.register}/{one.slug}", f"{one.name} ({one.number})")
        for one in auditing.list_auditable(body)
    ]
    if form.submitted():
        try:
            audit = auditing.open_audit(
                body,
                licensing.get_agency(*form.agency.data.split("/", 1)),
                since=form.since.data,
                until=form.last.data + timedelta(days=1),
                actor=actor_of(reader()),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("audits.show", reference=audit.reference))
    return render_template("audits/new.html", form=form, committee=body), form.status


@bp.get("/<reference>")
@requires(Permission.AUDIT_READ)
def show(reference: str) -> str:
    """One audit: what was found, what the agency says, what must be done."""
    audit = auditing.get_audit(reference, seen_by=reader())
    return render_template("audits/show.html", audit=audit, summary=auditing.summary(audit))


@bp.get("/<reference>/findings")
@requires(Permission.AUDIT_READ)
def findings(reference: str) -> str:
    """The audit's findings, clause by clause, each with its evidence."""
    audit = auditing.get_audit(reference, seen_by=reader())
    clause = request.args.get("clause", "")
    number = request.args.get("page", 1, type=int)
    return render_template(
        "audits/findings.html",
        audit=audit,
        clause=clause,
        workers=proving.codes_of(audit),
        page=auditing.page_of_findings(audit, clause=clause, number=number),
    )


@bp.route("/<reference>/reply", methods=["GET", "POST"])
@requires(Permission.AUDIT_CONDUCT)
def reply(reference: str) -> tuple[str, int] | Answer:
    """Record the agency's reply: its right before anything is decided."""
    audit = auditing.get_open_audit(reference, seen_by=reader())
    form = ReplyForm()
    if form.submitted():
        try:
            auditing.reply(audit, **form.answers())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("audits.show", reference=reference))
    return render_template("audits/reply.html", form=form, audit=audit), form.status


@bp.route("/<reference>/ask", methods=["GET", "POST"])
@requires(Permission.AUDIT_CONDUCT)
def ask(reference: str) -> tuple[str, int] | Answer:
    """Ask for a corrective action."""
    audit = auditing.get_open_audit(reference, seen_by=reader())
    form = ActionForm()
    if form.submitted():
        try:
            auditing.ask(audit, **form.answers())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("audits.show", reference=reference))
    return render_template("audits/ask.html", form=form, audit=audit), form.status


@bp.route("/<reference>/close", methods=["GET", "POST"])
@requires(Permission.AUDIT_CONDUCT)
def close(reference: str) -> tuple[str, int] | Answer:
    """Close the audit with its conclusion and sign-off."""
    audit = auditing.get_open_audit(reference, seen_by=reader())
    form = CloseAuditForm()
    if form.submitted():
        try:
            auditing.close(audit, auditing.Conclusion(**form.answers()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("audits.show", reference=reference))
    return render_template("audits/close.html", form=form, audit=audit), form.status


@bp.get("/<reference>/report.pdf")
@requires(Permission.AUDIT_READ)
def report(reference: str) -> Response:
    """The audit report as a PDF."""
    audit = auditing.get_audit(reference, seen_by=reader())
    return Response(
        reporting.pdf(audit),
        mimetype="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{audit.reference}.pdf"'},
    )
