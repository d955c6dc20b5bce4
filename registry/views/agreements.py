"""The shelf of law: every instrument, and what each of its provisions says and how it is judged."""

from flask import Blueprint, render_template

from registry import clock
from registry.access import Permission, requires
from registry.services import explaining, shelf
from registry.views.headers import keep

bp = Blueprint("agreements", __name__, url_prefix="/<lang>/agreements")
bp.after_request(keep)


@bp.get("/")
@requires(Permission.REGISTER_READ)
def index() -> str:
    """The instruments, grouped by what they rest on."""
    return render_template(
        "agreements/index.html", shelves=explaining.list_explained(clock.today())
    )


@bp.get("/<instrument_id>")
@requires(Permission.REGISTER_READ)
def show(instrument_id: str) -> str:
    """One instrument: its clauses with their citations, its days, its sources."""
    instrument = shelf.get_instrument(instrument_id)
    explained = explaining.Explained(instrument, clock.today())
    return render_template("agreements/show.html", instrument=instrument, explained=explained)
