"""The shelf of law: every instrument, and what each of its provisions says and how it is judged."""

from flask import Blueprint, Response, render_template

from registry import clock
from registry.access import Permission, requires
from registry.services import confirming, editions, explaining, proposing, scoring, shelf
from registry.views.downloads import table
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
    return render_template(
        "agreements/show.html",
        instrument=instrument,
        explained=explained,
        confirmed=confirming.confirmed_refs(),
        editions=editions.list_editions(instrument_id),
    )


@bp.get("/<instrument_id>/editions/<int:number>")
@requires(Permission.REGISTER_READ)
def edition(instrument_id: str, number: int) -> str:
    """The text of one edition, and what it changed in the one before."""
    one = editions.get_edition(instrument_id, number)
    return render_template(
        "agreements/edition.html",
        instrument=shelf.get_instrument(instrument_id),
        edition=one,
        text=editions.text_of(one.edition),
        changed=proposing.changed_in(one),
    )


@bp.get("/scorecards")
@requires(Permission.REGISTER_READ)
def scorecards() -> str:
    """All agreements side by side, by what they are asked."""
    return render_template(
        "agreements/scorecards.html",
        halves=scoring.HALVES,
        compared=scoring.list_scored(),
    )


@bp.get("/scorecards.csv")
@requires(Permission.REGISTER_READ)
def scorecards_file() -> Response:
    """The same as a file, one row an agreement and question."""
    return table(scoring.as_csv(), "scorecards.csv")


@bp.get("/<instrument_id>/scorecard")
@requires(Permission.REGISTER_READ)
def scorecard(instrument_id: str) -> str:
    """One agreement's answers, with the places where they stand."""
    return render_template(
        "agreements/scorecard.html",
        halves=scoring.HALVES,
        scored=scoring.get_scored(instrument_id),
    )
