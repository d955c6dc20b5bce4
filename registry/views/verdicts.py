"""One verdict explained: for a ministry by placement, for a committee by its report's codes."""

from flask import Blueprint, render_template, request

from registry.access import Permission, reader, requires
from registry.services import auditing, checking, narrowing, proving, telling

bp = Blueprint("verdicts", __name__, url_prefix="/<lang>")


@bp.get("/office/placements/<int:number>/verdicts/<instrument>/<clause>")
@requires(Permission.PLACEMENT_READ)
def show(number: int, instrument: str, clause: str) -> str:
    """A verdict on a placement, of the run that is asked for or else of the last."""
    placement = narrowing.get_placement(number, seen_by=reader())
    asked = request.args.get("run", type=int)
    run = (
        checking.latest_run(placement.agency)
        if asked is None
        else narrowing.get_run_on(placement, asked, seen_by=reader())
    )
    proof = proving.prove(placement, f"{instrument}#{clause}", run)
    return render_template(
        "verdicts/show.html",
        placement=placement,
        proof=proof,
        sentence=telling.sentence(proof),
        line=telling.line(proof),
    )


@bp.get("/audits/<reference>/verdicts/<worker>/<instrument>/<clause>")
@requires(Permission.AUDIT_READ)
def of_audit(reference: str, worker: str, instrument: str, clause: str) -> str:
    """A verdict of an audit's run on the worker of that code, such as W-0007."""
    audit = auditing.get_audit(reference, seen_by=reader())
    placement = proving.get_worker(audit, worker)
    proof = proving.prove(placement, f"{instrument}#{clause}", audit.run)
    return render_template(
        "verdicts/of_audit.html",
        audit=audit,
        worker=worker,
        proof=proof,
        sentence=telling.sentence(proof),
        line=telling.line(proof),
    )
