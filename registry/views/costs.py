"""What a worker must not be asked to pay from one country to another."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, requires
from registry.services import costing
from registry.views.headers import keep

bp = Blueprint("costs", __name__, url_prefix="/<lang>/costs")
bp.after_request(keep)


@bp.get("/")
@requires(Permission.REGISTER_READ)
def index() -> str | Response:
    """Choose the two countries; the answer has an address of its own."""
    origin, destination = request.args.get("from", ""), request.args.get("to", "")
    fault = costing.find_fault(origin, destination) if origin or destination else ""
    if (origin or destination) and not fault:
        return redirect(url_for("costs.show", corridor=f"{origin}-{destination}"))
    return render_template(
        "costs/index.html",
        corridors=costing.list_corridors(),
        countries=costing.list_countries(),
        origin=origin,
        destination=destination,
        fault=fault,
    )


@bp.get("/<corridor>")
@requires(Permission.REGISTER_READ)
def show(corridor: str) -> str:
    """Every cost item from one country to another, with the rules on it, by basis."""
    found = costing.get_corridor(corridor, clock.today())
    return render_template("costs/show.html", corridor=found, table=found.table())
